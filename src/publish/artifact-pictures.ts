import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openPng, openSvg, unbakePng, unbakeSvg } from '../bake/index.ts';
import type { BadgePicture } from '../images/badge-pictures.ts';
import { type Artwork, outputPath, type PublicBackpack } from '../model/index.ts';
import { portraitPath } from '../views/paths.ts';
import type { Pictures } from './outputs.ts';

export type ReadArtworkBytes = (file: string) => Uint8Array | undefined;

export type FoundPictures =
  | { readonly ok: true; readonly pictures: Pictures }
  | { readonly ok: false; readonly faults: readonly string[] };

/**
 * The pictures that a built site shows, to hold the rest of it against: nobody draws here. Each must be a picture with
 * nothing baked in; own PNG artwork must be what lies in the content.
 * @param files  those of the site
 * @param readArtwork  a file of the content
 */
export function findPictures(
  folder: string,
  files: ReadonlySet<string>,
  backpack: PublicBackpack,
  readArtwork: ReadArtworkBytes,
): FoundPictures {
  const faults: string[] = [];
  const found: {
    badges: Map<string, BadgePicture>;
    issuers: Map<string, Uint8Array>;
    people: Map<string, Uint8Array>;
  } = { badges: new Map(), issuers: new Map(), people: new Map() };
  const bytesOf = (path: string): Uint8Array | undefined => {
    if (files.has(path)) return new Uint8Array(readFileSync(join(folder, path)));
    faults.push(`${path} is missing`);
    return undefined;
  };
  const png = (path: string, artwork: Artwork | undefined): Uint8Array | undefined => {
    const bytes = bytesOf(path);
    const own = artwork && readArtwork(artwork.file);
    if (bytes === undefined) return undefined;
    if (own !== undefined && openPng(own).ok) {
      if (Buffer.from(own).equals(bytes)) return bytes;
      faults.push(`${path} is not ${artwork?.file}`);
      return undefined;
    }
    const baked = unbakePng(bytes);
    if (baked.ok && Object.keys(baked.value).length === 0) return bytes;
    faults.push(`${path} ${baked.ok ? 'has something baked in' : `is no PNG (${baked.reason})`}`);
    return undefined;
  };
  const svg = (path: string): string | undefined => {
    const text = Buffer.from(bytesOf(path) ?? '').toString('utf8');
    if (text === '') return undefined;
    const opened = openSvg(text);
    const baked = opened.ok ? unbakeSvg(text) : opened;
    if (baked.ok && Object.keys(baked.value).length === 0) return text;
    faults.push(`${path} ${baked.ok ? 'has something baked in' : `is no SVG (${baked.reason})`}`);
    return undefined;
  };
  const at = (address: string): string => outputPath(backpack.site, address);
  for (const { id, image, addresses } of backpack.badges) {
    const path = at(addresses.image);
    const isDrawing = image === undefined || /\.svg$/i.test(image.file);
    const drawn = png(path, image);
    const drawing = isDrawing ? svg(path.replace(/png$/, 'svg')) : undefined;
    if (drawn !== undefined) found.badges.set(id, { png: drawn, ...(drawing !== undefined && { svg: drawing }) });
  }
  for (const { id, image, addresses } of backpack.issuers) {
    const shown = image && png(at(addresses.image), image);
    if (shown !== undefined) found.issuers.set(id, shown);
  }
  for (const { id, image } of backpack.people) {
    const { url } = backpack.site;
    const shown = image && png(at(new URL(portraitPath(url, id), url).href), undefined);
    if (shown !== undefined) found.people.set(id, shown);
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, pictures: found };
}
