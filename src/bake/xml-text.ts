/** The characters that XML 1.0 forbids everywhere; lone surrogates are among them. XML 1.0, production 2. */
const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

const references: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export const isXmlText = (text: string): boolean => !forbidden.test(text);

/** Line ends as an XML reader hands them on: one line feed each. XML 1.0, section 2.11. */
export const normaliseLines = (text: string): string => (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text);

/** Resolves character references and the five entities that need no DOCTYPE; undefined when another one is there. */
export function decodeReferences(text: string): string | undefined {
  if (!text.includes('&')) return text;
  let wrong = false;
  const decoded = text.replace(/&(?:#x([0-9a-fA-F]{1,6});|#([0-9]{1,7});|([a-z]{2,4});)?/g, (_, hex, decimal, name) => {
    const char = name === undefined ? charOf(hex ? Number.parseInt(hex, 16) : Number(decimal)) : references[name];
    if (char === undefined) wrong = true;
    return char ?? '';
  });
  return wrong ? undefined : decoded;
}

function charOf(point: number): string | undefined {
  if (!(point <= 0x10ffff)) return undefined;
  const char = String.fromCodePoint(point);
  return isXmlText(char) ? char : undefined;
}

/** Writes a text as the value of an attribute in double quotes, so that a reader gets back the same text. */
export const encodeAttribute = (text: string): string =>
  text.replace(/[&<>"\t\n\r]/g, (char) => `&#${char.charCodeAt(0)};`);
