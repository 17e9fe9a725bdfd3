import { isCompactJws } from '../bake/index.ts';
import { isObject, parseJson } from '../values/index.ts';
import { headerTextOf, payloadTextOf } from './payload.ts';

export interface PersonalData {
  readonly kind: 'e-mail address' | 'telephone number' | 'birth date' | 'identity number';
  /** where, as `credentialSubject.identifier[0].identityHash`; the value is told nowhere */
  readonly path: string;
}

/** Findings that are told, and tokens in each other that are looked into. */
const LIMITS = { findings: 20, tokens: 3 } as const;

const EMAIL = /[\p{L}\p{N}_.+%'"-]@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2}/u;
const TELEPHONE = /\btel:\+?\d|(?<![\w/+=])\+\d[\d ().-]{7,}\d/i;
const TELEPHONE_MEMBERS = /^(?:phone|phone_?number|telephone|tel|mobile|mobile_?phone|cell_?phone|fax)$/i;
const BIRTH_MEMBERS = /^(?:date_?of_?birth|birth_?date|birth_?day|dob)$/i;

/**
 * Finds what is somebody's in plain: e-mail addresses in any text, telephone numbers, birth dates, identity numbers that
 * are not hashed. An address of an issuer is one too: from outside nobody can tell an office from a person.
 * @param value  a document, or any part of one; tokens (compact JWS) in it are opened
 */
export function findPersonalData(value: unknown): readonly PersonalData[] {
  const found: PersonalData[] = [];
  visit(value, '', '', LIMITS.tokens, (kind, path) => {
    if (found.length < LIMITS.findings && !found.some((one) => one.kind === kind && one.path === path))
      found.push({ kind, path });
  });
  return found;
}

type Tell = (kind: PersonalData['kind'], path: string) => void;

function visit(value: unknown, name: string, path: string, tokens: number, tell: Tell): void {
  if (typeof value === 'string' || typeof value === 'number') {
    visitText(String(value), name, path, tokens, tell);
    return;
  }
  if (Array.isArray(value)) {
    value.forEach((inner, index) => {
      visit(inner, name, `${path}[${index}]`, tokens, tell);
    });
    return;
  }
  if (!isObject(value)) return;
  const isPlain = value.hashed !== true && value.hashed !== 'true';
  // D3-01: of an identifier only the hash is meant to be seen.
  if (value.identityType === 'nationalIdentityNumber' && isPlain && typeof value.identityHash === 'string')
    tell('identity number', at(path, 'identityHash'));
  for (const [key, inner] of Object.entries(value)) {
    if (holdsAddress(key)) tell('e-mail address', path);
    visit(inner, key, at(path, key), tokens, tell);
  }
}

const at = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);

function visitText(text: string, name: string, path: string, tokens: number, tell: Tell): void {
  if (text.trim() === '') return;
  if (isCompactJws(text.trim())) {
    if (tokens === 0) return;
    for (const part of [headerTextOf(text.trim()), payloadTextOf(text.trim())]) {
      const json = part === undefined ? undefined : parseJson(part);
      if (json?.ok) visit(json.value, name, path, tokens - 1, tell);
    }
    return;
  }
  if (/^data:[^,]*;base64,/i.test(text)) return;
  if (holdsAddress(text)) tell('e-mail address', path);
  if (TELEPHONE_MEMBERS.test(name) || TELEPHONE.test(text)) tell('telephone number', path);
  if (BIRTH_MEMBERS.test(name)) tell('birth date', path);
}

/** Also as `mailto:`, percent-encoded, or in letters of another width. */
function holdsAddress(text: string): boolean {
  if (/\bmailto:./i.test(text)) return true;
  const plain = text.normalize('NFKC');
  return EMAIL.test(plain) || (/%40/.test(plain) && EMAIL.test(plain.replaceAll('%40', '@')));
}
