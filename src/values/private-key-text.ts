/**
 * How the private half of an Ed25519 key looks as a Multikey, wherever it stands: header 0x8026 in base58.
 * `holds` is part of each, word for word; the pattern may match what only looks like one.
 */
export const PRIVATE_KEY_TEXT = { holds: 'z3u2', pattern: /z3u2[1-9A-HJ-NP-Za-km-z]{44,}/g } as const;
