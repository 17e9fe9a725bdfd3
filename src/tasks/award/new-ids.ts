/** Letters and digits that are not taken for one another. */
const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789';
const LENGTH = 8;
/** Characters of an id at most; the badge's part is cut to what is left. */
const LONGEST = 64;

/**
 * Makes ids for new awards of a badge: `<badge>-<8 random letters and digits>`, without anything about a person.
 * @param taken  ids of awards that are there, or were erased
 */
export function openIds(
  badge: string,
  taken: ReadonlySet<string>,
  random: (bytes: number) => Uint8Array,
): () => string {
  const used = new Set(taken);
  const start = badge.slice(0, LONGEST - LENGTH - 1).replace(/-+$/, '');
  return () => {
    for (;;) {
      const end = Array.from(random(LENGTH), (byte) => ALPHABET[byte % ALPHABET.length]).join('');
      const id = `${start}-${end}`;
      if (used.has(id)) continue;
      used.add(id);
      return id;
    }
  };
}
