import { parseArgs } from 'node:util';
import { bench } from '../../bench/run.ts';
import { EXIT } from '../command.ts';

/** `npm run bench -- --count 200 --rounds 1` */
export async function run(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { count: { type: 'string', default: '1000' }, rounds: { type: 'string', default: '3' } },
  });
  const [count, rounds] = [Number(values.count), Number(values.rounds)];
  const isCount = (value: number): boolean => Number.isInteger(value) && value > 0;
  if (!isCount(count) || !isCount(rounds)) {
    process.stderr.write('Write whole numbers above 0 for --count and --rounds.\n');
    return EXIT.usage;
  }
  await bench({ count, rounds, print: (line) => process.stdout.write(`${line}\n`) });
  return EXIT.good;
}
