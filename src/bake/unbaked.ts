/**
 * What was found in a picture, the same for PNG and SVG. Untrusted text, not read any further. Absent members were
 * not in the picture.
 */
export type Unbaked = {
  /** Open Badges 3.0: the credential's JSON, or its compact JWS. */
  readonly credential?: string;
  /** Open Badges 2.0: the assertion's JSON, or its compact JWS. */
  readonly assertion?: string;
  /** Open Badges 2.0: only the address of the hosted assertion (legacy `tEXt`, or `verify` of an empty element). */
  readonly address?: string;
};

/** True for the compact form of a JWS: three parts in base64url. Says nothing about its signature. */
export const isCompactJws = (text: string): boolean => /^[\w-]+\.[\w-]*\.[\w-]+$/.test(text);
