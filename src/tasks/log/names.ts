import { visible } from '../../diagnostics/index.ts';
import { holdsEmail } from '../../values/index.ts';

/** An author's name for everyone to read; some have their address for a name. */
export const publicName = (author: string): string =>
  author.trim() === '' || /\S@\S/.test(author) ? 'someone' : visible(author.trim());

/** A sentence of a record on one line; empty when it holds an address. */
export const publicText = (text: string): string => (holdsEmail(text) ? '' : visible(text.replace(/\s+/g, ' ').trim()));

export const shortId = (commit: string): string => commit.slice(0, 10);
