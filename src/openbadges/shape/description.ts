import type { Rules, Severity } from './finding.ts';

/**
 * The form of a member's value: what it may be, alternatives apart by ` | `, each the name of a value kind, a
 * vocabulary or a class. `[]` behind it: always an array; `*`: one or an array; nothing: exactly one.
 */
export type MemberForm = string;

export interface TypeForm {
  readonly form: 'single' | 'array' | 'either';
  readonly needs: readonly (readonly string[])[];
}

/** One class of a standard, as data. */
export interface ClassShape {
  /** the rule cited for whatever has none of its own */
  readonly rule: string;
  /** `type`: from each group one must be there; `single` is a string, `array` an array, `either` may be missing */
  readonly type?: TypeForm;
  readonly members: Readonly<Record<string, MemberForm>>;
  readonly required?: readonly string[];
  /** rules of single members */
  readonly rules?: Readonly<Record<string, string>>;
  /** true: members of no other class, nor those known everywhere */
  readonly closed?: boolean;
}

/** Gives the fault of a value in words that follow its name ("must be …"), or undefined when it is good. */
export type ValueKind = (value: unknown) => string | undefined;

/** A relation between members of one node, or between nodes. */
export type Relation = (
  node: { readonly [member: string]: unknown },
  report: (member: string, rule: string, message: string, severity?: Severity) => void,
  isRoot: boolean,
) => void;

/** A standard's documents as data, for `checkNode`. */
export interface Description {
  readonly classes: Readonly<Record<string, ClassShape>>;
  readonly values: Readonly<Record<string, ValueKind>>;
  /** members that the context defines for every class */
  readonly everywhere: Readonly<Record<string, MemberForm>>;
  readonly relations: Readonly<Record<string, readonly Relation[]>>;
  readonly rules: Rules;
  /** the rule that a type breaks which none of the contexts in force defines; undefined when it is known */
  readonly refuseType: (type: string, contexts: readonly string[]) => string | undefined;
  /** reads `@context` of a node that has one: the contexts named, and faults */
  readonly contexts: (value: unknown, report: (rule: string, message: string) => void) => readonly string[];
  /** classes that have an `@context` also where they stand inside another document */
  readonly withContext: readonly string[];
  /** the rule that null breaks; undefined: null is as good as absent */
  readonly null: string | undefined;
  /** undefined: empty arrays are fine */
  readonly emptyArray: string | undefined;
  /** rules for one value where an array belongs, for an array where one `type` belongs, for a bad `id` */
  readonly arrayForm: string;
  /** what such a form is: a reader understands it all the same, an issuer must not write it */
  readonly formSeverity: Severity;
  readonly singleType: string;
  readonly idRule: string;
  readonly undefinedMember: Severity;
  /** true for members that belong to an extension, which is not looked into */
  readonly isExtension: (member: string) => boolean;
}
