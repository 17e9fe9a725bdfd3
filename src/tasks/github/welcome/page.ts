import type { GitHubPlace } from '../../../github/index.ts';
import { escapeHtml } from '../../../values/index.ts';

/** The branch that a copy of Haversack proposes for its first day. */
export const SETUP_BRANCH = 'haversack/setup';

export type WelcomePlace = Pick<GitHubPlace, 'repository' | 'serverUrl'>;

/** Where GitHub compares a branch with the default branch, ready to open a pull request. */
const compareAddress = ({ serverUrl, repository }: WelcomePlace, branch: string): string =>
  `${serverUrl}/${repository}/compare/${branch}?expand=1`;

/**
 * The one page of a copy that is not set up yet: what this is, and the next step. It stands for itself: no script,
 * no other file. The same place gives the same bytes.
 */
export function welcomePage(place: WelcomePlace): string {
  const { serverUrl, repository } = place;
  const [owner = '', name = ''] = repository.split('/');
  const link = (address: string, text: string): string => `<a href="${escapeHtml(address)}">${text}</a>`;
  const home = `${serverUrl}/${repository}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<link rel="icon" href="data:,">
<title>Your badges will live here</title>
<style>
${STYLE}
</style>
</head>
<body>
<main>
${MARK}
<p class="place">${escapeHtml(owner)} / <strong>${escapeHtml(name)}</strong></p>
<h1>Your badges will live here</h1>
<p class="lead">This is a new copy of Haversack: a place to award digital badges that anyone can check, for as long as
this site is up. One step is left before the first of them.</p>
<section class="next" aria-labelledby="next">
<h2 id="next">Merge the pull request that is waiting</h2>
<p>It gives this site its address and your name, and takes the made-up badges of the demonstration out.
Look through it, change what you like, merge it.</p>
<p><a class="button" href="${escapeHtml(`${home}/pulls`)}">Open the pull requests</a></p>
<p class="small">None there? Then GitHub Actions may not open one here:
${link(compareAddress(place, SETUP_BRANCH), 'open it yourself, with one click')}.</p>
</section>
<h2>Then</h2>
<ol>
<li><strong>A first badge.</strong> The one that comes with it is yours to reword: a file, edited in the browser.</li>
<li><strong>A first award.</strong> Open ${link(`${home}/issues/new/choose`, 'an issue')}, fill in the form,
and merge what comes of it.</li>
<li><strong>A key.</strong> Without one, badges are published as Open Badges 2.0. With one, they are signed as well, as
Open Badges 3.0. It goes into ${link(`${home}/settings/environments`, 'the environment <code>issuing</code>')}.</li>
</ol>
<p class="small">What each step does and why stands in
${link(`${home}/blob/HEAD/docs/github.md`, 'docs/github.md')}.</p>
</main>
</body>
</html>
`;
}

/** A haversack: the icon of the program. */
const MARK = `<svg class="mark" viewBox="0 0 32 32" width="64" height="64" aria-hidden="true">
<rect width="32" height="32" rx="7"/>
<path d="M11 11V9.5a5 5 0 0 1 10 0V11M6.5 11h19v12a3 3 0 0 1-3 3h-13a3 3 0 0 1-3-3zM6.5 17.5h7M18.5 17.5h7M13.5 15.5h5v4h-5z"/>
</svg>`;

/** Contrast of each pair of colours, light and dark: text at least 7, links and buttons at least 4.5. */
const STYLE = `:root { --page: #fbf9f4; --card: #ffffff; --line: #d9d2c3; --text: #23211c; --quiet: #57524a; --link: #0f5c4d;
  --on-link: #ffffff }
@media (prefers-color-scheme: dark) {
  :root { --page: #171613; --card: #211f1b; --line: #423d34; --text: #f1ede4; --quiet: #b9b2a4; --link: #7fd6c0;
    --on-link: #10211d }
}
* { box-sizing: border-box }
body { margin: 0; background: var(--page); color: var(--text); font: 1.0625rem/1.6 system-ui, sans-serif }
main { max-width: 40rem; margin: 0 auto; padding: clamp(2rem, 8vw, 5rem) 1.25rem 4rem }
h1 { margin: 0.25rem 0 1rem; font: 600 clamp(2rem, 6vw, 2.75rem)/1.15 ui-serif, Georgia, serif; text-wrap: balance }
h2 { margin: 2.5rem 0 0.75rem; font: 600 1.375rem/1.3 ui-serif, Georgia, serif }
p { margin: 0 0 1rem }
a { color: var(--link); text-underline-offset: 0.15em }
a:focus-visible { outline: 3px solid var(--link); outline-offset: 3px; border-radius: 3px }
code { font: 0.9em ui-monospace, monospace }
ol { margin: 0 0 1.5rem; padding-inline-start: 1.5rem }
li { margin-block: 0.6rem }
.place { margin: 1.5rem 0 0; color: var(--quiet); overflow-wrap: anywhere }
.lead { font-size: 1.1875rem }
.small { color: var(--quiet); font-size: 0.9375rem }
.next { margin: 2.5rem 0; padding: 1.5rem; border: 1px solid var(--line); border-radius: 12px; background: var(--card) }
.next h2 { margin-top: 0 }
.next > :last-child { margin-bottom: 0 }
.button { display: inline-block; padding: 0.7rem 1.25rem; border-radius: 8px; background: var(--link); color: var(--on-link);
  font-weight: 600; text-decoration: none }
.button:hover { text-decoration: underline }
.mark { display: block }
.mark rect { fill: #7d3c12 }
.mark path { fill: none; stroke: #faf8f3; stroke-width: 2; stroke-linejoin: round }`;
