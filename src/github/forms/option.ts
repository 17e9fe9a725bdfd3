/** Something to choose from. */
export interface FormOption {
  readonly id: string;
  readonly name: string;
}

/** Characters of a name that an option shows. */
const SHOWN = 100;

/**
 * An option as the form shows it: the id first, so that no name can be taken for another id, or begin a line of the
 * issue. What GitHub would act upon in a name, as `@somebody`, is set apart.
 */
export function printOption({ id, name }: FormOption): string {
  const calm = name
    .replace(
      /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufff0-\uffff]/gu,
      ' ',
    )
    .replace(/(?:@(?=[\w-])|#(?=\d)|\bGH-(?=\d)|<(?=[a-z/!?])|&(?=#?\w+;)|!(?=\[))/gi, '$& ')
    .replaceAll('](', '] (')
    .replaceAll('][', '] [')
    .replaceAll('://', ':// ')
    .replace(/\bwww\./gi, 'www. ')
    .replaceAll('`', '’')
    .replace(/\s+/g, ' ')
    .trim();
  const characters = [...calm];
  const shown = characters.length > SHOWN ? `${characters.slice(0, SHOWN).join('').trimEnd()}…` : calm;
  return shown === '' ? id : `${id}: ${shown}`;
}

/** The id of an option, or an id that was typed; undefined for anything else. */
export const readOption = (text: string): string | undefined =>
  /^`?([a-z0-9-]{1,64})`?(?::(?:\s.*)?)?$/.exec(text.trim())?.[1];
