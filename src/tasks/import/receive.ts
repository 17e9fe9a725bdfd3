import { basename, dirname, join, resolve } from 'node:path';
import { type Container, type ImportItem, identify } from '../../imports/index.ts';
import { FETCH_WORDS, type FetchAddress, kindOf, walk } from '../../io/index.ts';
import { HaversackError } from '../../values/index.ts';
import { LIMITS } from '../../verify/index.ts';
import { isAddress, readInput } from '../verify.ts';

/** Files of one folder that are looked into. */
const FOLDER_FILES = 2_000;

/** Something given, or a file in a folder that was given. */
export interface Given {
  /** as it was written; of a file in a folder its path */
  readonly input: string;
  /** not named by itself: what is no badge is passed over */
  readonly isInFolder: boolean;
}

/** What one of them holds. */
export type Received =
  | { readonly ok: true; readonly items: readonly ImportItem[]; readonly container?: Container | undefined }
  | { readonly ok: false; readonly reason: string };

/**
 * Names every file: those of a folder in the order of their paths; links in it are passed over.
 * @throws HaversackError `input-unreadable` for what cannot be read
 */
export function expand(inputs: readonly string[]): readonly Given[] {
  return inputs.flatMap((input): readonly Given[] => {
    if (isAddress(input) || input === '-') return [{ input, isInFolder: false }];
    if (kindOf(input) !== 'folder') {
      readInput(input);
      return [{ input, isInFolder: false }];
    }
    const top = resolve(input);
    const entries = walk(dirname(top), basename(top));
    const files = entries.ok ? entries.value.filter(({ kind, path }) => kind === 'file' && !path.includes('/.')) : [];
    if (!entries.ok || files.length > FOLDER_FILES) {
      throw new HaversackError(
        'input-unreadable',
        `${input} holds more than ${FOLDER_FILES} files, or folders too deep.`,
        {
          remedy: 'Give a folder with fewer, or the files one by one.',
        },
      );
    }
    return files.map(({ path }) => ({ input: join(input, path.slice(basename(top).length + 1)), isInFolder: true }));
  });
}

/**
 * Opens one of them, and follows addresses: an address leads on once, and a page once more.
 * @param fetch  asked only where an address has to be followed
 */
export async function receive(
  { input, isInFolder }: Given,
  fetch: FetchAddress,
  stdin: () => Promise<Uint8Array>,
): Promise<Received> {
  if (isAddress(input)) return follow([input], fetch);
  let bytes: Uint8Array;
  try {
    bytes = input === '-' ? await stdin() : readInput(input);
  } catch (error) {
    if (isInFolder && error instanceof HaversackError) return { ok: false, reason: 'it cannot be read' };
    throw error;
  }
  return open(bytes, fetch, undefined, 2);
}

async function open(
  bytes: Uint8Array,
  fetch: FetchAddress,
  base: string | undefined,
  steps: number,
): Promise<Received> {
  const found = identify(bytes, base);
  switch (found.holds) {
    case 'badge':
      return { ok: true, items: [found.item] };
    case 'container':
      return { ok: true, items: found.items, container: found.container };
    case 'addresses':
      return follow(found.addresses, fetch, steps);
    case 'nothing':
      return { ok: false, reason: words[found.reason] };
  }
}

/** Tries addresses one after the other until one gives a badge. */
async function follow(addresses: readonly string[], fetch: FetchAddress, steps = 2): Promise<Received> {
  let last: Received = { ok: false, reason: words['no-link'] };
  if (steps === 0) return last;
  for (const address of addresses.slice(0, LIMITS.pageLinks)) {
    const answer = await fetch(address.replace(/#.*$/s, ''));
    if (!answer.ok) last = { ok: false, reason: `no answer (${FETCH_WORDS[answer.reason]})` };
    else if (answer.status < 200 || answer.status > 299)
      last = { ok: false, reason: `the server says ${answer.status}` };
    else {
      const opened = await open(answer.body, fetch, address, steps - 1);
      if (opened.ok) return opened;
      last = opened;
    }
  }
  return last;
}

const words: Readonly<Record<Extract<ReturnType<typeof identify>, { holds: 'nothing' }>['reason'], string>> = {
  'input-empty': 'it is empty',
  'input-too-large': 'it is larger than what is read',
  'not-text': 'it is neither text nor a PNG',
  'not-recognized': 'it is no picture, JSON, token or address',
  'nothing-baked': 'no badge is in the picture',
  'no-link': 'nothing on the page leads to a badge',
  'not-readable': 'it is damaged',
};
