import type { Problems } from '../diagnostics/index.ts';

/** What can be wrong with a Markdown body. */
export const narrativeProblems = {
  'narrative-html': {
    says: (given: string) => `HTML is not accepted in a narrative: ${given}`,
    remedy: 'Say it in Markdown, or put the HTML between backquotes to show it as it stands.',
  },
  'narrative-link': {
    says: (given: string) => `A link to "${given}" is not accepted.`,
    remedy: 'Give a whole address that begins with https://, http:// or mailto:.',
  },
  'narrative-image': {
    says: (given: string) => `Pictures are not accepted in a narrative: "${given}".`,
    remedy:
      'Take it out. A badge has its picture in `image`; a picture as evidence goes into `evidence` by its address. Pictures beside the file are not accepted in a body either.',
  },
  'narrative-control-character': {
    says: (name: string) => `The character ${name} cannot be seen and changes how the text is read or shown.`,
    remedy: 'Take it out, or write the line anew.',
  },
  'narrative-too-long': {
    says: (limit: string) => `The text is longer than ${limit}.`,
    remedy: 'Shorten it, and link to what is long.',
  },
  'narrative-too-deep': {
    says: (limit: string) => `Quotes, lists or emphasis lie more than ${limit} deep inside each other here.`,
    remedy: 'Flatten it.',
  },
  'narrative-too-many-marks': {
    says: (limit: string) => `There are more than ${limit} of the marks * _ ~ [ ] without a blank line between them.`,
    remedy: 'Break the text into paragraphs with blank lines, or take marks out.',
  },
} as const satisfies Problems;

export type NarrativeCode = keyof typeof narrativeProblems;
