import { HaversackError } from '../values/index.ts';

/** Which repository on which GitHub, and with whose right. */
export interface GitHubPlace {
  /** owner and name, as `riverside/badges` */
  readonly repository: string;
  /** of its REST interface, without a `/` at its end */
  readonly apiUrl: string;
  /** of its pages, without a `/` at its end */
  readonly serverUrl: string;
  readonly token: string | undefined;
}

/**
 * Reads what a run on GitHub has in its environment: `GITHUB_REPOSITORY`, `GITHUB_API_URL`, `GITHUB_SERVER_URL`,
 * `GITHUB_TOKEN`.
 * @throws HaversackError `github-missing` elsewhere
 */
export function readPlace(env: Readonly<Record<string, string | undefined>>): GitHubPlace {
  const { GITHUB_REPOSITORY: repository = '', GITHUB_TOKEN: token } = env;
  if (!/^[A-Za-z0-9_-]{1,64}\/[A-Za-z0-9._-]{1,100}$/.test(repository))
    throw new HaversackError('github-missing', 'GITHUB_REPOSITORY names no repository.', {
      remedy: 'This command runs in a workflow of GitHub Actions. docs/github.md says what each of them is for.',
    });
  return {
    repository,
    apiUrl: address(env, 'GITHUB_API_URL', 'https://api.github.com'),
    serverUrl: address(env, 'GITHUB_SERVER_URL', 'https://github.com'),
    token: token === '' ? undefined : token,
  };
}

function address(env: Readonly<Record<string, string | undefined>>, name: string, preset: string): string {
  const text = env[name] || preset;
  if (/^https?:$/.test(URL.parse(text)?.protocol ?? '')) return text.replace(/\/+$/, '');
  throw new HaversackError('github-missing', `${name} is no web address.`, { remedy: `Leave it as GitHub sets it.` });
}
