/** The line of the comment that pictures, or a word about them, are put in the place of. */
const PLACE = '<!-- pictures -->';

/** How many pictures a comment has at most, and bytes of each. */
export const PICTURE_LIMITS = { count: 12, bytes: 500_000 } as const;

/** The name of a picture: a badge's id and the first eight hex digits of the SHA-256 of its bytes. */
export const pictureName = (badge: string, digest: string): string => `${badge}-${digest.slice(0, 8)}.png`;

/** Reads such a name; undefined when it is none. */
export function readPictureName(name: string): { readonly badge: string; readonly digest: string } | undefined {
  const [, badge, digest] = /^([a-z0-9-]{1,64})-([0-9a-f]{8})\.png$/.exec(name) ?? [];
  return badge === undefined || digest === undefined ? undefined : { badge, digest };
}

/** Where pictures go in the comment; nothing when there is none. */
export const picturePlace = (drawn: number): string[] => (drawn === 0 ? [] : ['### How it will look', '', PLACE, '']);

/** What is said where pictures would stand. */
export type PictureWords =
  | { readonly kind: 'shown'; readonly pictures: readonly { readonly badge: string; readonly address: string }[] }
  /** web address of the run that keeps them */
  | { readonly kind: 'private'; readonly run: string | undefined }
  /** a sentence, as Markdown */
  | { readonly kind: 'without'; readonly why: string };

/**
 * Puts the pictures, or why there are none, in their place.
 * @param text  the comment as `printComment` made it
 */
export function fillPictures(text: string, words: PictureWords): string {
  const [before, ...after] = text.split(`\n${PLACE}\n`);
  return after.length === 0 ? text : `${before}\n${filling(words)}\n${after.join('\n')}`;
}

function filling(words: PictureWords): string {
  switch (words.kind) {
    case 'shown':
      return words.pictures
        .map(({ badge, address }) => `<img src="${address}" alt="${badge}" title="${badge}" width="160">`)
        .join('\n');
    case 'private':
      return words.run === undefined
        ? 'Pictures of a private repository cannot stand here; the run of this check keeps them.'
        : `Pictures of a private repository cannot stand here: [the run of this check](${words.run}) keeps them under “Artifacts”.`;
    case 'without':
      return words.why;
    default:
      return words satisfies never;
  }
}
