/** What is wrong at one place of a document. */
export interface ShapeFinding {
  /** as `credentialSubject.achievement.alignment[0].targetUrl`; empty for the document itself */
  readonly path: string;
  /** the line of STANDARDS that is broken, or `undefined-member` */
  readonly rule: string;
  /** what is wrong, in words that follow the path ("is missing") */
  readonly message: string;
  /** what the standard demands, in a sentence */
  readonly standard: string;
  /** warning: the document can be read all the same, but nothing of the kind may be issued */
  readonly severity: Severity;
}

export type Severity = 'error' | 'warning';

/** What each rule demands, in our words; a finding can name no other rule. */
export type Rules = Readonly<Record<string, string>>;

/** @throws TypeError when the rules do not have the rule: a fault of the description, never of the document */
export function finding(
  { rules }: { readonly rules: Rules },
  path: string,
  rule: string,
  message: string,
  severity: Severity = 'error',
): ShapeFinding {
  const standard = rules[rule];
  if (standard === undefined) throw new TypeError(`No rule ${rule}`);
  return { path, rule, message, standard, severity };
}

/** The way to a member, as people write it. */
export function memberPath(path: string, member: string): string {
  const name = /^[@A-Za-z][\w:.-]*(?:\[\d+\])?$/.test(member) ? member : JSON.stringify(member);
  return path === '' ? name : `${path}.${name}`;
}
