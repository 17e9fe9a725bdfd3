import { type Diagnostic, fileOnly, reporter } from '../diagnostics/index.ts';
import { STATUS_PURPOSES, type StatusPlace, type Tombstone } from '../model/index.ts';
import { type Instant, isObject, type JsonObject, parseId, parseInstant, printJson } from '../values/index.ts';
import { parseSealedPath } from './paths.ts';
import { ledgerProblems } from './problems.ts';

const report = reporter(ledgerProblems);

/** True for what `erase` leaves in the place of a sealed file. */
export const isTombstone = ({ type }: JsonObject): boolean => type === 'Tombstone';

const MEMBERS = ['type', 'id', 'issuer', 'erased', 'sha256', 'credentialStatus'];

/** The file that an erased award leaves: where its status bit is, what its sealed files were, and nothing of a person. */
export function printTombstone({
  credentialId,
  issuer,
  erased,
  sha256,
  status,
}: Omit<Tombstone, 'source' | 'assertion'>): string {
  return printJson({
    type: 'Tombstone',
    id: credentialId,
    issuer,
    erased,
    sha256,
    ...(status && {
      credentialStatus: {
        statusPurpose: status.purpose,
        statusListCredential: status.statusList,
        statusListIndex: String(status.statusIndex),
      },
    }),
  });
}

type ReadTombstone =
  | { readonly ok: true; readonly tombstone: Tombstone }
  | { readonly ok: false; readonly diagnostic: Diagnostic };

/** Reads a tombstone; whether its bit is set is not known here. */
export function readTombstone(path: string, document: JsonObject): ReadTombstone {
  const source = fileOnly(path);
  const { assertion } = parseSealedPath(path);
  const { id, issuer, erased, sha256, credentialStatus } = document;
  const date = parseInstant(typeof erased === 'string' ? erased : '');
  const status = readPlace(credentialStatus);
  const hashes = Array.isArray(sha256) ? sha256.filter((one) => typeof one === 'string') : [];
  const isSound =
    Object.keys(document).every((member) => MEMBERS.includes(member)) &&
    typeof id === 'string' &&
    id.endsWith(`/assertions/${assertion}/credential.json`) &&
    typeof issuer === 'string' &&
    parseId(issuer).ok &&
    Array.isArray(sha256) &&
    hashes.length === sha256.length &&
    hashes.every((hash) => /^[0-9a-f]{64}$/.test(hash)) &&
    (credentialStatus === undefined || status !== undefined);
  if (!isSound || !date.ok) return { ok: false, diagnostic: report('tombstone-malformed', source, []) };
  const erasedOn: Instant = date.value;
  return {
    ok: true,
    tombstone: { source, assertion, credentialId: id, issuer, erased: erasedOn, sha256: hashes, status },
  };
}

function readPlace(given: unknown): StatusPlace | undefined {
  if (!isObject(given)) return undefined;
  const purpose = STATUS_PURPOSES.find((known) => known === given.statusPurpose);
  const { statusListCredential: statusList, statusListIndex: index } = given;
  const isSound = typeof statusList === 'string' && typeof index === 'string' && /^(?:0|[1-9]\d{0,8})$/.test(index);
  return purpose && isSound ? { purpose, statusList, statusIndex: Number(index), isSet: false } : undefined;
}
