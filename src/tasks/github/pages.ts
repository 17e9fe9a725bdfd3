import { type GitHub, unexpected } from '../../github/index.ts';
import { parseWebAddress } from '../../values/index.ts';
import { textIn } from './event-fields.ts';
import { isCopy, siteOf } from './program.ts';

/** Whether GitHub Pages takes a site from this repository's workflows. */
export type PagesState =
  | {
      readonly kind: 'on';
      /** where Pages puts the site; undefined when GitHub does not say */
      readonly served: string | undefined;
      /** `url` of content/site.yaml, where it is another address than the one of Pages */
      readonly differs: string | undefined;
    }
  /** `branch`: it takes a site from a branch, and none from workflows */
  | { readonly kind: 'off'; readonly why: 'off' | 'branch'; readonly settings: string };

/**
 * Asks GitHub whether Pages is on, and whether the site will lie where its credentials say.
 * @throws HaversackError `github-refused`, `github-unreachable`
 */
export async function pagesState({
  root,
  github,
}: {
  readonly root: string;
  readonly github: GitHub;
}): Promise<PagesState> {
  const settings = `${github.serverUrl}/${github.repository}/settings/pages`;
  const answer = await github.request('GET', '/pages');
  if (answer.status === 404) return { kind: 'off', why: 'off', settings };
  if (answer.status !== 200) throw unexpected(answer, 'whether Pages is on');
  if (textIn(answer.body, 'build_type') === 'legacy') return { kind: 'off', why: 'branch', settings };
  const served = addressOf(textIn(answer.body, 'html_url'));
  // The address of a copy is that of the demonstration; the pull request that sets it up changes it.
  const url = isCopy(root, github.repository) ? undefined : siteOf(root)?.url;
  const isSame = url === undefined || served === undefined || comparable(url) === comparable(served);
  return { kind: 'on', served, differs: isSame ? undefined : url };
}

const addressOf = (text: string | undefined): string | undefined =>
  text !== undefined && parseWebAddress(text).ok ? (text.endsWith('/') ? text : `${text}/`) : undefined;

/** Pages tells of http until its certificate is made; of a path without the `/` at its end. */
function comparable(address: string): string {
  const { host, pathname } = new URL(address);
  return `${host}${pathname.replace(/\/?$/, '/')}`;
}
