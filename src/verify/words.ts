import type { CheckId, CheckOutcome } from './report.ts';

type Titles = Readonly<Partial<Record<CheckOutcome, string>>>;

/** What each check means, by those of its outcomes that occur. */
const titles: Readonly<Record<CheckId, Titles>> = {
  format: {
    pass: 'It can be read',
    fail: 'It cannot be read',
    unknown: 'There is no credential to verify here',
  },
  shape: {
    pass: 'It has the form that the standard demands',
    warning: 'Its form is understood, but not exact',
    fail: 'It does not have the form that the standard demands',
  },
  contexts: {
    pass: 'Its vocabulary is known',
    fail: 'It brings a vocabulary of its own',
    unknown: 'Its vocabulary is not known',
    warning: 'It names further vocabularies',
  },
  'json-ld': {
    pass: 'Every field is defined, none is left unsigned',
    fail: 'Some of its fields have no defined meaning',
  },
  hosted: {
    pass: 'The issuer’s server has the same assertion',
    fail: 'The issuer’s server does not confirm it',
    unknown: 'The issuer’s server could not be asked',
    'not-applicable': 'It is signed, not hosted',
  },
  badge: {
    pass: 'The badge lies at its own address',
    warning: 'The badge has changed since',
    fail: 'The badge is not what it says',
    unknown: 'The badge could not be fetched',
    'not-applicable': 'It awards no badge',
  },
  issuer: {
    pass: 'The issuer answers at its own address',
    warning: 'The issuer has changed its profile since',
    fail: 'The issuer is not who it says',
    unknown: 'The issuer could not be asked',
  },
  scope: {
    pass: 'It lies where the issuer keeps its assertions',
    fail: 'It does not lie where the issuer keeps its assertions',
    unknown: 'Whether the issuer keeps its assertions there is not known',
  },
  proof: {
    pass: 'The signature fits: nothing was changed',
    warning: 'There is a further signature of an unknown kind',
    fail: 'The signature does not fit',
    unknown: 'The signature could not be checked',
  },
  key: {
    pass: 'The key is the issuer’s',
    fail: 'The key is not the issuer’s',
    unknown: 'Whether the key is the issuer’s is not known',
  },
  claims: {
    pass: 'The token says the same as the credential in it',
    warning: 'The token leaves something to the credential in it',
    fail: 'The token says something else than the credential in it',
  },
  status: {
    pass: 'Not revoked',
    fail: 'Revoked',
    unknown: 'Whether it was revoked is not known',
    'not-applicable': 'The issuer gives no way to revoke it',
  },
  suspension: {
    pass: 'Not suspended',
    fail: 'Suspended',
    unknown: 'Whether it is suspended is not known',
  },
  dates: {
    pass: 'It holds at this moment',
    fail: 'It does not hold at this moment',
  },
  schema: {
    pass: 'It follows the schema that it names',
    warning: 'It names a schema that is not evaluated here',
    'not-applicable': 'It names no schema',
  },
  refresh: {
    pass: 'A newer copy was fetched, and is what is judged here',
    warning: 'A newer copy could not be used; the one given is judged',
    'not-applicable': 'No newer copy was fetched',
  },
  evidence: {
    pass: 'The evidence is there',
    warning: 'Some evidence could not be reached',
    'not-applicable': 'Evidence was not looked at',
  },
  endorsement: {
    pass: 'The endorsement is good',
    warning: 'An endorsement does not count',
    fail: 'An endorsement is forged or broken',
    'not-applicable': 'Nobody endorses it',
  },
  recipient: {
    pass: 'It was awarded to whom you typed',
    fail: 'It was not awarded to whom you typed',
    unknown: 'It does not say to whom it was awarded',
    'not-applicable': 'Nobody was typed to compare with',
  },
  trust: {
    pass: 'The issuer is in a list of trusted issuers',
    warning: 'The issuer is in no list that was asked',
    'not-applicable': 'No list of trusted issuers was asked',
  },
  versions: {
    pass: 'Both versions in the picture say the same',
    warning: 'The two versions in the picture differ',
    'not-applicable': 'The two versions in the picture were not compared',
  },
};

/** What a check means, by its outcome; for the documentation. */
export const titlesOf = (id: CheckId): Titles => titles[id];

/** Titles that say more than their check does. */
const titlesOfReasons: Readonly<Record<string, string>> = {
  expired: 'Expired',
  'not-yet-valid': 'Not valid yet',
  'older-form': 'An older form, which has no verdict',
  'other-document': 'A document about badges, but no credential',
  'proof-missing': 'It is not signed',
  'key-only-in-header': 'The key comes with the credential alone',
  'evidence-none': 'It names no evidence',
  'list-short': 'The status list is too short to say that it was not revoked',
};

export const titleOf = (id: CheckId, outcome: CheckOutcome, reason: string): string =>
  (Object.hasOwn(titlesOfReasons, reason) ? titlesOfReasons[reason] : undefined) ?? titles[id][outcome] ?? '';

/** Reads a reason's sentence; `{about}` is filled in. */
export const detailOf = (reason: string, about: string): string =>
  (templateOf(reason) ?? `${inWords(reason)}: {about}`).replace('{about}', () => about).trim();

/**
 * The sentence of a reason. What was wanted of a server has one that begins with its own name, as `list-gone`; what is
 * not well formed is said by the words of its reason.
 */
export function templateOf(reason: string): string | undefined {
  if (reason.startsWith('shape-')) return '{about}';
  if (Object.hasOwn(details, reason)) return details[reason];
  const [, answer = ''] = /^(?:input|issuer|badge|hosted|list)-(.+)$/.exec(reason) ?? [];
  if (Object.hasOwn(answers, answer)) return answers[answer];
  if (/^(?:json-|not-text)/.test(answer)) return `What lies there is not as it should be: ${inWords(answer)}. {about}`;
  const [, what] = malformed.find(([family]) => family.test(reason)) ?? [];
  return what === undefined ? undefined : `${what} is not as it should be: ${inWords(reason)}. {about}`;
}

const inWords = (reason: string): string => reason.replaceAll('-', ' ');

/** What is not well formed, by the names of its reasons. */
const malformed: readonly (readonly [family: RegExp, what: string])[] = [
  [/^(?:png|svg)-/, 'The picture'],
  [/^jws-/, 'The token'],
  [/^(?:jwk|pem|rsa|point|multikey|multibase|key|method|controller)-/, 'The key'],
  [/^(?:proof|created|expires|cryptosuite|verification-method|previous-proof)-/, 'The signature'],
  [/^json-/, 'The JSON'],
  [/^(?:list|gzip)-/, 'The status list'],
];

/** What a server said, or that it said nothing. */
const answers: Readonly<Record<string, string>> = {
  'not-there': 'The server was asked, and has nothing at {about}.',
  gone: 'The server says that {about} was taken away.',
  'not-served': 'The server does not give out {about}.',
  unreachable: 'No answer from {about}.',
  'too-many-requests': 'Too many addresses would have to be asked.',
};

/** Why, in a sentence. */
const details: Readonly<Record<string, string>> = {
  json: 'JSON of {about}.',
  jws: 'A signed token (JWS) of {about}.',
  'input-empty': 'The input is empty.',
  'input-too-large': 'The input is larger than what is read.',
  'not-text': 'It is no picture, and no UTF-8 text.',
  'not-recognized': 'This is no JSON, no signed token, no PNG or SVG, no page and no address.',
  'nothing-baked':
    'The picture holds no credential. A badge that was saved as a screenshot or sent through a messenger loses it: ask for the original file.',
  'no-link': 'The page links no credential.',
  'not-a-credential': 'It is JSON, but no credential of a kind that is known here.',
  'other-document': 'It is a document of the type {about}, which is not awarded to anybody.',
  'older-form': '{about} is read and checked as far as it goes; it cannot be verified by today’s rules.',
  'json-malformed': 'It is not well-formed JSON.',
  'json-too-large': 'The JSON is longer than what is read.',
  'json-too-deep': 'The JSON is nested deeper than what is read.',
  'json-duplicate-member': 'A field stands there twice, so that two readers may read two things.',

  'well-formed': 'Every field is where it belongs.',

  'contexts-known': 'It names only contexts that come with this verifier.',
  'contexts-further': 'It also names {about}, which is not read.',
  'unknown-context': 'The context {about} does not come with this verifier, and none is ever fetched.',
  'inline-context': 'A context is written into the document, which could give its fields another meaning: {about}',
  'all-defined': 'Every field is part of what is signed.',
  'undefined-member': 'No context defines the field {about}.',
  'relative-reference': 'An id or type is no absolute address: {about}',
  'data-loss': 'Something in it would be lost when it is read: {about}',
  'json-ld-invalid': 'It is not JSON-LD. {about}',
  'canonization-limit': 'It is made so that reading it would cost too much work.',

  'issuer-found': 'Its document lies at {about}.',
  'issuer-is-a-key': 'Its id is the key itself; who holds it is said nowhere.',
  'issuer-missing': 'It names no issuer.',
  'issuer-did-malformed': '{about} is no well-formed DID.',
  'did-method': 'How to find a key of {about} is not known here.',
  'issuer-no-address': 'The issuer’s id leads to no document: {about}',
  'issuer-document-id': 'The document at the issuer’s address says that it is somebody else’s: {about}',
  'issuer-no-badge': 'The issuer is named by the badge, which could not be fetched.',
  'issuer-copy-differs': 'The copy inside differs in: {about}. What lies at the issuer’s address counts.',

  'badge-found': 'It was read from {about}.',
  'badge-none': 'It is an endorsement.',
  'badge-missing': 'It names no badge.',
  'badge-no-address': 'The badge’s id leads to no document: {about}',
  'badge-document-id': 'The document at the badge’s address is another one: {about}',
  'badge-copy-differs': 'The copy inside differs in: {about}. What lies at the badge’s address counts.',

  'hosted-found': 'It was read from {about}.',
  'hosted-differs': 'What was given differs from what the server has, in: {about}',
  'hosted-id': 'The document at its address says that it is another one: {about}',
  'hosted-no-address': 'It names no web address at which it could be confirmed. {about}',
  'hosted-signed': 'It carries a signature instead.',
  'signature-absent': 'It says that it is signed, but the signed token is not here.',

  'scope-good': 'The issuer names this place: {about}',
  'scope-insecure': 'It is served without encryption, so that anybody on the way could change it.',
  'scope-starts-with': 'The issuer’s assertions begin with {about}.',
  'scope-origin': 'The issuer’s assertions come from {about}.',
  'scope-unknown': 'The issuer’s profile would say so, but could not be read.',

  'proof-fits': 'Checked by the method {about}.',
  'proof-missing': 'It carries no signature: anybody could have written it.',
  'proof-repeated': 'The same signature stands there twice.',
  'proof-not-read': 'What is signed could not be read, see above.',
  'suite-unknown': 'Signatures of the kind {about} are not known here.',
  'signature-mismatch': 'It was changed after it was signed, or signed with another key.',
  'key-unresolved': 'The key was not found.',
  'ed25519-unavailable': 'This browser is too old for signatures of this kind.',

  'key-bound': 'The issuer lists it: {about}',
  'key-of-another': 'It belongs to somebody else than the issuer: {about}',
  'key-not-bound': 'The issuer has not been heard to list {about}.',
  'key-only-in-header': 'Whoever made the token wrote the key into it; the issuer has not been heard to list it.',
  'key-not-listed': 'The issuer lists its keys, and this is none of them: {about}',
  'key-unreachable': 'The key could not be fetched from {about}.',
  'key-set': 'At {about} there are several keys, of which none is named.',
  'key-unnamed': 'The token does not say which key it was signed with.',
  'key-header-differs': 'The key in the token is another than the one it names: {about}',
  'key-document-id': 'The document at the key’s address is another one: {about}',
  'method-absent': 'The issuer lists its keys, and this is none of them: {about}',
  'method-not-assertion': 'The issuer has this key, but not for issuing: {about}',
  'method-ambiguous': 'The issuer’s document gives one name to two keys: {about}',
  'method-controller': 'The issuer’s document says that this key is somebody else’s: {about}',
  'method-revoked': 'The issuer has revoked the key {about}.',
  'method-expired': 'The key has expired: {about}',
  'point-small-order': 'The key is one of those that fit any message.',

  'claims-equal': 'Issuer, id, dates and subject are the same.',
  'claim-missing': 'The token does not repeat “{about}”.',
  'claim-differs': 'They differ in “{about}”.',
  'claim-in-future': 'The token was made in the future.',

  'status-none': 'It names no list where it could be looked up.',
  'status-purpose': 'Its entry has the purpose “{about}”, which says nothing about whether it holds.',
  'status-type': 'How to read a status of the type “{about}” is not known here.',
  'status-index': 'Its place in the list is no whole number: {about}',
  'status-size': 'Its entry takes {about} bits, which is not read here.',
  'status-range': 'Its place lies outside the list: {about}',
  'status-no-issuer': 'The issuer’s profile would name the list, but could not be read.',
  'not-revoked': 'Looked up in {about}.',
  'not-revoked-hosted': 'The hosted copy does not say that it was revoked.',
  revoked: 'The issuer has taken it back. {about}',
  suspended: 'The issuer lets it rest for now. {about}',
  'not-suspended': 'Looked up in {about}.',
  'list-malformed': 'The list cannot be read. {about}',
  'list-shape': 'The list does not have the form that the standard demands: {about}',
  'list-id': 'The list at that address says that it is another one: {about}',
  'list-issuer': 'The list is somebody else’s: {about}',
  'list-proof': 'The list is not proven. {about}',
  'list-dates': 'The list does not hold at this moment. {about}',
  'list-purpose': 'The list is for another purpose: {about}',
  'list-short': 'It is not marked, but the list has {about} entries at least.',

  'in-time': 'It holds until {about}.',
  'without-end': 'It holds since {about}, without an end.',
  expired: 'It held until {about}.',
  'not-yet-valid': 'It holds from {about} on.',
  'date-missing': 'It does not say from when on it holds.',
  'date-impossible': 'There is no such date: {about}',
  'ends-before-start': 'It ends before it begins: {about}',

  'schema-none': 'Its form was checked all the same.',
  'schema-official': 'It is the official schema of Open Badges 3.0.',
  'schema-other': 'Only the official schema of Open Badges 3.0 is evaluated: {about}',

  'refresh-type': 'Its refresh service is of the type “{about}”, which is not followed.',
  'refresh-not-followed': 'It names {about}, which is followed only when the signature is good.',
  'refresh-failed': 'No answer from {about}.',
  'refresh-other': 'What {about} gives is not the same credential, or not signed well.',
  refreshed: 'It came from {about}.',

  'evidence-none': 'There is nothing to look at.',
  'evidence-not-fetched': 'It is not fetched unless asked for, since its keeper would learn of it: {about}',
  'evidence-there': '{about} answers.',
  'evidence-unreachable': 'No answer from {about}.',

  'endorsement-none': 'That says nothing against it.',
  'endorsement-good': 'By {about}.',
  'endorsement-of-other': 'It is about something else. By {about}',
  'endorsement-unknown': 'It could not be verified. By {about}',
  'endorsement-over': 'It does not hold any more, or not yet. By {about}',
  'endorsement-bad': 'By {about}',
  'endorsement-too-many': 'Checked were {about}.',

  'recipient-not-asked': 'Type an e-mail address, web address or DID to compare it here, on your machine.',
  'recipient-not-stated': 'There is nothing to compare with.',
  'recipient-exact': '{about} is the recipient, exactly as typed.',
  'recipient-lower-case': '{about} is the recipient, in lower case.',
  'recipient-other': '{about} is not the recipient, neither as typed nor in lower case.',

  'trust-no-list': 'Whether to trust the issuer is for you to say.',
  'trust-listed': 'It is in {about}.',
  'trust-not-listed': 'That says nothing against it. Asked was: {about}',

  'versions-agree': 'The 3.0 and the 2.0 badge agree in name, dates, issuer and recipient.',
  'versions-differ': 'They differ in: {about}',
  'versions-not-compared': 'One of them could not be read.',

  'png-keyword-repeated': 'The picture holds several badges of one kind, of which readers may take different ones.',
  'svg-element-repeated': 'The picture holds several badges of one kind, of which readers may take different ones.',
  'png-chunk-crc': 'The picture is damaged: a checksum is wrong.',
  'png-text-compressed': 'What is baked in is compressed, which Open Badges forbids.',
  'svg-doctype': 'The SVG has a DOCTYPE, which is refused.',
};
