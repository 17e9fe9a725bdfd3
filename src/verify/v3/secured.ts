import { type OpenedJws, openJws } from '../../proof/index.ts';
import { bad, good, instantOf, isObject, type JsonObject, parseJson, type Result } from '../../values/index.ts';
import { member } from '../facts.ts';

/** A credential as it is judged, and how it is secured. */
export interface Secured {
  readonly document: JsonObject;
  /** its JWT, with the claims of the payload */
  readonly jws?: OpenedJws;
}

/** Claims that stand beside the credential in the payload. J-05, J-09. */
const registered = ['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti'];

/**
 * Reads a credential from JSON, or from the payload of a JWT: there it is `vc` (data model 1.1), else the whole payload
 * without the registered claims. J-04, J-09.
 * @returns reasons of `parseJson` and `openJws`, or `not-a-credential`
 */
export function readSecured(text: string, isJws: boolean): Result<Secured> {
  if (!isJws) {
    const json = parseJson(text);
    if (!json.ok) return json;
    return isObject(json.value) ? good({ document: json.value as JsonObject }) : bad('not-a-credential');
  }
  const jws = openJws(text);
  if (!jws.ok) return jws;
  const { payload } = jws.value;
  const document = isObject(payload.vc) ? completed(payload.vc as JsonObject, payload) : withoutClaims(payload);
  return good({ document, jws: jws.value });
}

const withoutClaims = (payload: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(payload).filter(([name]) => !registered.includes(name)));

/** A `vc` may leave to the claims what they say. VC Data Model 1.1, 6.3.1. */
function completed(vc: JsonObject, claims: JsonObject): JsonObject {
  const subject = member(vc, 'credentialSubject');
  return {
    ...vc,
    ...fill(vc, 'id', claims.jti),
    ...fill(vc, 'issuer', claims.iss),
    ...fill(vc, 'issuanceDate', momentOf(claims.nbf), 'validFrom'),
    ...fill(vc, 'expirationDate', momentOf(claims.exp), 'validUntil'),
    ...(isObject(subject) &&
      !('id' in subject) &&
      typeof claims.sub === 'string' && { credentialSubject: { ...(subject as JsonObject), id: claims.sub } }),
  };
}

const fill = (vc: JsonObject, name: string, value: unknown, other = name): JsonObject =>
  name in vc || other in vc || typeof value !== 'string' ? {} : { [name]: value };

/** Whole seconds since 1970 as a date, within the years that dates have. */
function momentOf(seconds: unknown): string | undefined {
  return typeof seconds === 'number' && seconds >= 0 && seconds < 253_402_300_800
    ? instantOf(Math.floor(seconds) * 1000)
    : undefined;
}
