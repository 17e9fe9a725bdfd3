import type { Evidence, PublicAssertion } from '../../model/index.ts';
import { evidenceId } from '../evidence-id.ts';
import { present, said } from '../present.ts';
import { V2 } from '../versions.ts';
import type { EvidenceV3 } from './documents.ts';

/** Builds the evidence of a credential: the record's, then the hosted 2.0 assertion of the same award. STANDARDS 3. */
export const buildEvidence = (assertion: PublicAssertion): readonly EvidenceV3[] => [
  ...assertion.evidence.map((one, position) => evidence(one, evidenceId(assertion, position))),
  {
    id: assertion.addresses.assertion,
    type: ['Evidence', V2.assertion],
    name: 'Open Badges 2.0 assertion',
    description: 'The same award as a hosted Open Badges 2.0 assertion.',
  },
];

/** `meets`, `alt`, `transcript` and `kept` stay on the page. */
const evidence = (one: Evidence, id: string | undefined): EvidenceV3 =>
  present({
    id,
    type: ['Evidence'],
    name: said(one.name),
    description: said(one.description),
    narrative: said(one.narrative),
    genre: said(one.genre),
    audience: said(one.audience),
  });
