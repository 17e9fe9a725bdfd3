import type { ResultDescription } from '../../model/index.ts';
import { present, said, some } from '../present.ts';
import type { ResultDescriptionV3 } from './documents.ts';

/** The `id` of a result description: the achievement's, with a fragment. I3-18. */
export const resultId = (achievement: string, result: string): string => `${achievement}#result-${result}`;

/** The `id` of one of its levels. */
export const levelId = (achievement: string, result: string, level: string): string =>
  `${resultId(achievement, result)}.${level}`;

/** Builds a ResultDescription with its rubric levels. I3-18. @param achievement  the achievement's `id` */
export function buildResultDescription(achievement: string, one: ResultDescription): ResultDescriptionV3 {
  return present({
    id: resultId(achievement, one.id),
    type: ['ResultDescription'],
    name: one.name,
    resultType: one.resultType,
    allowedValue: some(one.allowedValues),
    valueMin: one.valueMin,
    valueMax: one.valueMax,
    requiredValue: one.requiredValue,
    requiredLevel: one.requiredLevel === undefined ? undefined : levelId(achievement, one.id, one.requiredLevel),
    rubricCriterionLevel: some(
      one.levels.map((level) =>
        present({
          id: levelId(achievement, one.id, level.id),
          type: ['RubricCriterionLevel'],
          name: level.name,
          description: said(level.description),
        }),
      ),
    ),
  });
}
