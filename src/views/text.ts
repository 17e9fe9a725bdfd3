/** A piece of a sentence: words, or words that lead somewhere or stand for a moment. */
export type Part = string | Phrase;

export interface Phrase {
  readonly text: string;
  readonly href?: string | undefined;
  /** machine-readable date of `<time>` */
  readonly datetime?: string | undefined;
  /** what can be relied on, in contrast to what is only claimed */
  readonly strong?: boolean | undefined;
}

/** A labelled address. */
export interface LinkView {
  readonly label: string;
  readonly href: string;
  /** the host of an address that leads away from the site */
  readonly host?: string | undefined;
}

/** A picture of the site itself. */
export interface PictureView {
  readonly src: string;
  /** empty where its name stands beside it */
  readonly alt: string;
}

/** One line of a list of facts. */
export interface Fact {
  readonly label: string;
  readonly value: readonly Part[];
}

/** Sanitised HTML with the language it is written in, where that is not the page's own. */
export interface Prose {
  readonly html: string;
  readonly lang?: string | undefined;
}

/** The sentence without its links. */
export const plainText = (parts: readonly Part[]): string =>
  parts.map((part) => (typeof part === 'string' ? part : part.text)).join('');

/** Facts that have something to say, in their order. */
export const facts = (...lines: readonly (Fact | undefined)[]): Fact[] => lines.filter((line) => line !== undefined);

/** A fact, or nothing where there is no value. */
export const fact = (label: string, value: Part | undefined): Fact | undefined =>
  value === undefined || value === '' ? undefined : { label, value: [value] };

/** A link that leads away: its host is shown, because a label can say anything. */
export function outward(href: string, label?: string | undefined): LinkView {
  const host = URL.canParse(href) ? new URL(href).host : '';
  return { href, label: label ?? href, host: host === '' || label === undefined ? undefined : host };
}
