import type { Ledger } from '../../ledger/index.ts';
import type { Assertion, Badge, PublicKey, Records } from '../../model/index.ts';
import { proofsOf } from '../../proof/index.ts';
import { type Instant, isObject, type JsonObject, parseInstant } from '../../values/index.ts';
import type { Deed, LogEvent, Subject } from './event.ts';
import { publicText } from './names.ts';

/** What records and ledger say by themselves; who did it, git may tell. */
export function eventsOfRecords({ assertions, badges }: Records, ledger: Ledger): LogEvent[] {
  return [
    ...assertions.flatMap(ofAssertion),
    ...badges.flatMap(ofVersion),
    ...ledger.facts.keys.flatMap(ofKey),
    ...[...ledger.facts.sealed.values()].map(({ assertion, source }) =>
      ofSeal(assertion, source.file, ledger.credentials.get(assertion)),
    ),
    ...ledger.older.map(({ source, document }) => ofSeal(idOfSeal(source.file), source.file, document)),
    ...[...ledger.facts.tombstones.values()].map(({ assertion: id, erased, source }) => ({
      ...event({ kind: 'assertion', id }, 'erased', erased),
      file: source.file,
    })),
  ];
}

const event = (subject: Subject, deed: Deed, on: Instant | undefined, says = ''): LogEvent => ({
  ...subject,
  deed,
  on,
  says: publicText(says),
  origin: undefined,
});

function ofAssertion({ id, issuedOn, badge, replaces, suspended, reinstated, revoked }: Assertion): LogEvent[] {
  const self: Subject = { kind: 'assertion', id };
  const events = [event(self, 'awarded', issuedOn, `of ${badge}`)];
  for (const [deed, change] of Object.entries({ suspended, reinstated, revoked })) {
    if (change !== undefined) events.push(event(self, deed as Deed, change.on, change.reason));
  }
  if (replaces !== undefined) {
    const older: Subject = { kind: 'assertion', id: replaces };
    events.push({ ...event(older, 'renewed', issuedOn, `now ${id}`), newer: id });
  }
  return events;
}

const ofVersion = ({ id, replaces }: Badge): LogEvent[] =>
  replaces === undefined
    ? []
    : [{ ...event({ kind: 'badge', id: replaces }, 'superseded', undefined, `now ${id}`), newer: id }];

function ofKey({ id, issuer, created, retired, compromised }: PublicKey): LogEvent[] {
  const self: Subject = { kind: 'key', id };
  return [
    event(self, 'made', created, `for ${issuer}`),
    ...(retired === undefined ? [] : [event(self, 'retired', retired)]),
    ...(compromised === undefined ? [] : [event(self, 'compromised', compromised)]),
  ];
}

/** A sealed credential is dated by its proof. */
function ofSeal(id: string, file: string, document: JsonObject | undefined): LogEvent {
  const [proof] = document === undefined ? [] : proofsOf(document);
  const created = parseInstant(isObject(proof) && typeof proof.created === 'string' ? proof.created : '');
  const isAnew = /\.\d+\.json$/.test(file);
  const sealed = event({ kind: 'assertion', id }, 'issued', created.ok ? created.value : undefined);
  return { ...sealed, says: isAnew ? 'sealed anew' : '', file };
}

const idOfSeal = (file: string): string => file.slice(file.lastIndexOf('/') + 1).split('.')[0] ?? '';
