#!/usr/bin/env node
// The only plain JavaScript of Haversack: it must run on a Node that is too old for the rest, to say so.
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 24 || (major === 24 && minor < 18)) {
  process.stderr.write(
    `Haversack needs Node 24.18 or newer; this is Node ${process.versions.node}.\n` +
      "In Haversack's own folder `npm ci` brings a Node of its own, which `npm run …` and `npx haversack …` use.\n" +
      'Elsewhere, or on Apple silicon, install Node 24 or newer from https://nodejs.org/.\n',
  );
  process.exit(3);
}
// Compiled code is kept beside the packages, not in a folder that other users can write to.
module.enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/haversack/', import.meta.url)));
await import('./haversack.ts');
