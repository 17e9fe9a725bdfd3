/** What `issue` sets right itself, so that it stops neither there nor in commands that come before it. */
export const MENDED: readonly string[] = [
  'status-list-missing',
  'revocation-not-listed',
  'suspension-not-listed',
  'sealed-by-compromised-key',
];
