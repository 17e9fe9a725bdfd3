import type { Problems } from '../diagnostics/index.ts';

const didYouMean = (suggestion: string): string => (suggestion === '' ? '' : ` Did you mean "${suggestion}"?`);

/** What can be wrong between files: each is right by itself, but they do not fit together. */
export const modelProblems = {
  'reference-unknown': {
    says: (kind: string, id: string, suggestion: string) => `There is no ${kind} "${id}".${didYouMean(suggestion)}`,
    remedy: (kind: string) => `Name a ${kind} that exists, or add it.`,
  },
  'owner-unknown': {
    says: (id: string, suggestion: string) =>
      `The owner "${id}" is neither an issuer nor a person.${didYouMean(suggestion)}`,
    remedy: 'Name a file of content/issuers or content/people without its ending.',
  },
  'owner-ambiguous': {
    says: (id: string) => `"${id}" is both an issuer and a person.`,
    remedy: 'Rename one of the two files.',
  },
  'id-taken': {
    says: (kind: string, id: string, other: string) => `The ${kind} "${id}" is also in ${other}.`,
    remedy: 'Rename one of the two: outside rosters the id is the name of the file, without its ending.',
  },
  'page-name-taken': {
    says: (name: string) => `The address /${name}/ belongs to Haversack itself.`,
    remedy: 'Give the page another name.',
  },
  'replaces-circle': {
    says: (ids: string) => `These replace each other in a circle: ${ids}.`,
    remedy: 'Let the oldest have no `replaces`.',
  },
  'replaced-twice': {
    says: (id: string, other: string) => `"${id}" is replaced by "${other}" already.`,
    remedy: 'Let each replace the one just before it.',
  },
  'badge-is-draft': {
    says: (id: string) => `The badge "${id}" is a draft and cannot be awarded.`,
    remedy: 'Set the badge to `status: active`, or this assertion to `draft: true`.',
  },
  'issued-in-future': {
    says: (date: string, today: string) => `${date} lies after today, ${today}.`,
    remedy: 'An award is dated when it is made. For one that counts from a later day, use `validFrom`.',
  },
  'expires-too-early': {
    says: (expires: string, start: string) => `It expires on ${expires}, before it is valid (${start}).`,
    remedy: 'Write an `expires` after `issuedOn` and `validFrom`.',
  },
  'expiry-beyond-calendar': {
    says: (validFor: string) => `With \`validFor: ${validFor}\` of its badge it would expire after the year 9999.`,
    remedy: 'Write a shorter `validFor` in the badge, or none for a badge that never expires.',
  },
  'revoked-too-early': {
    says: (change: string, on: string, issued: string) => `It is ${change} on ${on}, before it was issued (${issued}).`,
    remedy: (change: string) => `Write the day on which it was ${change}.`,
  },
  'suspension-not-possible': {
    says: (badge: string) => `Awards of "${badge}" cannot be suspended.`,
    remedy:
      'Revoke instead. For later awards of a badge, `suspendable: true` makes it possible; it is fixed when an award is sealed.',
  },
  'reinstated-too-early': {
    says: (reinstated: string, suspended: string) =>
      `It is reinstated on ${reinstated}, before it was suspended (${suspended}).`,
    remedy: 'Write the day on which it holds again.',
  },
  'id-erased': {
    says: (id: string, file: string) => `The award "${id}" was erased (${file}), and its id is given to no other.`,
    remedy: 'Give this award another id: rename its file, or change the row of its roster.',
  },
  'revoked-in-future': {
    says: (date: string, today: string) => `${date} lies after today, ${today}.`,
    remedy: 'Such a change holds from the day on which it is written.',
  },
  'evidence-missing': {
    says: (requirement: string, badge: string) => `The requirement "${requirement}" of "${badge}" needs evidence.`,
    remedy: (requirement: string) => `Add an evidence with \`meets: ${requirement}\`.`,
  },
  'result-missing': {
    says: (result: string, badge: string) => `The badge "${badge}" requires a result for "${result}".`,
    remedy: (result: string) => `Add it to \`results\`: \`result: ${result}\` with its value or level.`,
  },
  'result-unmet': {
    says: (result: string, given: string, required: string) =>
      `The result for "${result}" is ${given}; the badge requires ${required}.`,
    remedy: 'Correct the result. An award below what its badge requires is refused.',
  },
  'result-value-unknown': {
    says: (value: string, allowed: string) => `${value} is not allowed here. Allowed: ${allowed}.`,
    remedy: 'Write one of the values that the badge allows, or change the badge before its first award.',
  },
  'result-repeated': {
    says: (result: string) => `There are two results for "${result}".`,
    remedy: 'Keep one.',
  },
  'result-status-missing': {
    says: (result: string) => `The result "${result}" is a status, but \`status\` is not given.`,
    remedy: 'Write `status: Completed`, or what else holds.',
  },
  'house-style': {
    severity: 'warning',
    says: (field: string, own: string, house: string, issuer: string) =>
      `\`${field}\` is ${own} here, and ${house} in the house style of the issuer ${issuer}.`,
    remedy: (field: string) =>
      `Take \`${field}\` away to follow the house style, or take it out of the issuer's \`design\` if each badge may choose.`,
  },
  'name-in-sealed-text': {
    severity: 'warning',
    says: (name: string) => `The recipient's name, ${name}, stands in this text, and this text is sealed.`,
    remedy: 'Write it without the name: `recipient.name` can be taken away later, what is sealed cannot.',
  },
  'evidence-without-words': {
    severity: 'warning',
    says: (kind: string) => `This evidence is ${kind}, and nothing says in words what is in it.`,
    remedy: 'Add `alt` for a picture, `transcript` for sound or film, so that everyone can judge it.',
  },
} as const satisfies Problems;
