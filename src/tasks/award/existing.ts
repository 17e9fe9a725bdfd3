import type { LinkedAssertion, RecipientIdentity } from '../../model/index.ts';
import { printHashedEmail } from '../../values/index.ts';
import { isHashOf, type To } from './recipient.ts';

/** Awards of one badge, to be asked whose they are. */
export interface Existing {
  /** The first award to a recipient that fits, counted from behind the one found last. */
  readonly find: (to: To, fits: (award: LinkedAssertion) => boolean) => LinkedAssertion | undefined;
}

/**
 * Opens awards for the question who has one already. A hash can only be tried, award by award; the search goes on
 * behind the award found last, so that a roster that is read again finds each row at the first try.
 */
export function openExisting(awards: readonly LinkedAssertion[]): Existing {
  const candidates = inFileOrder(awards);
  let next = 0;
  return {
    find: (to, fits) => {
      const typed = [...new Set([to.value, to.value.toLowerCase()])];
      for (let step = 0; step < candidates.length; step++) {
        const index = (next + step) % candidates.length;
        const award = candidates[index] as LinkedAssertion;
        if (!fits(award) || !isTo(award.recipient.identity, to, typed)) continue;
        next = index + 1;
        return award;
      }
      return undefined;
    },
  };
}

/**
 * True when an identity is that of a recipient: an e-mail address as typed, or in lower case; a hash with its
 * own salt only, since with another nobody can tell.
 */
function isTo(identity: RecipientIdentity, to: To, typed: readonly string[]): boolean {
  if (identity.type !== 'email') return identity.type === to.kind && identity.url === to.value;
  if (to.kind === 'hash') return printHashedEmail(identity) === to.value;
  return to.kind === 'email' && typed.some((one) => isHashOf(identity, one));
}

/** By file, and within a roster by row. */
function inFileOrder(awards: readonly LinkedAssertion[]): LinkedAssertion[] {
  const placed = awards.map((award) => {
    const { source } = award;
    return { award, file: source.file, line: source.file.endsWith('.csv') ? source.locate([]).line : 0 };
  });
  return placed
    .sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1))
    .map(({ award }) => award);
}
