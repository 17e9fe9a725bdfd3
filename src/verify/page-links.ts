const attribute = /\s([^\s=>"'/]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g;

/** Types of what a page may link, the surest first. I3-19. */
const types = [/^application\/(?:vc|vp)\+(?:ld\+)?(?:json|jwt)/i, /^application\/ld\+json/i, /^application\/json/i];

/** Characters of a page and of a tag, and tags, that are looked at: a page may be made to be slow to read. */
const LONGEST = 1_048_576;
const LONGEST_TAG = 2_048;
const MOST_TAGS = 5_000;

/**
 * Addresses of credentials that a page offers: `<link rel="alternate">` with a type of credentials, then other JSON
 * that it links, in the order in which they are worth a try; each once.
 * @param base  the page's own address; without it only absolute links count
 */
export function credentialLinks(html: string, base: string | undefined): readonly string[] {
  const found: { address: string; rank: number }[] = [];
  for (const { name, attributes } of tagsOf(html.slice(0, LONGEST))) {
    const { href, type = '', rel = '' } = attributesOf(attributes);
    if (href === undefined || !URL.canParse(href, base)) continue;
    const url = new URL(href, base);
    if (!/^https?:$/.test(url.protocol)) continue;
    const rank = rankOf(name, rel, type, url.pathname);
    if (rank !== undefined) found.push({ address: url.href.replace(/#.*$/s, ''), rank });
  }
  return [...new Set(found.sort((a, b) => a.rank - b.rank).map(({ address }) => address))];
}

/** Start tags of links, without a parser of HTML: what is found only has to be worth a try. */
function* tagsOf(html: string): Generator<{ readonly name: string; readonly attributes: string }> {
  let count = 0;
  for (const { 1: name = '', index } of html.matchAll(/<(link|a)(?=\s)/gi)) {
    if (++count > MOST_TAGS) return;
    const start = index + 1 + name.length;
    const rest = html.slice(start, start + LONGEST_TAG);
    const end = rest.indexOf('>');
    if (end !== -1) yield { name: name.toLowerCase(), attributes: rest.slice(0, end) };
  }
}

function rankOf(name: string, rel: string, type: string, path: string): number | undefined {
  const kind = types.findIndex((one) => one.test(type));
  if (name === 'link') return /\balternate\b/i.test(rel) && kind !== -1 ? kind : undefined;
  if (kind !== -1) return types.length + kind;
  return /\/(?:credential|assertion)[\w-]*\.json$/i.test(path) ? 2 * types.length : undefined;
}

function attributesOf(text: string): { readonly [name: string]: string | undefined } {
  const found: { [name: string]: string } = Object.create(null);
  for (const [, name = '', ...values] of text.matchAll(attribute))
    found[name.toLowerCase()] = (values.find((one) => one !== undefined) ?? '').replaceAll('&amp;', '&');
  return found;
}
