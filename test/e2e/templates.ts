import type { Dist } from '../sites/dist.ts';

/** One page of each kind that the demonstration has, by what is on it and not by its name. */
export function templatesOf(dist: Dist): ReadonlyMap<string, string> {
  const pages = dist.files.filter((path) => path.endsWith('/index.html') && path !== 'index.html');
  const first = (folder: string, holds: (html: string) => boolean = () => true): string => {
    const found = pages.find(
      (path) => path.startsWith(folder) && path !== `${folder}index.html` && holds(dist.text(path)),
    );
    if (found === undefined) throw new Error(`The demonstration has no page of this kind below ${folder}.`);
    return found.replace(/index\.html$/, '');
  };
  const inState = (state: string) => (html: string) =>
    html.includes(`class="verdict"><span class="state" data-state="${state}"`);
  const drawn = (html: string) => html.includes('image.svg');
  return new Map([
    ['home', ''],
    ['badges', 'badges/'],
    ['badge, drawn', first('badges/', drawn)],
    ['badge, a picture of its own', first('badges/', (html) => !drawn(html))],
    ['badge, replaced', first('badges/', (html) => html.includes('A newer version of this badge'))],
    ['badge, in another language', first('badges/', (html) => html.includes('lang="ar"'))],
    ['award, valid', first('assertions/', inState('valid'))],
    ['award, expired', first('assertions/', inState('expired'))],
    ['award, revoked', first('assertions/', inState('revoked'))],
    ['award, not yet valid', first('assertions/', inState('not-yet-valid'))],
    [
      'award, with results and evidence',
      first('assertions/', (html) => html.includes('class="scale"') && html.includes('class="range"')),
    ],
    ['issuer', first('issuers/')],
    ['person, with a portrait', first('people/', (html) => html.includes('portrait'))],
    ['person, without', first('people/', (html) => !html.includes('portrait'))],
    ['a page of the maintainers', 'employers/'],
    ['a page with the catalogue', 'programme/'],
    ['checking a badge', 'verify/'],
    ['hashing an address', 'hash/'],
    ['what is not there', '404.html'],
  ]);
}
