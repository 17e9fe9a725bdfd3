import type { PublicKey, Site } from '../../model/index.ts';
import type { ChangedFile, FileKind } from './files.ts';
import { counted, listed, listedFiles } from './phrases.ts';
import type { Side } from './side.ts';

/** Why a kind of file needs care. */
const WHY: Readonly<Partial<Record<FileKind, string>>> = {
  status: 'Only `haversack issue` writes these, with the key: know who ran it.',
  sealed: 'Only `haversack issue` and `haversack erase` write these: know who ran it.',
  page: 'Pages are code that runs while the site is built, and can read what lies on that machine. Read every line.',
  workflow:
    'Files below .github decide what runs on GitHub, with which rights, and who is asked before. Read every line.',
  code: 'This is code, or settings of programs, and runs for everyone who checks, signs or builds. Read every line.',
};

/**
 * What needs a careful look before it is merged, in whole sentences; the most dangerous first. Ids, counts, and paths of
 * plain letters: nothing in it was written by a stranger.
 */
export const tellCareful = (
  base: Side,
  now: Side,
  files: readonly ChangedFile[],
  erased: ReadonlySet<string>,
): string[] => [
  ...tellErased(erased),
  ...tellDemonstration(base, now),
  ...tellKeys(base, now, files),
  ...tellFiles(files, ['status', 'sealed', 'page']),
  ...tellEvidence(base, files),
  ...tellSite(base, now, files),
  ...tellFiles(files, ['workflow', 'code']),
];

const tellErased = (erased: ReadonlySet<string>): string[] =>
  erased.size === 0
    ? []
    : [
        `Erases ${counted(erased.size, 'award')} for good: ${listed([...erased])}. Record and sealed files go, and no command brings them back: know that the recipient asked for it.`,
      ];

/** True when what stands in BASE is made up, and this change ends that. */
export const endsDemonstration = (base: Side, now: Side): boolean =>
  base.site?.demonstration === true && now.site?.demonstration === false;

const tellDemonstration = (base: Side, now: Side): string[] =>
  endsDemonstration(base, now)
    ? [
        'Ends the demonstration: BASE says that all that stands there is made up, so nothing of it is kept, and what goes is not refused. Know that no real award is among it.',
      ]
    : [];

function tellKeys(base: Side, now: Side, files: readonly ChangedFile[]): string[] {
  const changed = files.filter(({ kind }) => kind === 'key');
  if (changed.length === 0) return [];
  const before = new Map(base.ledger.facts.keys.map((key) => [key.source.file, key]));
  const after = new Map(now.ledger.facts.keys.map((key) => [key.source.file, key]));
  const told = changed.map(({ path }) => tellKey(before.get(path), after.get(path)));
  const others = changed.filter((_file, at) => told[at] === undefined).map(({ path }) => path);
  const rest = `${verbOf(changed)} ${listedFiles(others)}: what stands in content/keys decides who can sign. Read every line.`;
  return [...told.flatMap((one) => one ?? []), ...(others.length > 0 ? [rest] : [])];
}

function tellKey(before: PublicKey | undefined, now: PublicKey | undefined): string | undefined {
  if (now === undefined) return undefined;
  const { id, issuer } = now;
  if (before === undefined)
    return `Adds the key ${id}: once this is merged, whoever has its private half signs for the issuer ${issuer}. Ask the issuer, by a way that does not lead through here, whether this key is theirs.`;
  if (before.compromised === undefined && now.compromised !== undefined)
    return `Marks the key ${id} of the issuer ${issuer} as compromised: what it sealed verifies no more, until \`haversack issue\` has sealed it anew.`;
  if (before.retired === undefined && now.retired !== undefined)
    return `Retires the key ${id} of the issuer ${issuer}: it signs no more, and what it signed stays good.`;
  return undefined;
}

function tellSite(base: Side, now: Side, files: readonly ChangedFile[]): string[] {
  const changed = files.filter(({ kind }) => kind === 'site');
  if (changed.length === 0) return [];
  const fields = base.site && now.site ? changedFields(base.site, now.site) : [];
  const which = fields.length === 0 ? '' : ` (${listed(fields)})`;
  return [
    `${verbOf(changed)} content/site.yaml${which}: it decides where the site lies, to whom it belongs, whom it trusts and how much of a name is seen.`,
  ];
}

/** Names of settings that differ; they are words of ours. */
function changedFields({ source: _before, ...before }: Site, { source: _now, ...now }: Site): string[] {
  const names = Object.keys({ ...before, ...now }) as (keyof typeof before)[];
  return names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(now[name]));
}

/** The address of a file is sealed, its bytes are not: nothing but this tells of a change. */
function tellEvidence(base: Side, files: readonly ChangedFile[]): string[] {
  const sealed = (base.backpack?.assertions ?? []).filter((one) => one.sealed !== undefined);
  const named = new Set(
    sealed.flatMap(({ evidence, attachments = [] }) =>
      attachments
        .filter((one) => one.field === 'file' && evidence[one.evidence]?.url === undefined)
        .map(({ path }) => path),
    ),
  );
  const some = files.filter(({ path, change }) => change !== 'added' && named.has(path));
  return some.length === 0
    ? []
    : [
        `${verbOf(some)} ${listedFiles(some.map(({ path }) => path))}: evidence of awards that are sealed, whose credentials name where it lies and not what is in it. Know why.`,
      ];
}

const tellFiles = (files: readonly ChangedFile[], kinds: readonly FileKind[]): string[] =>
  kinds.flatMap((kind) => {
    const some = files.filter((file) => file.kind === kind);
    return some.length === 0 ? [] : [`${verbOf(some)} ${listedFiles(some.map(({ path }) => path))}. ${WHY[kind]}`];
  });

const VERBS = { added: 'Adds', changed: 'Changes', deleted: 'Deletes' } as const;

const verbOf = (files: readonly ChangedFile[]): string => {
  const changes = new Set(files.map(({ change }) => change));
  return changes.size === 1 ? VERBS[[...changes][0] ?? 'changed'] : VERBS.changed;
};
