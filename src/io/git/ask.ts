import { execFile } from 'node:child_process';
import { dirname } from 'node:path';

export type GitReason = 'git-missing' | 'git-failed' | 'git-too-slow' | 'git-too-much';

export type GitAnswer =
  | {
      readonly ok: true;
      readonly code: number;
      readonly output: Buffer;
      /** what git wrote beside its answer, in English */
      readonly beside: string;
    }
  | {
      readonly ok: false;
      readonly reason: GitReason;
      /** what git itself said, in English; its first line */
      readonly said: string;
    };

export interface GitQuestion {
  /** exit codes that are answers, not failures; default: 0 alone */
  readonly ends?: readonly number[];
  /** for its standard input */
  readonly input?: string | Uint8Array;
  /** what its environment has besides, or otherwise */
  readonly environment?: NodeJS.ProcessEnv;
  readonly milliseconds?: number;
  readonly bytes?: number;
}

const LIMITS = { milliseconds: 30_000, bytes: 128 * 1024 * 1024 } as const;

/**
 * Settings of the repository, or of the user, that would run another program, ask the network or change what is
 * printed; given for this one run, they go before all files of settings.
 */
const SETTINGS = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'core.quotePath=false',
  'core.untrackedCache=keep',
  'gc.auto=0',
  'maintenance.auto=false',
  'log.showSignature=false',
  'log.showRoot=true',
  'grep.fallbackToNoIndex=false',
  'submodule.recurse=false',
].flatMap((setting) => ['-c', setting]);

/**
 * Asks the `git` program about a root. It reads only, unless the question says otherwise: no hook, no pager, no prompt,
 * no network, no lock, no shell.
 * The caller puts `--` or `--end-of-options` before anything that comes from content.
 * @param root  absolute; paths of the question and of the answer are relative to it where git allows
 */
export function askGit(root: string, args: readonly string[], question: GitQuestion = {}): Promise<GitAnswer> {
  const { ends = [0], input = '', milliseconds = LIMITS.milliseconds, bytes = LIMITS.bytes } = question;
  // It takes paths, not patterns of paths, and ends at the option that says so of all others.
  const literal = args[0] === 'check-ignore' ? [] : ['--literal-pathspecs'];
  return new Promise((resolve) => {
    const child = execFile(
      'git',
      ['--no-pager', ...literal, '-C', root, ...SETTINGS, ...args],
      {
        // Windows looks for a program in the current folder first: never in the user's content.
        cwd: dirname(process.execPath),
        env: { ...environment(), ...question.environment },
        encoding: 'buffer',
        timeout: milliseconds,
        killSignal: 'SIGKILL',
        maxBuffer: bytes,
        windowsHide: true,
      },
      (error, output, errors) => {
        const code = error === null ? 0 : error.code;
        const said = errors.toString('utf8').split('\n')[0] ?? '';
        if (typeof code === 'number' && ends.includes(code))
          resolve({ ok: true, code, output, beside: errors.toString('utf8') });
        else if (code === 'ENOENT') resolve({ ok: false, reason: 'git-missing', said });
        else if (code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') resolve({ ok: false, reason: 'git-too-much', said });
        else resolve({ ok: false, reason: error?.killed === true ? 'git-too-slow' : 'git-failed', said });
      },
    );
    // A git that ends before it has read all is told by its exit code.
    child.stdin?.on('error', () => {}).end(input);
  });
}

/** What of the environment git sees: where its programs and its user's settings are, nothing of another repository. */
function environment(): NodeJS.ProcessEnv {
  const kept = [
    ...['PATH', 'Path', 'PATHEXT', 'SystemRoot', 'SYSTEMROOT', 'windir', 'TMPDIR', 'TEMP', 'TMP'],
    ...['HOME', 'USERPROFILE', 'HOMEDRIVE', 'HOMEPATH', 'APPDATA', 'PROGRAMDATA', 'XDG_CONFIG_HOME'],
    ...['GIT_CONFIG_GLOBAL', 'GIT_CONFIG_SYSTEM', 'GIT_CONFIG_NOSYSTEM', 'GIT_CEILING_DIRECTORIES'],
  ];
  return {
    ...Object.fromEntries(kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]))),
    LC_ALL: 'C',
    TZ: 'UTC',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_REPLACE_OBJECTS: '1',
    // A partial clone fetches what it lacks; here it must not. Older versions of git know only the second.
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
  };
}

/** What lies between the NULs of an answer. */
export const pieces = (output: Buffer): string[] => output.toString('utf8').split('\0').slice(0, -1);
