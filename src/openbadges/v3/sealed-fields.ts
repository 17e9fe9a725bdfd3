import { isObject, type Json, parseInstant } from '../../values/index.ts';
import { said } from '../present.ts';
import { V2 } from '../versions.ts';

/** Fields of an assertion that its seal fixes. */
export const ASSERTION_FIELDS = [
  'badge',
  'recipient',
  'issuedOn',
  'validFrom',
  'expires',
  'evidence',
  'narrative',
  'results',
] as const;
export type AssertionField = (typeof ASSERTION_FIELDS)[number];

/** Fields of its badge that the seal fixes; names of skills are among the tags, their addresses in `alignment`. */
export const BADGE_FIELDS = [
  'name',
  'description',
  'criteria',
  'criteriaUrl',
  'alignment',
  'tags',
  'credits',
  'results',
  'version',
] as const;
export type BadgeField = (typeof BADGE_FIELDS)[number];

/**
 * What a credential says, field by field, in one canonical form: equal values mean equal content, whatever version
 * wrote them. Undefined: nothing said.
 */
export interface SealedFields {
  readonly assertion: Readonly<Record<AssertionField, Json | undefined>>;
  readonly badge: Readonly<Record<BadgeField, Json | undefined>>;
}

type Node = { readonly [member: string]: unknown };

/**
 * Reads a 3.0 credential back into the fields that a record has. One value and an array of one are alike; order
 * counts only where the standard gives it a meaning (`allowedValue`); members that are no field are passed over;
 * addresses that are derived from the site's are read as the ids in them. I3-07, I3-08, I3-18.
 * @param credential  as parsed from JSON; nothing is demanded of it
 */
export function readSealedFields(credential: unknown): SealedFields {
  const document = node(credential);
  const subject = node(document.credentialSubject);
  const achievement = node(subject.achievement);
  const id = text(achievement.id) ?? '';
  const criteria = node(typeof achievement.criteria === 'string' ? { id: achievement.criteria } : achievement.criteria);
  return {
    assertion: {
      badge: /\/badges\/([a-z0-9-]+)\/achievement\.json$/.exec(id)?.[1] ?? said(id),
      recipient: recipient(subject),
      issuedOn: moment(document.awardedDate) ?? moment(document.validFrom),
      validFrom: moment(document.validFrom),
      expires: moment(document.validUntil),
      evidence: unordered(nodes(document.evidence).filter(isOwnEvidence).map(evidence)),
      narrative: text(subject.narrative),
      results: unordered(nodes(subject.result).map((one) => result(id, one))),
    },
    badge: {
      name: text(achievement.name),
      description: text(achievement.description),
      criteria: text(criteria.narrative),
      criteriaUrl: text(criteria.id) === id.replace(/achievement\.json$/, '') ? undefined : text(criteria.id),
      alignment: unordered(nodes(achievement.alignment).map(alignment)),
      tags: unordered(texts(achievement.tag)),
      credits: number(achievement.creditsAvailable),
      results: unordered(nodes(achievement.resultDescription).map((one) => resultDescription(id, one))),
      version: text(achievement.version),
    },
  };
}

function recipient(subject: Node): Json | undefined {
  const email = nodes(subject.identifier).find(({ identityType }) => identityType === 'emailAddress');
  if (email === undefined) return text(subject.id);
  return members({ identity: text(email.identityHash)?.toLowerCase(), salt: text(email.salt) });
}

/** The entry that cites the 2.0 assertion is ours, not the record's. */
const isOwnEvidence = (one: Node): boolean => !texts(one.type).includes(V2.assertion);

const evidence = (one: Node): Json =>
  members({
    url: text(one.id),
    name: text(one.name),
    description: text(one.description),
    narrative: text(one.narrative),
    genre: text(one.genre),
    audience: text(one.audience),
  });

function result(achievement: string, one: Node): Json {
  const description = text(one.resultDescription) ?? '';
  return members({
    result: said(without(`${achievement}#result-`, description)),
    value: text(one.value),
    level: level(description, one.achievedLevel),
    status: text(one.status),
  });
}

function resultDescription(achievement: string, one: Node): Json {
  const id = text(one.id) ?? '';
  return members({
    id: said(without(`${achievement}#result-`, id)),
    name: text(one.name),
    resultType: text(one.resultType),
    allowedValues: several(texts(one.allowedValue)),
    valueMin: text(one.valueMin),
    valueMax: text(one.valueMax),
    requiredValue: text(one.requiredValue),
    requiredLevel: level(id, one.requiredLevel),
    levels: unordered(
      nodes(one.rubricCriterionLevel).map((rubric) =>
        members({ id: level(id, rubric.id), name: text(rubric.name), description: text(rubric.description) }),
      ),
    ),
  });
}

const alignment = (one: Node): Json =>
  members({
    targetName: text(one.targetName),
    targetUrl: text(one.targetUrl),
    targetDescription: text(one.targetDescription),
    targetFramework: text(one.targetFramework),
    targetCode: text(one.targetCode),
    targetType: text(one.targetType),
  });

const without = (start: string, address: string): string =>
  address.startsWith(start) ? address.slice(start.length) : address;

function level(description: string, value: unknown): string | undefined {
  const id = text(value);
  return id === undefined ? undefined : without(`${description}.`, id);
}

const list = (value: unknown): readonly unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];

const nodes = (value: unknown): readonly Node[] =>
  list(value).flatMap((item) => (typeof item === 'string' ? [{ id: item }] : isObject(item) ? [item] : []));

const node = (value: unknown): Node => nodes(value)[0] ?? {};

/** A number where text belongs is read as its digits; white space around text says nothing. */
function text(value: unknown): string | undefined {
  const [first] = list(value);
  return typeof first === 'string' || typeof first === 'number' ? said(String(first)) : undefined;
}

const texts = (value: unknown): readonly string[] => list(value).flatMap((item) => text(item) ?? []);

const number = (value: unknown): number | undefined => {
  const digits = text(value);
  return digits === undefined || !Number.isFinite(Number(digits)) ? undefined : Number(digits);
};

/** The same moment in one spelling, whatever the offset; what is no date stays as it is written. */
function moment(value: unknown): string | undefined {
  const written = text(value);
  const parsed = written === undefined ? undefined : parseInstant(written);
  return parsed?.ok ? parsed.value : written;
}

const members = (values: { readonly [key: string]: Json | undefined }): Json =>
  Object.fromEntries(Object.entries(values).filter((entry): entry is [string, Json] => entry[1] !== undefined));

const several = (items: readonly Json[]): Json | undefined => (items.length === 0 ? undefined : items);

function unordered(items: readonly Json[]): Json | undefined {
  const keyed = items.map((item): [string, Json] => [JSON.stringify(item), item]);
  return several(keyed.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, item]) => item));
}
