import { bad, good, type Result } from '../values/index.ts';
import { namespaces, openSvg, type SvgElement, type SvgKind, type SvgPicture, type SvgReason } from './svg-picture.ts';
import { isCompactJws, type Unbaked } from './unbaked.ts';
import { encodeAttribute, isXmlText } from './xml-text.ts';

export type SvgTextReason =
  | 'svg-text-forbidden-character'
  | 'svg-text-splits-cdata'
  | 'svg-text-carriage-return'
  | 'svg-text-malformed'
  | 'svg-text-too-large';
export type SvgUnbakeReason = SvgReason | SvgTextReason | 'svg-credential-ambiguous' | 'svg-element-repeated';

/** Characters that a baked text may have, written or read. B-07. */
export const SVG_TEXT_LIMIT = 1_048_576;

const SVG = 'http://www.w3.org/2000/svg';
const kinds: readonly SvgKind[] = ['credential', 'assertion'];

/**
 * Bakes a 3.0 credential and a 2.0 assertion (each its JSON or its compact JWS) into an SVG, as the first children of
 * the root, 3.0 first; elements of the same kinds are replaced and all else stays as it was. STANDARDS section 4.
 * JSON goes into one CDATA section and comes back to the character; a 2.0 element names its assertion's `id` in
 * `verify`, a 3.0 element has no `verify` beside JSON (B-02). Text that CDATA cannot carry as it stands is refused
 * (B-03): the JSON that `printJson` writes always can be carried.
 * @param svg  an SVG, or the picture that `openSvg` read from it (faster for many bakes)
 */
export function bakeSvg(
  svg: string | SvgPicture,
  texts: { readonly credential?: string; readonly assertion?: string },
): Result<string, SvgReason | SvgTextReason> {
  const picture = typeof svg === 'string' ? openSvg(svg) : good(svg);
  if (!picture.ok) return picture;
  const { text, root, baked } = picture.value;
  if (root.namespace !== SVG) return bad('svg-root');
  let elements = '';
  for (const kind of kinds) {
    const body = texts[kind];
    if (body === undefined) continue;
    const element = buildElement(kind, body);
    if (!element.ok) return element;
    elements += element.value;
  }
  const replaced = baked.filter((element) => texts[element.kind] !== undefined);
  if (root.empty) return good(`${text.slice(0, root.end - 2)}>${elements}</svg>${text.slice(root.end)}`);
  return good(text.slice(0, root.end) + elements + cutOut(text, root.end, replaced));
}

function cutOut(text: string, from: number, elements: readonly SvgElement[]): string {
  const starts = [from, ...elements.map((element) => element.end)];
  return starts.map((start, index) => text.slice(start, elements[index]?.start)).join('');
}

function buildElement(kind: SvgKind, text: string): Result<string, SvgTextReason> {
  if (text.length > SVG_TEXT_LIMIT) return bad('svg-text-too-large');
  const open = `<openbadges:${kind} xmlns:openbadges="${namespaces[kind]}"`;
  if (isCompactJws(text)) return good(`${open} verify="${text}"/>`);
  if (!isXmlText(text)) return bad('svg-text-forbidden-character');
  if (text.includes(']]>')) return bad('svg-text-splits-cdata');
  if (text.includes('\r')) return bad('svg-text-carriage-return');
  if (!/^[ \t\n]*\{/.test(text)) return bad('svg-text-malformed');
  const id = kind === 'assertion' ? idOf(text) : '';
  if (id === undefined || !isXmlText(id)) return bad('svg-text-malformed');
  const verify = kind === 'assertion' ? ` verify="${encodeAttribute(id)}"` : '';
  return good(`${open}${verify}><![CDATA[${text}]]></openbadges:${kind}>`);
}

function idOf(json: string): string | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string'
      ? value.id
      : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Takes out what is baked into an SVG; of several elements of one kind the first wins. B-01, B-02, B-05, B-07.
 * A body is JSON, or a JWS that stands there instead of in `verify`. An SVG with nothing baked gives an empty object.
 * @param onlyOne  true: several elements of one kind are refused, since readers may differ in which they take
 */
export function unbakeSvg(
  svg: string,
  { onlyOne = false }: { readonly onlyOne?: boolean } = {},
): Result<Unbaked, SvgUnbakeReason> {
  const picture = openSvg(svg);
  if (!picture.ok) return picture;
  let found: Unbaked = {};
  for (const kind of kinds) {
    const [element, another] = picture.value.baked.filter((candidate) => candidate.kind === kind);
    if (onlyOne && another) return bad('svg-element-repeated');
    const read = element ? readElement(element) : good({});
    if (!read.ok) return read;
    found = { ...found, ...read.value };
  }
  return good(found);
}

function readElement({ kind, verify, body, hasElements }: SvgElement): Result<Unbaked, SvgUnbakeReason> {
  if (hasElements) return bad('svg-body-has-elements');
  if ((body ?? verify ?? '').length > SVG_TEXT_LIMIT) return bad('svg-text-too-large');
  const signed = verify !== undefined && isCompactJws(verify.trim()) ? verify.trim() : undefined;
  if (body === undefined) {
    if (signed !== undefined) return good({ [kind]: signed });
    return kind === 'assertion' && verify ? good({ address: verify }) : bad('svg-text-malformed');
  }
  const text = isCompactJws(body.trim()) ? body.trim() : body;
  // Readers disagree on which of two texts counts, so neither does.
  return signed !== undefined && signed !== text ? bad('svg-credential-ambiguous') : good({ [kind]: text });
}
