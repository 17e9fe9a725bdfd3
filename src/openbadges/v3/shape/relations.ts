import { epoch, isObject, parseInstant } from '../../../values/index.ts';
import type { Relation } from '../../shape/description.ts';

type Node = { readonly [member: string]: unknown };

const objects = (value: unknown): readonly Node[] => (Array.isArray(value) ? value.filter(isObject) : []);

function moment(value: unknown): number | undefined {
  const parsed = typeof value === 'string' ? parseInstant(value) : undefined;
  return parsed?.ok ? epoch(parsed.value) : undefined;
}

/** I3-06. */
const period: Relation = (credential, report) => {
  const from = moment(credential.validFrom);
  const until = moment(credential.validUntil);
  if (from !== undefined && until !== undefined && until < from)
    report('validUntil', 'I3-06', 'must not be before validFrom');
};

/** I3-07. */
const isSomebody: Relation = (subject, report) => {
  if (subject.id === undefined && objects(subject.identifier).length === 0)
    report('', 'I3-07', 'must have an id or at least one identifier');
};

/** I3-08. */
const isSaid: Relation = (criteria, report) => {
  if (criteria.id === undefined && criteria.narrative === undefined)
    report('', 'I3-08', 'must have an id or a narrative');
};

/** I3-17: inside another document an endorsement brings its own proof. */
const isProven: Relation = (endorsement, report, isRoot) => {
  if (!isRoot && objects(endorsement.proof).length === 0) report('proof', 'I3-17', 'is missing');
};

/** I3-18. */
const resultsPoint: Relation = (subject, report) => {
  const descriptions = isObject(subject.achievement) ? objects(subject.achievement.resultDescription) : [];
  const levels = descriptions.flatMap(({ rubricCriterionLevel }) => objects(rubricCriterionLevel).map(({ id }) => id));
  for (const [index, result] of (Array.isArray(subject.result) ? subject.result : []).entries()) {
    if (!isObject(result)) continue;
    const described = descriptions.find(({ id }) => id === result.resultDescription);
    const at = `result[${index}]`;
    if (result.resultDescription !== undefined && described === undefined)
      report(at, 'I3-18', 'names a result description that the achievement has not');
    if (result.achievedLevel !== undefined && !levels.includes(result.achievedLevel))
      report(at, 'I3-18', 'names a level that the achievement has not');
    if (described?.resultType === 'Status' && result.status === undefined)
      report(at, 'I3-18', 'must have a status, as its description asks for one');
  }
};

/** I3-18. */
const requiredLevelIsThere: Relation = (description, report) => {
  const levels = objects(description.rubricCriterionLevel).map(({ id }) => id);
  if (description.requiredLevel !== undefined && !levels.includes(description.requiredLevel))
    report('requiredLevel', 'I3-18', 'names a level that the result description has not');
};

/** S-01. */
const isBitstringEntry: Relation = (status, report) => {
  if (status.type !== 'BitstringStatusListEntry') return;
  for (const member of ['statusPurpose', 'statusListIndex', 'statusListCredential'])
    if (status[member] === undefined) report(member, 'S-01', 'is missing');
};

/** What no single member can say, class by class. */
export const relations: Readonly<Record<string, readonly Relation[]>> = {
  OpenBadgeCredential: [period],
  EndorsementCredential: [period, isProven],
  AchievementSubject: [isSomebody, resultsPoint],
  Criteria: [isSaid],
  ResultDescription: [requiredLevelIsThere],
  CredentialStatus: [isBitstringEntry],
};
