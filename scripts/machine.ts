import { randomBytes } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Effects } from '../src/tasks/effects.ts';
import { instantOf } from '../src/values/index.ts';
import type { Context } from './command.ts';

/** The effects of this machine: its clock, its chance, its environment. */
export function effectsOf({ root, today, terminal, finished }: Context): Effects {
  const { env, platform } = process;
  return {
    root,
    today,
    finished,
    now: () => instantOf(Date.now()),
    random: (bytes) => new Uint8Array(randomBytes(bytes)),
    keys: { env, platform, configFolder: configFolder(env, platform) },
    progress: terminal.progress,
  };
}

/** Where private keys lie by default: outside every repository. */
function configFolder(env: NodeJS.ProcessEnv, platform: string): string {
  const home = platform === 'win32' ? (env.APPDATA ?? join(homedir(), 'AppData', 'Roaming')) : env.XDG_CONFIG_HOME;
  return join(home === undefined || home === '' ? join(homedir(), '.config') : home, 'haversack', 'keys');
}
