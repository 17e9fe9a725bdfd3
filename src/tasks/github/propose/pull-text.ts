import { COMMENT_CHARACTERS } from '../../../github/index.ts';
import type { PullText } from '../pulls.ts';
import type { Told } from './plan.ts';

/** The text of a pull request: what it brings, line by line, and which issue it closes. */
export function pullText(title: string, told: readonly Told[], path: string, from: string, last: string): PullText {
  const lines = told.map(([what, said]) => `- ${what}: ${said}`);
  let length = 0;
  const kept = lines.filter((line) => {
    length += line.length + 1;
    return length < COMMENT_CHARACTERS / 2;
  });
  const more = lines.length - kept.length;
  return {
    title,
    body: [
      from,
      [...kept, ...(more > 0 ? [`- and ${more} more, in the file itself`] : [])].join('\n'),
      `Merging it adds \`${path}\`. What stands above was typed by somebody, and nobody has looked at it yet.`,
      last,
    ].join('\n\n'),
  };
}
