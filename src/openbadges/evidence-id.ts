import type { PublicAssertion } from '../model/index.ts';

/**
 * What identifies one evidence in documents of both versions: its own address, or that of its file, which is published
 * beside the award. I2-08; I3, Evidence `id`.
 * @param position  of the evidence, from 0
 */
export const evidenceId = (
  { evidence, attachments = [] }: Pick<PublicAssertion, 'evidence' | 'attachments'>,
  position: number,
): string | undefined =>
  evidence[position]?.url ??
  attachments.find(({ evidence: of, field }) => of === position && field === 'file')?.address;
