import { openRepository, settingOf } from '../../io/index.ts';

const OWNER = /^[a-z\d][a-z\d-]{0,38}(?:\/[\w.-]{1,100})?$/i;

/** What is wrong with a person or team of GitHub, and what to write instead; undefined when nothing is. */
export const ownerFault = (answer: string): string | undefined =>
  OWNER.test(withoutAt(answer)) ? undefined : 'Write a person or a team on GitHub, as zoe or acme/maintainers.';

export const withoutAt = (owner: string): string => owner.replace(/^@/, '');

/**
 * Whose repository it is, as far as its remote or the address of its site says.
 * @param folder  absolute
 * @param url  of the site, if it is known
 */
export async function suggestOwner(folder: string, url = ''): Promise<string | undefined> {
  const repository = await openRepository(folder);
  // A repository further up is another one.
  const isOwn = repository.kind === 'repository' && repository.prefix === '';
  const remote = isOwn ? ((await settingOf(folder, 'remote.origin.url')) ?? '') : '';
  const [, ofRemote] = /^(?:https?:\/\/|ssh:\/\/|[\w.-]+@)[^/:]+(?::\d+)?[/:]([^/]+)\/[^/]+?\/?$/.exec(remote) ?? [];
  const [, ofSite] = /^https:\/\/([a-z\d-]+)\.github\.io\//i.exec(url) ?? [];
  return [ofRemote, ofSite].find((one) => one !== undefined && ownerFault(one) === undefined);
}
