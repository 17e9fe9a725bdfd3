/** What artwork may be, for badges, issuers and people alike. */
export const ARTWORK_LIMITS = {
  /** 2 MB */
  bytes: 2 * 1024 * 1024,
  /** each side, px */
  shortest: 64,
  longest: 4096,
  /** 16 Mpx */
  pixels: 16_000_000,
  /** an SVG stands in every picture that is baked from it: 512 kB */
  svgBytes: 512 * 1024,
  svgElements: 5_000,
  svgDepth: 32,
} as const;
