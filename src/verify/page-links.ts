const tag = /<(link|a)((?:\s+[^\s=>"'/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*\/?>/gi;
const attribute = /\s([^\s=>"'/]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g;

/** Types of what a page may link, the surest first. I3-19. */
const types = [/^application\/(?:vc|vp)\+(?:ld\+)?(?:json|jwt)/i, /^application\/ld\+json/i, /^application\/json/i];

/** Characters of a page that are looked through. */
const LONGEST = 1_048_576;

/**
 * Addresses of credentials that a page offers: `<link rel="alternate">` with a type of credentials, then other JSON
 * that it links, in the order in which they are worth a try; each once.
 * @param base  the page's own address; without it only absolute links count
 */
export function credentialLinks(html: string, base: string | undefined): readonly string[] {
  const found: { address: string; rank: number }[] = [];
  for (const [, name = '', attributes = ''] of html.slice(0, LONGEST).matchAll(tag)) {
    const { href, type = '', rel = '' } = attributesOf(attributes);
    if (href === undefined || !URL.canParse(href, base)) continue;
    const url = new URL(href, base);
    if (!/^https?:$/.test(url.protocol)) continue;
    const rank = rankOf(name.toLowerCase(), rel, type, url.pathname);
    if (rank !== undefined) found.push({ address: url.href.replace(/#.*$/s, ''), rank });
  }
  return [...new Set(found.sort((a, b) => a.rank - b.rank).map(({ address }) => address))];
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
