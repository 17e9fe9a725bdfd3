import { runTool } from './tools.ts';

/** The checks that run no code of ours, by name. `astro check` also writes the types that `tsc` needs. */
export const lints: readonly { readonly name: string; readonly run: () => Promise<number> }[] = [
  { name: 'lint and format (biome)', run: () => runTool('biome', ['check', '--error-on-warnings']) },
  {
    name: 'types of pages (astro check)',
    run: () =>
      runTool('astro', ['check', '--tsconfig', 'src/site/tsconfig.json', '--minimumFailingSeverity', 'warning']),
  },
  { name: 'types (tsc)', run: () => runTool('tsc', ['--noEmit']) },
  { name: 'unused code (knip)', run: () => runTool('knip', []) },
];

/** Runs all of them, the later ones too when an earlier one fails. */
export async function run(): Promise<number> {
  let failed = 0;
  for (const lint of lints) if ((await lint.run()) !== 0) failed++;
  return failed === 0 ? 0 : 1;
}
