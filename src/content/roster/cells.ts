/**
 * A text as a cell of a roster. One that a spreadsheet would take for a formula has an apostrophe before it, and so
 * has one that begins with such an apostrophe itself: {@link readCell} gives back what went in.
 */
export function printCell(text: string): string {
  const safe = /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** What a cell says, its quotes taken away already. */
export const readCell = (text: string): string => (/^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text);
