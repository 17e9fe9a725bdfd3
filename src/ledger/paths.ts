import { STATUS_PURPOSES, type StatusPurpose } from '../model/index.ts';
import { type Instant, parseId } from '../values/index.ts';

/**
 * Where a sealed credential lies: by the month of `issuedOn`, in UTC.
 * @param seal  1, or more for one that was sealed anew
 */
export const sealedPath = (assertion: string, issuedOn: Instant, seal = 1): string =>
  `content/credentials/${issuedOn.slice(0, 4)}/${issuedOn.slice(5, 7)}/${assertion}${seal === 1 ? '' : `.${seal}`}.json`;

/** Takes the name of a sealed file apart: `<id>.json`, or `<id>.<n>.json` from 2 on. An id has no dot. */
export function parseSealedPath(path: string): { readonly assertion: string; readonly seal: number } {
  const [assertion = '', seal] = nameOf(path).split('.');
  return { assertion, seal: seal === undefined ? 1 : Number(seal) };
}

export const statusPath = (name: string): string => `content/status/${name}.json`;
/** Beside a suspension list: which of its bits are set for good. */
export const revokedPath = (name: string): string => `content/status/${name}.revoked.json`;
export const keyPath = (id: string): string => `content/keys/${id}.json`;

export const statusListName = (issuer: string, purpose: StatusPurpose, number: number): string =>
  `${issuer}-${purpose}-${number}`;

/** Takes a list's name apart, `<issuer>-<purpose>-<n>`; undefined when it is none. */
export function parseStatusListName(
  name: string,
): { readonly issuer: string; readonly purpose: StatusPurpose; readonly number: number } | undefined {
  const parts = /^(.+)-([a-z]+)-([1-9]\d{0,5})$/.exec(name);
  const purpose = STATUS_PURPOSES.find((known) => known === parts?.[2]);
  const issuer = parts?.[1] ?? '';
  return purpose && parseId(issuer).ok ? { issuer, purpose, number: Number(parts?.[3]) } : undefined;
}

/** A ledger file's name without folder and `.json`. */
export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1).replace(/\.json$/, '');
