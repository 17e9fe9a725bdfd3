import { bad, good, type Result } from '../values/index.ts';
import { scanXml, type XmlCdata, type XmlReason, type XmlText } from './xml-scan.ts';

export type SvgReason = XmlReason | 'svg-root' | 'svg-body-has-elements';
export type SvgKind = 'credential' | 'assertion';

/** Where each kind of element lives. STANDARDS section 4. */
export const namespaces: Readonly<Record<SvgKind, string>> = {
  credential: 'https://purl.imsglobal.org/ob/v3p0',
  assertion: 'http://openbadges.org',
};

/** One baked element as it stands in the text; `body` is its text with CDATA sections joined, or undefined. */
export type SvgElement = {
  readonly kind: SvgKind;
  readonly start: number;
  readonly end: number;
  readonly verify: string | undefined;
  readonly body: string | undefined;
  readonly hasElements: boolean;
};

/** An SVG read and checked once, for many bakes. */
export type SvgPicture = {
  readonly text: string;
  /** the start tag of the root */
  readonly root: { readonly namespace: string; readonly end: number; readonly empty: boolean };
  /** outermost baked elements in the order of the document */
  readonly baked: readonly SvgElement[];
};

type Draft = { kind: SvgKind; start: number; verify: string | undefined; depth: number; hasElements: boolean };
type BodyPart = XmlText | XmlCdata;

/** Reads an SVG once: its root and what is baked into it, found by namespace and local name. B-01, B-07. */
export function openSvg(text: string): Result<SvgPicture, SvgReason> {
  const baked: SvgElement[] = [];
  let root: (SvgPicture['root'] & { readonly local: string }) | undefined;
  let depth = 0;
  let draft: Draft | undefined;
  let parts: BodyPart[] = [];
  const finish = (end: number): void => {
    if (!draft) return;
    const { kind, start, verify, hasElements } = draft;
    baked.push({ kind, start, end, verify, hasElements, body: joinBody(parts) });
    draft = undefined;
    parts = [];
  };
  const scanned = scanXml(text, (token) => {
    if (token.kind === 'text' || token.kind === 'cdata') {
      if (draft) parts.push(token);
    } else if (token.kind === 'close') {
      depth--;
      if (draft?.depth === depth) finish(token.end);
    } else {
      root ??= { namespace: token.namespace, local: token.local, end: token.end, empty: token.empty };
      if (draft) draft.hasElements = true;
      else if (isBaked(token) && depth > 0) {
        const verify = token.attributes.get('verify');
        draft = { kind: token.local, start: token.start, verify, depth, hasElements: false };
        if (token.empty) finish(token.end);
      }
      if (!token.empty) depth++;
    }
  });
  if (!scanned.ok) return scanned;
  return root?.local === 'svg' ? good({ text, root, baked }) : bad('svg-root');
}

const isBaked = <Token extends { readonly namespace: string; readonly local: string }>(
  token: Token,
): token is Token & { readonly local: SvgKind } =>
  (token.local === 'credential' || token.local === 'assertion') && namespaces[token.local] === token.namespace;

/** Text and CDATA sections joined as XML has it (B-03), without white space around the first and last section. */
function joinBody(parts: readonly BodyPart[]): string | undefined {
  const counts = (part: BodyPart): boolean => part.kind === 'cdata' || /[^ \t\n]/.test(part.value);
  const first = parts.findIndex(counts);
  const last = parts.findLastIndex(counts);
  const body =
    first < 0
      ? ''
      : parts
          .slice(first, last + 1)
          .map((part) => part.value)
          .join('');
  return /[^ \t\n]/.test(body) ? body : undefined;
}
