/** Where a page's links lead, and which fragments it offers. */
export interface PageLinks {
  /** values of href, src, poster and srcset, as absolute addresses of this site's host */
  readonly internal: readonly string[];
  readonly ids: ReadonlySet<string>;
}

const tag = /<[a-z][a-z0-9-]*(?:\s+[^\s=>"'/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*\s*\/?>/gi;
const attribute = /\s([^\s=>"'/]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g;

/**
 * Reads the links of a page that our own renderer wrote.
 * @param address  the page's own, which relative links start from
 */
export function readLinks(html: string, address: string): PageLinks {
  const { origin } = new URL(address);
  const internal: string[] = [];
  const ids = new Set<string>();
  for (const [text] of html.replace(/<!--[\s\S]*?-->/g, '').matchAll(tag)) {
    for (const [, name = '', ...values] of text.matchAll(attribute)) {
      const value = decode(values.find((one) => one !== undefined) ?? '');
      if (name === 'id') ids.add(value);
      for (const target of targetsOf(name, value)) {
        const url = URL.canParse(target, address) ? new URL(target, address) : undefined;
        if (url === undefined) internal.push(target);
        else if (url.origin === origin) internal.push(url.href);
      }
    }
  }
  return { internal, ids };
}

function targetsOf(attributeName: string, value: string): string[] {
  if (/^(?:href|src|poster)$/i.test(attributeName)) return [value];
  if (!/^srcset$/i.test(attributeName)) return [];
  return value.split(',').map((candidate) => candidate.trim().split(/\s+/)[0] ?? '');
}

const named: Readonly<Record<string, string>> = { amp: '&', quot: '"', lt: '<', gt: '>', apos: "'" };

const decode = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(amp|quot|lt|gt|apos));/gi, (_all, hex, decimal, name) =>
    name ? (named[name.toLowerCase()] ?? '') : String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)),
  );
