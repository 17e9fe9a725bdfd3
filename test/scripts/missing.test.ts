import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sealedRoot } from '../roots.ts';
import { fingerprint } from '../sites/trees.ts';
import { runAt } from './run.ts';

test('where nobody can be asked, all that is missing is named with an example, and nothing is changed: exit 3', async () => {
  const root = await sealedRoot();
  const before = fingerprint(join(root, 'content'));
  const cases: readonly (readonly [string[], string, string])[] = [
    ...['revoke', 'suspend', 'reinstate'].flatMap((verb): [string[], string, string][] => [
      [[verb], 'the id of the award, --reason.', `haversack ${verb} first-aid-zoe --reason`],
      [[verb, 'care-zoe'], '--reason.', `haversack ${verb} first-aid-zoe --reason`],
      [[verb, '--reason', 'Lost.'], 'the id of the award.', `haversack ${verb} first-aid-zoe --reason`],
    ]),
    [['erase'], 'the id of the award.', 'haversack erase first-aid-zoe --yes'],
    [['erase', '--yes'], 'the id of the award.', 'haversack erase first-aid-zoe --yes'],
    [['erase', 'care-zoe'], '--yes', 'haversack erase care-zoe --yes'],
    [['erase', 'care-zoe', '--json'], '--yes', 'haversack erase care-zoe --yes'],
    [['move'], '--to.', 'haversack move --to https://'],
  ];
  for (const [args, missing, example] of cases) {
    const ran = runAt(root, args);
    expect([args, ran.code, ran.stdout]).toEqual([args, 3, '']);
    expect(ran.stderr, args.join(' ')).toContain(`What is missing: ${missing}`);
    expect(ran.stderr).toContain(`As in: ${example}`);
  }
  expect(fingerprint(join(root, 'content'))).toEqual(before);
});
