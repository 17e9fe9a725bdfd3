import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unbakePng, unbakeSvg } from '../bake/index.ts';
import { outputPath, type PublicBackpack } from '../model/index.ts';
import type { Output } from './outputs.ts';

/**
 * Proves that the finished site holds what was planned: every document as it was proved, every credential as it was
 * sealed, and every baked picture gives back exactly what is published beside it. B-06.
 * @returns faults in words
 */
export function proveStaged(
  stage: string,
  files: ReadonlySet<string>,
  outputs: readonly Output[],
  backpack: PublicBackpack,
): string[] {
  const path = (address: string): string => outputPath(backpack.site, address);
  const read = (address: string): string | undefined =>
    files.has(path(address)) ? readFileSync(join(stage, path(address)), 'utf8') : undefined;
  const changed = outputs
    .filter((output) => output.path.endsWith('.json') && files.has(output.path))
    .filter((output) => !Buffer.from(output.bytes()).equals(readFileSync(join(stage, output.path))))
    .map((output) => `${output.path} is not as planned`);
  return [
    ...changed,
    ...backpack.assertions.flatMap(({ id, sealed, addresses }) => {
      const credential = read(addresses.credential);
      const unsealed = credential === sealed?.text ? [] : [`${addresses.credential} is not what is sealed for "${id}"`];
      return [
        ...unsealed,
        ...provePictures(stage, files, path(addresses.image), credential, read(addresses.assertion)),
      ];
    }),
  ];
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
  if (files.has(png)) compare(png, unbakePng(readFileSync(join(stage, png)), { onlyOne: true }));
  if (files.has(svg)) compare(svg, unbakeSvg(readFileSync(join(stage, svg), 'utf8'), { onlyOne: true }));
  return faults;
}
