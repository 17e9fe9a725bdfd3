import { type Diagnostic, type FieldPath, nearest, reporter } from '../diagnostics/index.ts';
import type { Assertion, Evidence, Result } from './assertion.ts';
import type { Badge, ResultDescription } from './badge.ts';
import type { Person } from './person.ts';
import { modelProblems } from './problems.ts';

const report = reporter(modelProblems);
type Award = Pick<Assertion, 'source' | 'recipient' | 'narrative' | 'evidence' | 'results' | 'draft'>;
type Asked = Pick<Badge, 'id' | 'requirements' | 'results'>;

/** Does an award give what its badge asks: evidence for each requirement, the required results? */
export function checkAward(award: Award, badge: Asked, person?: Pick<Person, 'name'>): Diagnostic[] {
  return [
    ...award.evidence.flatMap((evidence, index) => evidenceProblems(award, badge, evidence, index)),
    ...(award.draft ? [] : missingEvidence(award, badge)),
    ...award.results.flatMap((result, index) => resultProblems(award, badge, result, index)),
    ...(award.draft ? [] : missingResults(award, badge)),
    ...namesInSealedText(award, award.recipient.name ?? person?.name),
  ];
}

/** A public name is for pages alone; in the sealed texts it would stay for good. */
function namesInSealedText({ source, narrative, evidence }: Award, name: string | undefined): Diagnostic[] {
  if (name === undefined) return [];
  const texts: readonly (readonly [FieldPath, string | undefined])[] = [
    [[source.file.endsWith('.json') ? 'narrative' : 'body'], narrative],
    ...evidence.flatMap((one, index) =>
      (['name', 'description', 'narrative'] as const).map((field) => [['evidence', index, field], one[field]] as const),
    ),
  ];
  const folded = name.toLowerCase();
  return texts
    .filter(([, text]) => text?.toLowerCase().includes(folded))
    .map(([path]) => report('name-in-sealed-text', source, path, name));
}

function evidenceProblems(award: Award, badge: Asked, evidence: Evidence, index: number): Diagnostic[] {
  const found: Diagnostic[] = [];
  const ids = badge.requirements.map(({ id }) => id);
  if (evidence.meets !== undefined && !ids.includes(evidence.meets)) {
    const suggestion = nearest(evidence.meets, ids) ?? '';
    const path = ['evidence', index, 'meets'];
    found.push(report('reference-unknown', award.source, path, 'requirement', evidence.meets, suggestion));
  }
  const kind = mediaKind(evidence.url ?? evidence.file ?? '');
  if (kind !== undefined && evidence.alt === undefined && evidence.transcript === undefined) {
    found.push(report('evidence-without-words', award.source, ['evidence', index], kind));
  }
  return found;
}

/** By the ending of the address: picture, sound and film are what not everyone can see or hear. */
function mediaKind(url: string): string | undefined {
  const ending = /\.([a-z0-9]+)(?:[?#].*)?$/i.exec(url)?.[1]?.toLowerCase() ?? '';
  if (/^(?:png|jpe?g|gif|webp|avif|svg|heic|bmp|tiff?)$/.test(ending)) return 'a picture';
  if (/^(?:mp3|m4a|wav|ogg|oga|opus|flac|aac)$/.test(ending)) return 'a sound';
  return /^(?:mp4|m4v|mov|webm|ogv|mkv|avi)$/.test(ending) ? 'a film' : undefined;
}

function missingEvidence(award: Award, badge: Asked): Diagnostic[] {
  const met = new Set(award.evidence.map(({ meets }) => meets));
  return badge.requirements
    .filter(({ id, evidence }) => evidence === 'required' && !met.has(id))
    .map(({ id }) => report('evidence-missing', award.source, ['evidence'], id, badge.id));
}

function resultProblems(award: Award, badge: Asked, result: Result, index: number): Diagnostic[] {
  const path = ['results', index];
  const asked = badge.results.find(({ id }) => id === result.result);
  if (asked === undefined) {
    const suggestion =
      nearest(
        result.result,
        badge.results.map(({ id }) => id),
      ) ?? '';
    return [report('reference-unknown', award.source, [...path, 'result'], 'result', result.result, suggestion)];
  }
  const found: Diagnostic[] = [];
  if (award.results.findIndex((other) => other.result === result.result) < index) {
    found.push(report('result-repeated', award.source, [...path, 'result'], result.result));
  }
  if (asked.resultType === 'Status' && result.status === undefined) {
    found.push(report('result-status-missing', award.source, path, result.result));
  }
  if (result.level !== undefined && !asked.levels.some(({ id }) => id === result.level)) {
    const suggestion =
      nearest(
        result.level,
        asked.levels.map(({ id }) => id),
      ) ?? '';
    found.push(report('reference-unknown', award.source, [...path, 'level'], 'level', result.level, suggestion));
    return found;
  }
  if (result.value !== undefined && !isAllowed(asked, result.value)) {
    found.push(report('result-value-unknown', award.source, [...path, 'value'], result.value, allowedWords(asked)));
    return found;
  }
  const required = asked.requiredLevel ?? asked.requiredValue;
  if (required !== undefined && !award.draft && !isReached(asked, result)) {
    const given = result.level ?? result.value ?? result.status ?? 'not given';
    found.push(report('result-unmet', award.source, path, asked.id, given, required));
  }
  return found;
}

const missingResults = (award: Award, badge: Asked): Diagnostic[] =>
  badge.results
    .filter(({ requiredLevel, requiredValue }) => requiredLevel !== undefined || requiredValue !== undefined)
    .filter(({ id }) => !award.results.some(({ result }) => result === id))
    .map(({ id }) => report('result-missing', award.source, ['results'], id, badge.id));

function isAllowed(asked: ResultDescription, value: string): boolean {
  if (asked.allowedValues.length > 0) return asked.allowedValues.includes(value);
  if (asked.valueMin === undefined && asked.valueMax === undefined) return true;
  const given = numeric(value);
  const min = numeric(asked.valueMin ?? '') ?? Number.NEGATIVE_INFINITY;
  const max = numeric(asked.valueMax ?? '') ?? Number.POSITIVE_INFINITY;
  return given !== undefined && given >= min && given <= max;
}

const allowedWords = ({ allowedValues, valueMin, valueMax }: ResultDescription): string =>
  allowedValues.length > 0 ? allowedValues.join(', ') : `numbers from ${valueMin ?? '…'} to ${valueMax ?? '…'}`;

/** Allowed values and levels are ordered from low to high, as 3.0 wants them; numbers count as numbers. */
function isReached(asked: ResultDescription, result: Result): boolean {
  if (asked.requiredLevel !== undefined) {
    const rank = (level: string | undefined): number => asked.levels.findIndex(({ id }) => id === level);
    return result.level !== undefined && rank(result.level) >= rank(asked.requiredLevel);
  }
  const { requiredValue } = asked;
  if (asked.resultType === 'Status') return result.status === requiredValue;
  if (requiredValue === undefined || result.value === undefined) return false;
  if (asked.allowedValues.length > 0) {
    return asked.allowedValues.indexOf(result.value) >= asked.allowedValues.indexOf(requiredValue);
  }
  const [given, needed] = [numeric(result.value), numeric(requiredValue)];
  return given !== undefined && needed !== undefined ? given >= needed : result.value === requiredValue;
}

const numeric = (text: string): number | undefined => (/^[+-]?\d+(?:\.\d+)?$/.test(text) ? Number(text) : undefined);
