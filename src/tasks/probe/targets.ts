import type { PublicAssertion, PublicBackpack, PublicIssuer } from '../../model/index.ts';
import { planDocuments } from '../../publish/outputs.ts';
import { epoch } from '../../values/index.ts';

/** Something that must be found at the live site. */
export interface Target {
  /** in words that follow "the" */
  readonly what: string;
  readonly address: string;
  /** undefined: a page, which only has to be there */
  readonly bytes?: Uint8Array | undefined;
  /** true: it is verified too, as whoever is shown it would */
  readonly isVerified: boolean;
}

/**
 * What tells in a few requests whether a site is live as the ledger has it: the home page, the DID documents, the
 * status list and the newest of the sealed credentials; while nothing is sealed, the newest hosted award, else a badge.
 */
export function chooseTargets(backpack: PublicBackpack): Target[] {
  const { site, issuers, badges, assertions, statusLists } = backpack;
  const documents = new Map(planDocuments(backpack).map((output) => [output.address, output]));
  const document = (what: string, address: string | undefined, isVerified = false): Target[] => {
    const output = documents.get(address ?? '');
    if (address === undefined || output === undefined) return [];
    return [{ what, address, bytes: new Uint8Array(Buffer.from(output.bytes())), isVerified }];
  };
  const sealed = newest(assertions.filter((one) => one.sealed !== undefined));
  const known: readonly (PublicIssuer | undefined)[] = [issuers.find(({ isOwner }) => isOwner), sealed?.badge.issuer];
  const issuersShown = [...new Set(known)].filter((one) => one !== undefined);
  const list = sealed?.sealed?.statusList ?? statusLists[0]?.id;
  const hosted = newest(assertions.filter(({ state }) => state !== 'not-yet-valid'));
  const award =
    sealed === undefined
      ? document('newest award', hosted?.addresses.assertion, hosted?.state === 'valid')
      : document('newest credential', sealed.addresses.credential, sealed.state === 'valid');
  const found = [
    ...issuersShown.flatMap(({ id, addresses }) => document(`DID document of "${id}"`, addresses.didDocument)),
    ...document('status list', list, true),
    ...award,
  ];
  const home: Target = { what: 'home page', address: site.url, isVerified: false };
  if (found.length > 0) return [home, ...found];
  return [home, ...document('newest badge', badges.at(-1)?.addresses.badgeClass)];
}

/** The one that was awarded last, of those that are valid if there are any. */
function newest(assertions: readonly PublicAssertion[]): PublicAssertion | undefined {
  const rank = ({ state, issuedOn }: PublicAssertion): number => epoch(issuedOn) + (state === 'valid' ? 1e15 : 0);
  return [...assertions].sort((a, b) => rank(b) - rank(a) || (a.id < b.id ? -1 : 1))[0];
}
