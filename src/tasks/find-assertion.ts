import { nearest } from '../diagnostics/index.ts';
import type { Backpack, LinkedAssertion } from '../model/index.ts';
import { HaversackError, parseId } from '../values/index.ts';

/**
 * Finds the award that somebody means.
 * @param given  its id, or an address below its page
 * @throws HaversackError `assertion-unknown`, `assertion-erased`
 */
export function findAssertion({ assertions, erased }: Backpack, given: string): LinkedAssertion {
  const id = /\/assertions\/([^/]+)\//.exec(given)?.[1] ?? given;
  const found = assertions.find((one) => one.id === id);
  if (found !== undefined) return found;
  const tombstone = erased.find(({ assertion }) => assertion === id);
  if (tombstone !== undefined) {
    throw new HaversackError('assertion-erased', `The award "${id}" was erased (${tombstone.source.file}).`, {
      remedy: 'Nothing is left of it that could be changed.',
    });
  }
  // What is no id is not repeated: it could be anything, a private key among them.
  if (!parseId(id).ok) {
    throw new HaversackError('assertion-unknown', 'What is given is no id of an award.', {
      remedy: 'Its id is the name of its file, or in a roster its `id`: 1 to 64 of a-z, 0-9 and `-`.',
    });
  }
  const near = nearest(
    id,
    assertions.map((one) => one.id),
  );
  throw new HaversackError('assertion-unknown', `There is no award "${id}".`, {
    remedy: near === undefined ? 'Its id is the name of its file, or in a roster its `id`.' : `Do you mean "${near}"?`,
  });
}
