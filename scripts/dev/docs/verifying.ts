import { FETCH_LIMITS } from '../../../src/io/index.ts';
import { JSON_LIMITS } from '../../../src/values/index.ts';
import { CHECK_IDS, LIMITS } from '../../../src/verify/index.ts';
import { titlesOf } from '../../../src/verify/words.ts';
import { sized } from '../../words.ts';

const marks = { from: '<!-- made by npm run docs: begin -->', to: '<!-- made by npm run docs: end -->' };

/** The tables of `docs/verifying.md`, between its marks. */
export function writeVerifying(now: string): string {
  const start = now.indexOf(marks.from);
  const end = now.indexOf(marks.to);
  if (start === -1 || end < start) throw new Error('docs/verifying.md has lost the marks of its made part.');
  return `${now.slice(0, start + marks.from.length)}\n\n${tables()}\n\n${now.slice(end)}`;
}

const tables = (): string => `| check | passed | failed | not known |
| --- | --- | --- | --- |
${CHECK_IDS.map((id) => {
  const { pass = '', fail = '', unknown = '' } = titlesOf(id);
  return `| \`${id}\` | ${pass} | ${fail || '–'} | ${unknown || '–'} |`;
}).join('\n')}

### Limits

| what | most |
| --- | --- |
| a file or an answer | ${sized(LIMITS.inputBytes)} |
| JSON | ${JSON_LIMITS.characters} characters, nested ${JSON_LIMITS.depth} deep |
| addresses asked for one input | ${LIMITS.requests} |
| links followed from a page | ${LIMITS.pageLinks} |
| endorsements checked | ${LIMITS.endorsements} |
| evidence fetched, when asked for | ${LIMITS.evidence} |
| difference of clocks that is forgiven | ${LIMITS.clockSkew} seconds |
| one request | ${FETCH_LIMITS.requestMs / 1000} seconds, ${sized(FETCH_LIMITS.bytes)} |
| all requests for one input | ${FETCH_LIMITS.totalMs / 1000} seconds |
| redirects of one request | ${FETCH_LIMITS.redirects} |`;
