import { type GitHub, unexpected } from '../../github/index.ts';
import { textIn } from './event-fields.ts';

/**
 * The branch that a repository publishes: as the event of the run names it, else as GitHub does.
 * @throws HaversackError `github-refused`, `github-unreachable`
 */
export async function defaultBranch(github: GitHub, event: unknown): Promise<string> {
  const named = textIn(event, 'repository', 'default_branch');
  if (named !== undefined) return named;
  const answer = await github.request('GET', '');
  const branch = textIn(answer.body, 'default_branch');
  if (answer.status === 200 && branch !== undefined) return branch;
  throw unexpected(answer, 'which branch is the default one');
}
