import { attackFixtures } from './fixtures-attacks.ts';
import { pictureFixtures } from './fixtures-pictures.ts';
import { signedFixtures } from './fixtures-signed.ts';
import { v2Fixtures } from './fixtures-v2.ts';
import { vectorFixtures } from './fixtures-vectors.ts';
import type { Fixture } from './world.ts';

/** Every fixture that is made here, each with the outcome that it must have, in Node as in a browser. */
export const madeFixtures = async (): Promise<Fixture[]> => [
  ...(await signedFixtures()),
  ...(await attackFixtures()),
  ...(await v2Fixtures()),
  ...(await pictureFixtures()),
];

/** Those, and the standards' own. */
export const allFixtures = async (): Promise<Fixture[]> => [...(await madeFixtures()), ...vectorFixtures()];
