import { signedFixtures } from './fixtures-signed.ts';
import type { Fixture } from './world.ts';

/** Every fixture, each with the outcome that it must have, in Node as in a browser. */
export const allFixtures = async (): Promise<Fixture[]> => [...(await signedFixtures())];
