/** Columns of a roster, in the order in which they are printed. DESIGN 2. */
export const ROSTER_COLUMNS = [
  'id',
  'badge',
  'identity',
  'salt',
  'type',
  'url',
  'name',
  'person',
  'issuedOn',
  'validFrom',
  'expires',
  'narrative',
  'evidence',
  'replaces',
  'revokedOn',
  'revokedReason',
  'suspendedOn',
  'suspendedReason',
  'reinstatedOn',
  'reinstatedReason',
] as const;
export type RosterColumn = (typeof ROSTER_COLUMNS)[number];

/** One row: texts by column; what is missing or empty is not there. */
export type RosterRow = { readonly [Column in RosterColumn]?: string | undefined };

export const isRosterColumn = (name: string): name is RosterColumn => ROSTER_COLUMNS.some((column) => column === name);
