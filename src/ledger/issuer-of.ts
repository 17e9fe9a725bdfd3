import { isObject, type JsonObject } from '../values/index.ts';

/** Who a sealed document says it is from: its issuer's id, given as an object or as the id alone. I3-05, S-02. */
export const issuerOf = ({ issuer }: JsonObject): unknown => (isObject(issuer) ? issuer.id : issuer);
