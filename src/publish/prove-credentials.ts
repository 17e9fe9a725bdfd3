import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unbakePng, unbakeSvg } from '../bake/index.ts';
import { outputPath, type PublicAssertion, type PublicBackpack } from '../model/index.ts';
import { findVerificationMethod } from '../proof/index.ts';
import { isObject } from '../values/index.ts';

/**
 * Proves the credentials of a finished site: each published one is the sealed bytes (whose seal was proved when the
 * ledger was checked), its key stands in the published DID document, its status list is there under its own address
 * and of the same issuer; and every baked picture gives back exactly what is published. P-06, S-04.
 * @returns faults in words
 */
export function proveCredentials(stage: string, files: ReadonlySet<string>, backpack: PublicBackpack): string[] {
  const { site } = backpack;
  const read = (path: string): string | undefined =>
    files.has(path) ? readFileSync(join(stage, path), 'utf8') : undefined;
  const parsed = new Map<string, unknown>();
  const readJson = (address: string): unknown => {
    const path = outputPath(site.url, address);
    if (!parsed.has(path)) parsed.set(path, parse(read(path)));
    return parsed.get(path);
  };
  return backpack.assertions.flatMap((assertion) => {
    const path = (address: string): string => outputPath(site.url, address);
    const credential = read(path(assertion.addresses.credential));
    const hosted = read(path(assertion.addresses.assertion));
    return [
      ...proveSealed(assertion, credential, readJson, backpack),
      ...provePictures(stage, files, path(assertion.addresses.image), credential, hosted),
    ];
  });
}

function proveSealed(
  { sealed, badge, addresses, id }: PublicAssertion,
  credential: string | undefined,
  readJson: (address: string) => unknown,
  { today }: PublicBackpack,
): string[] {
  if (sealed === undefined) return credential === undefined ? [] : [`${addresses.credential} is published unsealed`];
  if (credential !== sealed.text) return [`${addresses.credential} is not the sealed credential of "${id}"`];
  const faults: string[] = [];
  const { did, didDocument } = badge.issuer.addresses;
  const method = findVerificationMethod(readJson(didDocument), sealed.verificationMethod, today);
  if (!method.ok) faults.push(`${didDocument} does not hold the key of "${id}" (${method.reason})`);
  else if (method.value.controller !== did) faults.push(`${didDocument} is not the document of ${did}`);
  const list = readJson(sealed.statusList);
  if (!isObject(list)) faults.push(`${sealed.statusList}, the status list of "${id}", is missing`);
  else if (list.id !== sealed.statusList || list.issuer !== did) {
    faults.push(`${sealed.statusList} is not the status list that "${id}" names`);
  }
  return faults;
}

function provePictures(
  stage: string,
  files: ReadonlySet<string>,
  png: string,
  credential: string | undefined,
  hosted: string | undefined,
): string[] {
  const faults: string[] = [];
  const svg = png.replace(/png$/, 'svg');
  const compare = (path: string, found: ReturnType<typeof unbakeSvg> | ReturnType<typeof unbakePng>): void => {
    const same = found.ok && found.value.credential === credential && found.value.assertion === hosted;
    if (!same) faults.push(`${path} does not give back what is published beside it`);
  };
  if (files.has(png)) compare(png, unbakePng(readFileSync(join(stage, png))));
  if (files.has(svg)) compare(svg, unbakeSvg(readFileSync(join(stage, svg), 'utf8')));
  return faults;
}

function parse(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
