import { bakePng, bakeSvg, openPng, openSvg, type PngPicture, type SvgPicture } from '../bake/index.ts';
import type { BadgePicture } from '../images/badge-pictures.ts';
import { basesOf, outputPath, type PublicAssertion, type PublicBackpack, type PublicIssuer } from '../model/index.ts';
import {
  buildAchievementDocument,
  buildAssertion,
  buildBadgeClass,
  buildErasedAssertion,
  buildProfileDocument,
  buildProfileV2,
  buildRevocationList,
  erasedAddress,
} from '../openbadges/index.ts';
import { buildDidDocument } from '../proof/index.ts';
import { HaversackError, printJson, type Result } from '../values/index.ts';
import { portraitPath } from '../views/paths.ts';
import { planEvidence, type ReadAttachment } from './evidence-outputs.ts';
import type { Output } from './output.ts';

export type { Output };

/** What the pictures room made. */
export interface Pictures {
  readonly badges: ReadonlyMap<string, BadgePicture>;
  /** own artwork of issuers, by id */
  readonly issuers: ReadonlyMap<string, Uint8Array>;
  /** portraits, by id */
  readonly people: ReadonlyMap<string, Uint8Array>;
}

/**
 * The table of outputs: every JSON document, picture and file of evidence of the site. Bytes are made one file at a time, so that
 * a large backpack does not lie in memory as a whole. Addresses are those of DESIGN section 4.
 * @throws HaversackError `picture-broken` when a badge's own picture cannot be baked
 */
export const planOutputs = (backpack: PublicBackpack, pictures: Pictures, read: ReadAttachment): Output[] => [
  ...planDocuments(backpack),
  ...planPictures(backpack, pictures),
  ...planEvidence(backpack, read),
];

/** Every JSON document of the site: all of it comes from the backpack alone. */
export function planDocuments(backpack: PublicBackpack): Output[] {
  const json = (address: string, build: () => unknown): Output => ({
    address,
    path: outputPath(backpack.site, address),
    bytes: () => printJson(build()),
  });
  /** Sealed: its bytes are those of the ledger. */
  const file = (address: string, text: string): Output => ({
    address,
    path: outputPath(backpack.site, address),
    bytes: () => text,
  });
  return [
    ...backpack.issuers.flatMap((issuer) => issuerDocuments(backpack, issuer, json)),
    ...backpack.badges.flatMap((badge): Output[] => [
      json(badge.addresses.badgeClass, () => buildBadgeClass(badge)),
      json(badge.addresses.achievement, () => buildAchievementDocument(badge)),
    ]),
    ...backpack.assertions.flatMap((assertion): Output[] => {
      const { addresses, sealed } = assertion;
      return [
        ...(sealed === undefined ? [] : [file(addresses.credential, sealed.text)]),
        ...(isHosted(assertion) ? [json(addresses.assertion, () => buildAssertion(assertion))] : []),
      ];
    }),
    ...backpack.erased.map((erased) => json(erasedAddress(erased), () => buildErasedAssertion(erased))),
    ...backpack.statusLists.map(({ id, text }): Output => file(id, text)),
  ];
}

/** Every picture of the site: of badges, of awards with what is baked into them, of issuers and people. */
function planPictures(backpack: PublicBackpack, pictures: Pictures): Output[] {
  const { url } = backpack.site;
  const file: File = (address, bytes) => ({ address, path: outputPath(backpack.site, address), bytes });
  const bakers = new Map([...pictures.badges].map(([id, picture]) => [id, openPicture(id, picture)]));
  return [
    ...backpack.issuers.flatMap(({ id, addresses }): Output[] => {
      const image = pictures.issuers.get(id);
      return image ? [file(addresses.image, () => image)] : [];
    }),
    ...backpack.badges.flatMap(({ id, addresses }): Output[] => {
      const { png, svg } = pictures.badges.get(id) as BadgePicture;
      return [
        file(addresses.image, () => png),
        ...(svg === undefined ? [] : [file(asSvg(addresses.image), () => svg)]),
      ];
    }),
    ...backpack.assertions.flatMap((assertion) =>
      bakedPictures(assertion, bakers.get(assertion.badge.id) as Baker, file),
    ),
    ...[...pictures.people].map(([id, bytes]): Output => file(new URL(portraitPath(url, id), url).href, () => bytes)),
  ];
}

type Json = (address: string, build: () => unknown) => Output;
type File = (address: string, bytes: Output['bytes']) => Output;

/** A picture's address as SVG. */
const asSvg = (png: string): string => png.replace(/png$/, 'svg');

function issuerDocuments(backpack: PublicBackpack, issuer: PublicIssuer, json: Json): Output[] {
  const { addresses, keys, url } = issuer;
  const outputs = [
    json(addresses.issuer, () => buildProfileV2(issuer, basesOf(backpack.site))),
    json(addresses.profile, () => buildProfileDocument(issuer)),
    json(addresses.revocations, () => buildRevocationList(issuer, backpack.assertions, backpack.erased)),
  ];
  if (keys.length > 0) {
    const publicKeys = keys.map(({ publicKeyMultibase }) => publicKeyMultibase);
    const alsoKnownAs = [...new Set([addresses.issuer, url])];
    for (const { did, didDocument } of [addresses, ...addresses.formerDids])
      outputs.push(json(didDocument, () => buildDidDocument({ did, keys: publicKeys, alsoKnownAs })));
  }
  return outputs;
}

/** The hosted 2.0 document is there once the award is valid; stripped when revoked (I2-13). */
const isHosted = ({ state }: PublicAssertion): boolean => state !== 'not-yet-valid';

/** An award's pictures: what is sealed and what is hosted, both baked in; none once revoked. B-06. */
function bakedPictures(assertion: PublicAssertion, { png, svg }: Baker, file: File): Output[] {
  const { state, sealed, addresses } = assertion;
  if (state === 'revoked' || (sealed === undefined && !isHosted(assertion))) return [];
  const texts = (): Texts => ({
    credential: sealed?.text,
    hosted: isHosted(assertion) ? printJson(buildAssertion(assertion)) : undefined,
  });
  const { image } = addresses;
  return [
    file(image, () => png(image, texts())),
    ...(svg === undefined ? [] : [file(asSvg(image), () => svg(image, texts()))]),
  ];
}

interface Texts {
  readonly credential: string | undefined;
  readonly hosted: string | undefined;
}

interface Baker {
  readonly png: (path: string, texts: Texts) => Uint8Array;
  readonly svg?: (path: string, texts: Texts) => string;
}

/** Reads a badge's picture once, for all assertions that are baked into it. */
function openPicture(badge: string, { png, svg }: BadgePicture): Baker {
  const picture: PngPicture = baked(badge, openPng(png));
  const drawing: SvgPicture | undefined = svg === undefined ? undefined : baked(badge, openSvg(svg));
  return {
    png: (path, { credential, hosted }) =>
      baked(
        path,
        bakePng(picture, [
          ...(credential === undefined ? [] : [{ keyword: 'openbadgecredential' as const, text: credential }]),
          ...(hosted === undefined ? [] : [{ keyword: 'openbadges' as const, text: hosted }]),
        ]),
      ),
    ...(drawing && {
      svg: (path, { credential, hosted }) =>
        baked(path, bakeSvg(drawing, { ...(credential && { credential }), ...(hosted && { assertion: hosted }) })),
    }),
  };
}

function baked<Value>(what: string, result: Result<Value>): Value {
  if (result.ok) return result.value;
  throw new HaversackError('picture-broken', `The picture of ${what} cannot be baked: ${result.reason}.`, {
    remedy: 'Save the picture again as a plain PNG, or let Haversack draw the badge from `design`.',
  });
}
