const schemes: readonly string[] = ['http:', 'https:', 'mailto:'];

/** True for a whole address that a contributor's link may have. Read as browsers read it, which forgive much. */
export function isAllowedLink(address: string): boolean {
  return URL.canParse(address) && schemes.includes(new URL(address).protocol);
}
