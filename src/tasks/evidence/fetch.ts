import { checkEvidenceFile } from '../../images/evidence/check-file.ts';
import { kindOfEvidence } from '../../images/evidence/kind.ts';
import { FETCH_WORDS, type FetchAddress } from '../../io/index.ts';
import { EVIDENCE_FILES } from '../../model/index.ts';
import { bad, good, type Result } from '../../values/index.ts';

/** What is asked for, so that a server which has several forms gives one that can be kept. */
export const EVIDENCE_ACCEPT = 'application/pdf, image/png, image/jpeg, text/plain;q=0.8, */*;q=0.1';

/** What an address gave, and the ending that it gets. */
export interface FetchedEvidence {
  readonly bytes: Uint8Array;
  readonly ending: string;
}

/**
 * Fetches what an evidence links to, and looks whether it can be kept.
 * @returns or why it cannot, in a sentence
 */
export async function fetchEvidence(url: string, fetch: FetchAddress): Promise<Result<FetchedEvidence, string>> {
  const answer = await fetch(url);
  if (!answer.ok) {
    return bad(
      answer.reason === 'fetch-too-large'
        ? `It is larger than ${EVIDENCE_FILES.bytes / 1024 / 1024} MB. Save what matters of it smaller, and name that as \`file\`.`
        : `There is no answer: ${FETCH_WORDS[answer.reason]}.`,
    );
  }
  if (answer.status !== 200) return bad(`The server answers ${answer.status}.`);
  const bytes = answer.body;
  const ending = endingOf(answer.contentType, bytes);
  if (!ending.ok) return ending;
  const fault = await checkEvidenceFile(`copy.${ending.value}`, bytes);
  return fault === undefined ? good({ bytes, ending: ending.value }) : bad(`It is not kept: ${fault.found}.`);
}

/** By what the bytes are; text is what its server calls plain text. */
function endingOf(contentType: string, bytes: Uint8Array): Result<string, string> {
  const kind = kindOfEvidence(bytes);
  if (kind !== undefined) return good(kind === 'jpeg' ? 'jpg' : kind);
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === 'text/plain') return good('txt');
  if (type === 'text/html' || type === 'application/xhtml+xml')
    return bad('It is a web page, and those are not kept. Save it as PDF beside the record, and name that as `file`.');
  return bad('It is neither PNG, JPEG, PDF nor plain text. Save it as one of these, and name that as `file`.');
}
