import { visible } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { type Finding, note, ok, problem } from './finding.ts';

/** A repository on GitHub. */
interface GitHubPlace {
  readonly owner: string;
  readonly name: string;
}

/** Reads an address of a remote: https, ssh, or as `git@github.com:owner/name.git`; undefined when it is not GitHub's. */
export function gitHubPlaceOf(remote: string): GitHubPlace | undefined {
  const shape =
    /^(?:(?:https|ssh|git):\/\/(?:[^@/]*@)?github\.com(?::\d+)?\/|(?:[^@/:]+@)?github\.com:\/?)([\w.-]+)\/([\w.-]+?)(?:\.git)?\/?$/i;
  const [, owner, name] = shape.exec(remote) ?? [];
  return owner === undefined || name === undefined ? undefined : { owner, name };
}

/** Where GitHub Pages puts a repository: the owner's own site at the root, every other below it. */
export function pagesAddress({ owner, name }: GitHubPlace): string {
  const host = `${owner.toLowerCase()}.github.io`;
  return name.toLowerCase() === host ? `https://${host}/` : `https://${host}/${name}/`;
}

/**
 * Holds the site's `url` against where its repository is published.
 * @param remote  address of the remote `origin`; may hold a password, so it is never repeated
 * @param domain  what a CNAME file says
 */
export function lookAtAddress(
  { url }: Pick<Site, 'url'>,
  { remote, domain }: { readonly remote: string | undefined; readonly domain: string | undefined },
): Finding {
  const change = 'Correct url in content/site.yaml; when credentials are sealed already: haversack move --to';
  if (domain !== undefined && domain !== '') {
    const host = visible(domain.toLowerCase());
    return new URL(url).host === host
      ? ok('address', `${url} is on ${host}, as CNAME has it.`)
      : problem('address', `${url} is not on ${host}, where CNAME publishes this.`, `${change} https://${host}/`);
  }
  if (remote === undefined)
    return note('address', `There is no remote "origin" to hold ${url} against.`, 'None needed until you publish.');
  const place = gitHubPlaceOf(remote);
  if (place === undefined)
    return note(
      'address',
      `The remote "origin" is not on GitHub: ${url} is not looked at.`,
      'Make sure that the site is published there.',
    );
  const expected = pagesAddress(place);
  if (url.toLowerCase() === expected.toLowerCase())
    return ok('address', `${url} is where GitHub Pages publishes this repository.`);
  if (new URL(url).hostname.endsWith('.github.io'))
    return problem(
      'address',
      `GitHub Pages publishes this repository at ${expected}, not at ${url}.`,
      `${change} ${expected}`,
    );
  return note(
    'address',
    `${url} is a domain of your own; GitHub Pages alone would be ${expected}.`,
    'Set it under Settings, Pages, Custom domain of the repository.',
  );
}
