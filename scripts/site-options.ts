import type { GitHubPlace } from '../src/github/index.ts';

/** Values of an option that may be given again. */
export const listOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value : []);

/** `https://example.org/badges/=dist` */
export function readMap(text: string): { url: string; folder: string } | undefined {
  const [, url = '', folder = ''] = /^(https?:\/\/[^=]*)=(.+)$/.exec(text) ?? [];
  return URL.canParse(url) ? { url: url.endsWith('/') ? url : `${url}/`, folder } : undefined;
}

/** `localhost:4321` */
export const isLoopbackServer = (text: string): boolean => /^[^/\s@]+:\d{1,5}$/.test(text);

/** The repository whose run this is; on any other machine there is none, and every site is an ordinary one. */
export async function placeOfRun(env: NodeJS.ProcessEnv): Promise<GitHubPlace | undefined> {
  if (!env.GITHUB_REPOSITORY) return undefined;
  const { readPlace } = await import('../src/github/index.ts');
  return readPlace(env);
}
