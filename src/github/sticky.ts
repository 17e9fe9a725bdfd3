import { isObject } from '../values/index.ts';
import { type GitHub, type GitHubThing, unexpected } from './client.ts';

/** Characters that GitHub takes in one comment. */
export const COMMENT_CHARACTERS = 65_536;

/** The first line of a comment of ours; nobody sees it. */
export const markOf = (purpose: string): string => `<!-- haversack:${purpose} -->`;

/** True for an issue or a comment of ours: it begins with our mark, and a program wrote it. */
export const isOurs = ({ body, user }: GitHubThing, purpose: string): boolean =>
  typeof body === 'string' && body.startsWith(markOf(purpose)) && isObject(user) && user.type === 'Bot';

/**
 * Keeps one comment at an issue or a pull request: made, or changed where it says something else now.
 * @param text  Markdown below the mark; shorter than {@link COMMENT_CHARACTERS} with it
 * @param isSame  whether what stands there says the same; default: letter by letter
 * @throws HaversackError `github-refused`, `github-unreachable`
 */
export async function stick(
  github: GitHub,
  issue: number,
  purpose: string,
  text: string,
  isSame: (before: string, after: string) => boolean = (before, after) => before === after,
): Promise<'made' | 'changed' | 'same'> {
  const body = `${markOf(purpose)}\n${text}`;
  const before = (await github.list(`/issues/${issue}/comments`)).find((comment) => isOurs(comment, purpose));
  if (before === undefined) {
    const made = await github.request('POST', `/issues/${issue}/comments`, { body });
    if (made.status !== 201) throw unexpected(made, 'a new comment');
    return 'made';
  }
  // GitHub gives back other ends of lines than it was given.
  if (isSame(String(before.body).replaceAll('\r\n', '\n'), body)) return 'same';
  const changed = await github.request('PATCH', `/issues/comments/${before.id}`, { body });
  if (changed.status !== 200) throw unexpected(changed, 'a changed comment');
  return 'changed';
}
