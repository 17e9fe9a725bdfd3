import type { Source } from '../diagnostics/index.ts';
import type { AchievementType, ResultType, TargetType } from '../values/index.ts';
import type { Artwork, Design } from './artwork.ts';

export const BADGE_STATUSES = ['draft', 'active', 'retired'] as const;
export type BadgeStatus = (typeof BADGE_STATUSES)[number];

export const EVIDENCE_NEEDS = ['none', 'optional', 'required'] as const;
export type EvidenceNeed = (typeof EVIDENCE_NEEDS)[number];

export interface Alignment {
  readonly targetName: string;
  readonly targetUrl: string;
  readonly targetCode?: string | undefined;
  readonly targetDescription?: string | undefined;
  readonly targetFramework?: string | undefined;
  readonly targetType?: TargetType | undefined;
}

/** A skill: a tag, and an alignment too where it has an address. */
export interface Skill {
  readonly name: string;
  readonly url?: string | undefined;
}

/** One thing to have done; all of them stand as a list at the end of the criteria narrative. */
export interface Requirement {
  readonly id: string;
  readonly text: string;
  readonly evidence: EvidenceNeed;
}

export interface Assessment {
  readonly method: string;
  readonly description?: string | undefined;
  readonly assessor?: string | undefined;
  readonly url?: string | undefined;
}

export interface ResultLevel {
  readonly id: string;
  readonly name: string;
  readonly description?: string | undefined;
}

/** What an award may or must say of a result. 3.0: ResultDescription. */
export interface ResultDescription {
  readonly id: string;
  readonly name: string;
  readonly resultType: ResultType;
  readonly allowedValues: readonly string[];
  readonly valueMin?: string | undefined;
  readonly valueMax?: string | undefined;
  readonly requiredValue?: string | undefined;
  /** id of one of `levels` */
  readonly requiredLevel?: string | undefined;
  readonly levels: readonly ResultLevel[];
}

export interface Earn {
  readonly url?: string | undefined;
  readonly text?: string | undefined;
}

/** The same achievement, or one much like it, elsewhere. */
export interface Related {
  readonly id: string;
  readonly language?: string | undefined;
  readonly version?: string | undefined;
}

/** `content/badges/<id>.md`; the body is the criteria narrative. */
export interface Badge {
  readonly source: Source;
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** id of an issuer */
  readonly issuer: string;
  /** own artwork; else the badge is drawn from `design` */
  readonly image?: Artwork | undefined;
  readonly design: Design;
  readonly achievementType: AchievementType;
  readonly tags: readonly string[];
  readonly skills: readonly Skill[];
  readonly alignment: readonly Alignment[];
  /** Markdown */
  readonly criteria: string;
  readonly criteriaUrl?: string | undefined;
  readonly requirements: readonly Requirement[];
  readonly assessment?: Assessment | undefined;
  readonly results: readonly ResultDescription[];
  readonly earn?: Earn | undefined;
  readonly resources: readonly { readonly url: string; readonly label: string }[];
  /** ISO 8601 duration, as written */
  readonly validFor?: string | undefined;
  readonly credits?: number | undefined;
  readonly hours?: number | undefined;
  readonly level?: string | undefined;
  readonly version?: string | undefined;
  /** id of the badge whose next version this is */
  readonly replaces?: string | undefined;
  readonly suspendable: boolean;
  /** BCP 47; default: the site's */
  readonly language?: string | undefined;
  readonly status: BadgeStatus;
  /** id of an issuer, when another than `issuer` made the badge */
  readonly creator?: string | undefined;
  readonly related: readonly Related[];
}

/**
 * The criteria narrative as it goes into both standards and onto the page: the body, then the requirements
 * as a list, so that they are sealed with it.
 */
export function criteriaNarrative(badge: Pick<Badge, 'criteria' | 'requirements'>): string {
  const list = badge.requirements.map(({ text, evidence }) => `- ${text}${EVIDENCE_WORDS[evidence]}`).join('\n');
  return [badge.criteria.trim(), list].filter((part) => part !== '').join('\n\n');
}

const EVIDENCE_WORDS: Readonly<Record<EvidenceNeed, string>> = {
  none: '',
  optional: ' (evidence optional)',
  required: ' (evidence required)',
};
