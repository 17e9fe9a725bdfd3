import type { Problems } from '../diagnostics/index.ts';

const waysOn =
  'Nothing sealed is rewritten. Either put the old value back; or, for a badge, make a new version with `replaces`; or, for an award, revoke it and award again.';

/** What can be wrong with sealed files, and between them and the records that people edit. */
export const ledgerProblems = {
  'ledger-file-unexpected': {
    says: (expected: string) => `This file does not belong into the ledger. Expected: ${expected}.`,
    remedy: 'Take it out. Files here are written by `haversack issue` and `haversack keys`.',
  },
  'ledger-link-refused': {
    says: () => 'This is a link or a special file; the ledger holds plain files only.',
    remedy: 'Restore the file from git.',
  },
  'ledger-file-unreadable': {
    says: (reason: string) => `This file of the ledger cannot be read: ${reason}.`,
    remedy: 'Restore the file from git.',
  },
  'sealed-malformed': {
    says: (what: string) => `This is no sealed credential: ${what}`,
    remedy: 'Restore the file from git; nobody but `haversack issue` writes here.',
  },
  'tombstone-malformed': {
    says: () => 'This is no tombstone as `haversack erase` writes it.',
    remedy: 'Restore the file from git.',
  },
  'sealed-twice': {
    says: (other: string) => `This assertion is sealed already, in ${other}.`,
    remedy: 'Take out the file that came later.',
  },
  'sealed-misplaced': {
    says: (place: string) => `This credential belongs into ${place}, the month of its \`issuedOn\`.`,
    remedy: 'Move it back there, or restore the file from git.',
  },
  'sealed-orphan': {
    says: (id: string) => `The assertion "${id}" is sealed, but its record is gone.`,
    remedy:
      'Restore the file of content/assertions from git. To take an award back, revoke it: add `revoked` with `on` and `reason`.',
  },
  'sealed-changed': {
    says: (reason: string) => `The seal does not hold: ${reason}. The file has been changed after it was signed.`,
    remedy: 'Restore the file from git.',
  },
  'sealed-by-unknown-key': {
    says: (key: string) => `It is signed by ${key}, which is no key of this issuer in content/keys.`,
    remedy: 'Restore the key file from git. A key that signed something stays, retired or not.',
  },
  'sealed-index-shared': {
    says: (index: string, other: string) => `Its status index ${index} is that of "${other}" too.`,
    remedy: 'Two branches issued at once. Take out the sealed file that is not published yet and issue again.',
  },
  'sealed-field-differs': {
    says: (field: string, sealed: string, current: string, file: string) =>
      `"${field}" was sealed as ${sealed} and is now ${current} (${file}).`,
    remedy: waysOn,
  },
  'sealed-is-draft': {
    says: (file: string) => `This assertion is sealed (${file}) and cannot become a draft again.`,
    remedy: 'Take out `draft`. To take the award back, revoke it: add `revoked` with `on` and `reason`.',
  },
  'sealed-elsewhere': {
    says: (sealed: string, current: string) => `Credentials are sealed for ${sealed}; the site is now ${current}.`,
    remedy:
      'Put the old `url` back, and move with `haversack move --to <new address>`: what is sealed keeps its addresses, and the move keeps it verifiable. docs/keys.md explains how.',
  },
  'sealed-by-other-issuer': {
    says: (sealed: string, current: string) => `It was sealed by ${sealed}; its badge's issuer is now ${current}.`,
    remedy: 'Put the old `owner` of the site, or the old `issuer` of the badge, back.',
  },
  'revocation-withdrawn': {
    says: (id: string) => `"${id}" is revoked in the signed status list, but its record no longer says so.`,
    remedy: 'Put `revoked` back. A revocation is for good; award again instead.',
  },
  'suspension-withdrawn': {
    says: (id: string) => `"${id}" is suspended in the signed status list, but its record no longer says so.`,
    remedy: 'Put `suspended` back; to let it hold again, run `haversack reinstate` with the id and a reason.',
  },
  'suspension-not-listed': {
    severity: 'warning',
    says: (id: string, change: string) => `"${id}" is ${change} here, but the signed status list does not say so yet.`,
    remedy: 'Run `haversack issue`: until then the 3.0 credential verifies as before.',
  },
  'sealed-by-compromised-key': {
    severity: 'warning',
    says: (id: string, key: string) => `"${id}" is sealed by ${key}, a key that is compromised: it does not verify.`,
    remedy: 'Run `haversack issue`: it seals the credential anew, beside the old file.',
  },
  'revocation-not-listed': {
    severity: 'warning',
    says: (id: string) => `"${id}" is revoked here, but the signed status list does not say so yet.`,
    remedy: 'Run `haversack issue`: until then the 3.0 credential still verifies.',
  },
  'status-list-malformed': {
    says: (what: string) => `This is no status list: ${what}.`,
    remedy: 'Restore the file from git.',
  },
  'status-list-missing': {
    says: (address: string) => `The status list ${address} that sealed credentials name is not here.`,
    remedy: 'Run `haversack issue`, or restore the file from git.',
  },
  'status-index-outside': {
    says: (index: string) => `The status index ${index} lies outside its list.`,
    remedy: 'Restore the sealed file or the list from git.',
  },
  'key-malformed': {
    says: (what: string) => `This is no public key: ${what}.`,
    remedy: 'Restore the file from git, or make a key with `haversack keys new`.',
  },
  'key-is-private': {
    says: () => 'This file holds the private half of a key. In git, everyone can sign with it, for good.',
    remedy: 'Do not commit it. Take it out, mark the key compromised, and make another with `haversack keys new`.',
  },
  'key-of-nobody': {
    says: (issuer: string) => `There is no issuer "${issuer}" for this key.`,
    remedy: 'Correct `issuer`, or restore the file of content/issuers.',
  },
  'key-twice': {
    says: (other: string) => `The same key is in ${other}.`,
    remedy: 'Take out one of the two files.',
  },
} as const satisfies Problems;
