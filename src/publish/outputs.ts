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

/** One file of the site that no page draws: its path in `dist`, and how its bytes are made. */
export interface Output {
  /** relative to `dist`, with `/` */
  readonly path: string;
  /** as documents name it; after a move that of before, for what was sealed there */
  readonly address: string;
  readonly bytes: () => string | Uint8Array;
}

/** What the pictures room made. */
export interface Pictures {
  readonly badges: ReadonlyMap<string, BadgePicture>;
  /** own artwork of issuers, by id */
  readonly issuers: ReadonlyMap<string, Uint8Array>;
  /** portraits, by id */
  readonly people: ReadonlyMap<string, Uint8Array>;
}

/**
 * The table of outputs: every JSON document and picture of the site. Bytes are made one file at a time, so that
 * a large backpack does not lie in memory as a whole. Addresses are those of DESIGN section 4.
 * @throws HaversackError `picture-broken` when a badge's own picture cannot be baked
 */
export function planOutputs(backpack: PublicBackpack, pictures: Pictures): Output[] {
  const { url } = backpack.site;
  const at = (address: string): string => outputPath(backpack.site, address);
  const json = (address: string, build: () => unknown): Output => ({
    address,
    path: at(address),
    bytes: () => printJson(build()),
  });
  const file = (address: string, bytes: Output['bytes']): Output => ({ address, path: at(address), bytes });
  const bakers = new Map([...pictures.badges].map(([id, picture]) => [id, openPicture(id, picture)]));
  return [
    ...backpack.issuers.flatMap((issuer) => issuerOutputs(backpack, issuer, pictures, json, file)),
    ...backpack.badges.flatMap((badge): Output[] => {
      const { png, svg } = pictures.badges.get(badge.id) as BadgePicture;
      const { addresses } = badge;
      return [
        json(addresses.badgeClass, () => buildBadgeClass(badge)),
        json(addresses.achievement, () => buildAchievementDocument(badge)),
        file(addresses.image, () => png),
        ...(svg === undefined ? [] : [file(asSvg(addresses.image), () => svg)]),
      ];
    }),
    ...backpack.assertions.flatMap((assertion) =>
      assertionOutputs(assertion, bakers.get(assertion.badge.id) as Baker, file),
    ),
    ...backpack.erased.map((erased) => json(erasedAddress(erased), () => buildErasedAssertion(erased))),
    ...[...pictures.people].map(([id, bytes]): Output => file(new URL(portraitPath(url, id), url).href, () => bytes)),
    ...backpack.statusLists.map(({ id, text }): Output => file(id, () => text)),
  ];
}

type Json = (address: string, build: () => unknown) => Output;
type File = (address: string, bytes: Output['bytes']) => Output;

/** A picture's address as SVG. */
const asSvg = (png: string): string => png.replace(/png$/, 'svg');

function issuerOutputs(
  backpack: PublicBackpack,
  issuer: PublicIssuer,
  pictures: Pictures,
  json: Json,
  file: File,
): Output[] {
  const { addresses, id, keys, url } = issuer;
  const image = pictures.issuers.get(id);
  const outputs = [
    json(addresses.issuer, () => buildProfileV2(issuer, basesOf(backpack.site))),
    json(addresses.profile, () => buildProfileDocument(issuer)),
    json(addresses.revocations, () => buildRevocationList(issuer, backpack.assertions, backpack.erased)),
  ];
  if (image) outputs.push(file(addresses.image, () => image));
  if (keys.length > 0) {
    const publicKeys = keys.map(({ publicKeyMultibase }) => publicKeyMultibase);
    const alsoKnownAs = [...new Set([addresses.issuer, url])];
    for (const { did, didDocument } of [addresses, ...addresses.formerDids])
      outputs.push(json(didDocument, () => buildDidDocument({ did, keys: publicKeys, alsoKnownAs })));
  }
  return outputs;
}

/**
 * An assertion's files: the sealed credential byte for byte; the hosted 2.0 document once it is valid, stripped
 * when revoked (I2-13); both baked into the picture, none once revoked (B-06).
 */
function assertionOutputs(assertion: PublicAssertion, baker: Baker, file: File): Output[] {
  const { addresses, sealed, state } = assertion;
  const credential = sealed?.text;
  const hosted = state === 'not-yet-valid' ? undefined : printJson(buildAssertion(assertion));
  const outputs: Output[] = [];
  if (credential !== undefined) outputs.push(file(addresses.credential, () => credential));
  if (hosted !== undefined) outputs.push(file(addresses.assertion, () => hosted));
  if (state === 'revoked' || (credential ?? hosted) === undefined) return outputs;
  const texts = { credential, assertion: hosted };
  const { image } = addresses;
  outputs.push(file(image, () => baker.png(image, texts)));
  const { svg } = baker;
  if (svg) outputs.push(file(asSvg(image), () => svg(image, texts)));
  return outputs;
}

interface Texts {
  readonly credential: string | undefined;
  readonly assertion: string | undefined;
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
    png: (path, { credential, assertion }) =>
      baked(
        path,
        bakePng(picture, [
          ...(credential === undefined ? [] : [{ keyword: 'openbadgecredential' as const, text: credential }]),
          ...(assertion === undefined ? [] : [{ keyword: 'openbadges' as const, text: assertion }]),
        ]),
      ),
    ...(drawing && {
      svg: (path, { credential, assertion }) =>
        baked(path, bakeSvg(drawing, { ...(credential && { credential }), ...(assertion && { assertion }) })),
    }),
  };
}

function baked<Value>(what: string, result: Result<Value>): Value {
  if (result.ok) return result.value;
  throw new HaversackError('picture-broken', `The picture of ${what} cannot be baked: ${result.reason}.`, {
    remedy: 'Save the picture again as a plain PNG, or let Haversack draw the badge from `design`.',
  });
}
