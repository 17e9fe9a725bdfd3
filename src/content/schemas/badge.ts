import { z } from 'zod';
import { BADGE_STATUSES, type Badge, EVIDENCE_NEEDS } from '../../model/index.ts';
import { ACHIEVEMENT_TYPES, RESULT_TYPES, TARGET_TYPES } from '../../values/index.ts';
import { LIMITS } from '../limits.ts';
import { artworkFields, design, requireAlt } from './artwork.ts';
import {
  address,
  body,
  description,
  duration,
  id,
  language,
  line,
  link,
  list,
  listOfIds,
  name,
  refuse,
  text,
  uri,
} from './fields.ts';

const skill = z.union([
  name.transform((given) => ({ name: given })),
  z.strictObject({ name, url: address.optional() }),
]);

const alignment = z.strictObject({
  targetName: name,
  targetUrl: address,
  targetCode: line.optional(),
  targetDescription: text.optional(),
  targetFramework: line.optional(),
  targetType: z.enum(TARGET_TYPES).optional(),
});

const numeric = /^[+-]?\d+(?:\.\d+)?$/;

const result = z
  .strictObject({
    id,
    name,
    resultType: z.enum(RESULT_TYPES),
    allowedValues: list(line),
    valueMin: line.optional(),
    valueMax: line.optional(),
    requiredValue: line.optional(),
    requiredLevel: id.optional(),
    levels: listOfIds(z.strictObject({ id, name, description: text.optional() })),
  })
  .superRefine((given, ctx) => {
    const wrong = (what: string, field: string): void => refuse(ctx, 'result-description', [what], [field]);
    const { allowedValues, valueMin, valueMax, requiredValue, requiredLevel, levels } = given;
    for (const field of ['valueMin', 'valueMax'] as const) {
      if (given[field] !== undefined && !numeric.test(given[field])) wrong(`${field} is not a number.`, field);
    }
    if (valueMin !== undefined && valueMax !== undefined && Number(valueMin) > Number(valueMax)) {
      wrong('valueMin is above valueMax.', 'valueMin');
    }
    if (allowedValues.length > 0 && (valueMin ?? valueMax) !== undefined) {
      wrong('allowedValues and valueMin or valueMax cannot stand together.', 'allowedValues');
    }
    if (requiredValue !== undefined && allowedValues.length > 0 && !allowedValues.includes(requiredValue)) {
      wrong(`requiredValue "${requiredValue}" is not among allowedValues.`, 'requiredValue');
    }
    if (
      requiredValue !== undefined &&
      (valueMin ?? valueMax) !== undefined &&
      !isBetween(requiredValue, valueMin, valueMax)
    ) {
      wrong(`requiredValue "${requiredValue}" is not between valueMin and valueMax.`, 'requiredValue');
    }
    if (requiredLevel !== undefined && !levels.some((level) => level.id === requiredLevel)) {
      wrong(`requiredLevel "${requiredLevel}" is not among levels.`, 'requiredLevel');
    }
    if (requiredLevel !== undefined && requiredValue !== undefined) {
      wrong('requiredValue and requiredLevel cannot stand together.', 'requiredLevel');
    }
  });

const isBetween = (value: string, min: string | undefined, max: string | undefined): boolean =>
  numeric.test(value) && !(Number(value) < Number(min)) && !(Number(value) > Number(max));

/** `content/badges/<id>.md`. */
export const badgeSchema = z
  .strictObject({
    name,
    description,
    issuer: id,
    ...artworkFields,
    design: design.optional(),
    achievementType: z.enum(ACHIEVEMENT_TYPES).default('Badge'),
    tags: list(name, LIMITS.tags),
    skills: list(skill, LIMITS.tags),
    alignment: list(alignment),
    criteria: body.default(''),
    criteriaUrl: address.optional(),
    requirements: listOfIds(z.strictObject({ id, text: line, evidence: z.enum(EVIDENCE_NEEDS).default('optional') })),
    assessment: z
      .strictObject({
        method: line,
        description: text.optional(),
        assessor: name.optional(),
        url: address.optional(),
      })
      .optional(),
    results: listOfIds(result),
    earn: z
      .strictObject({ url: address.optional(), text: text.optional() })
      .superRefine((given, ctx) => {
        if ((given.url ?? given.text) === undefined) refuse(ctx, 'earn-empty');
      })
      .optional(),
    resources: list(link),
    validFor: duration.optional(),
    credits: z.number().min(0).max(1_000_000).optional(),
    hours: z.number().min(0).max(1_000_000).optional(),
    level: line.optional(),
    version: line.optional(),
    replaces: id.optional(),
    suspendable: z.boolean().default(false),
    language: language.optional(),
    status: z.enum(BADGE_STATUSES).default('active'),
    creator: id.optional(),
    related: list(z.strictObject({ id: uri, language: language.optional(), version: line.optional() })),
  })
  .superRefine(requireAlt)
  .superRefine((fields, ctx) => {
    if (fields.image !== undefined && fields.design !== undefined) refuse(ctx, 'image-and-design', [], ['image']);
    if (fields.criteria.trim() === '' && fields.criteriaUrl === undefined && fields.requirements.length === 0) {
      refuse(ctx, 'field-missing', ['criteria'], ['criteria']);
    }
  })
  .transform(({ design, ...fields }) => ({ ...fields, design: design ?? {} })) satisfies z.ZodType<
  Omit<Badge, 'source' | 'id' | 'image'>
>;
