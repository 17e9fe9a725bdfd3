import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lints } from './lint.ts';
import { runTool } from './tools.ts';

interface Count {
  passed: number;
  failed: number;
}

/**
 * `npm test`: lint, types, unused code, then every test, browser included. With names it runs those tests alone.
 * The last line is `N passed, N failed`; a failure, or no test at all, is exit code 1.
 */
export async function run(names: readonly string[]): Promise<number> {
  const count: Count = { passed: 0, failed: 0 };
  for (const lint of names.length === 0 ? lints : []) {
    const isGood = (await lint.run()) === 0;
    process.stdout.write(`${isGood ? '✓' : '✗'} ${lint.name}\n`);
    count[isGood ? 'passed' : 'failed']++;
  }
  const folder = mkdtempSync(join(tmpdir(), 'haversack-test-'));
  const report = join(folder, 'report.json');
  const code = await runTool('vitest', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile=${report}`,
    ...names,
  ]);
  const tests = readReport(report);
  rmSync(folder, { recursive: true, force: true });
  count.passed += tests.passed;
  // A suite that could not even be loaded has no failed test, but vitest says so by its code.
  count.failed += Math.max(tests.failed, code === 0 ? 0 : 1);
  process.stdout.write(`${count.passed} passed, ${count.failed} failed\n`);
  return count.failed === 0 && tests.passed > 0 ? 0 : 1;
}

function readReport(file: string): Count {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8')) as { numPassedTests: number; numFailedTests: number };
    return { passed: report.numPassedTests, failed: report.numFailedTests };
  } catch {
    return { passed: 0, failed: 0 };
  }
}
