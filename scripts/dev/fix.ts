import { runTool } from './tools.ts';

/** Formats, and mends what the linter can mend safely. */
export const run = (): Promise<number> => runTool('biome', ['check', '--write']);
