import { outputPath, type PublicAssertion, type PublicBackpack } from '../model/index.ts';
import { HaversackError } from '../values/index.ts';
import type { Output } from './output.ts';

type Attachment = NonNullable<PublicAssertion['attachments']>[number];

/** Reads a file of evidence; undefined when it is not what was checked. Given by the caller. */
export type ReadAttachment = (file: Attachment) => Uint8Array | undefined;

/**
 * The files of evidence beside the pages of awards, byte for byte as they lie in the content.
 * @returns outputs whose bytes throw HaversackError `evidence-changed` when the file is not what was checked
 */
export const planEvidence = ({ assertions, site }: PublicBackpack, read: ReadAttachment): Output[] =>
  assertions.flatMap(({ attachments = [] }) =>
    // One evidence may name the same file twice: as its own, and as the copy.
    [...new Map(attachments.map((one) => [one.address, one])).values()].map((file): Output => {
      return { address: file.address, path: outputPath(site, file.address), bytes: () => bytesOf(file, read) };
    }),
  );

function bytesOf(file: Attachment, read: ReadAttachment): Uint8Array {
  const bytes = read(file);
  if (bytes !== undefined) return bytes;
  throw new HaversackError('evidence-changed', `${file.path} is not the file that was checked.`, {
    remedy: 'Run the command again; nothing may change the content while it runs.',
  });
}
