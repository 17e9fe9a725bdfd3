import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll } from 'vitest';
import type { Command, Context } from '../scripts/command.ts';
import type { Diagnostic } from '../src/diagnostics/index.ts';
import { createSigner, signDocument } from '../src/proof/index.ts';
import type { Effects } from '../src/tasks/effects.ts';
import { issue } from '../src/tasks/issue.ts';
import { keysNew } from '../src/tasks/keys/new.ts';
import { type Instant, type JsonObject, parseInstant, printJson } from '../src/values/index.ts';
import { soundContent } from './sound-content.ts';

/** Folders with a small sound backpack, for tests that change one thing in it. */

const home = mkdtempSync(join(tmpdir(), 'haversack-roots-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

export const TODAY = '2020-07-01';

export function moment(text: string): Instant {
  const parsed = parseInstant(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.reason}`);
  return parsed.value;
}

let count = 0;

/** An empty folder of its own, taken away when the tests of the file are done. */
export function makeFolder(): string {
  const folder = join(home, `root-${++count}`);
  mkdirSync(folder);
  return folder;
}

/** A root with the sound backpack, unsealed; `files` are put over it. */
export function makeRoot(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const root = makeFolder();
  for (const [path, data] of Object.entries({ ...soundContent, ...files })) put(root, path, data);
  return root;
}

export function put(root: string, path: string, data: string | Uint8Array): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), data);
}

export const remove = (root: string, path: string): void => {
  if (!existsSync(join(root, path))) throw new Error(`There is no ${path} to remove.`);
  rmSync(join(root, path), { recursive: true });
};

export const read = (root: string, path: string): string => readFileSync(join(root, path), 'utf8');

/** Replaces one piece of a file that must stand there exactly once: a test whose change changes nothing fails. */
export function edit(root: string, path: string, from: string, to: string): void {
  const text = read(root, path);
  if (text.split(from).length !== 2) throw new Error(`"${from}" does not stand exactly once in ${path}.`);
  put(
    root,
    path,
    text.replace(from, () => to),
  );
}

/** Chance that is the same in every run: bytes of SHA-256 over a counter. */
export function countedChance(start = 0): (bytes: number) => Uint8Array {
  let counter = start;
  return (bytes) => createHash('sha256').update(String(counter++)).digest().subarray(0, bytes);
}

/** Where the private keys of a root lie: beside it, never in it. */
export const keyFolder = (root: string): string => `${root}-keys`;

export function effectsOf(root: string, change: Partial<Effects> = {}): Effects {
  return {
    root,
    today: moment(TODAY),
    now: () => moment(`${TODAY}T10:00:00Z`),
    random: countedChance(),
    keys: { env: {}, configFolder: keyFolder(root), platform: 'linux' },
    progress: () => {},
    ...change,
  };
}

let template: Promise<string> | undefined;

/** A root with the sound backpack, sealed by `keys new` and `issue`; a copy of one that is made once. */
export async function sealedRoot(): Promise<string> {
  template ??= seal();
  const root = makeFolder();
  const made = await template;
  cpSync(made, root, { recursive: true });
  cpSync(keyFolder(made), keyFolder(root), { recursive: true });
  return root;
}

const REVOKED = 'content/assertions/2020/care-url.md';

async function seal(): Promise<string> {
  const root = makeRoot();
  const random = countedChance(1_000);
  const revoked = read(root, REVOKED);
  put(root, REVOKED, revoked.replace(/^revoked:\n(?: {2}.*\n)+/m, ''));
  for (const issuer of ['acme', 'beta']) {
    const made = await keysNew(effectsOf(root, { random }), issuer);
    if (!made.ok) throw new Error(made.diagnostics.map(({ message }) => message).join('\n'));
  }
  for (const text of [undefined, revoked]) {
    if (text !== undefined) put(root, REVOKED, text);
    const issued = await issue(effectsOf(root, { random }), { dryRun: false });
    if (!issued.ok) throw new Error(issued.diagnostics.map(({ message }) => message).join('\n'));
  }
  return root;
}

/** Changes a sealed file, or a status list, and signs it again with the same key: what only its issuer could do. */
export async function reseal(root: string, path: string, change: (document: JsonObject) => object): Promise<void> {
  const { proof, ...document } = JSON.parse(read(root, path));
  const method = String(proof[0].verificationMethod);
  const secret = JSON.parse(readFileSync(join(keyFolder(root), `${method.split('#')[1]}.json`), 'utf8'));
  const signer = await createSigner(secret.secretKeyMultibase);
  const signed = await signDocument(change(document), {
    signer,
    verificationMethod: method,
    created: proof[0].created,
  });
  put(root, path, printJson(signed));
}

/** How a command ended and what it said. */
export interface Ending {
  readonly code: number;
  /** standard output */
  readonly printed: string;
  /** standard error */
  readonly noted: string;
}

/** Runs one command as the command line would, with a terminal that only listens. */
export async function runCommand(
  command: Command,
  root: string,
  options: Readonly<Record<string, unknown>> = {},
  { given = [], progress = () => {} }: { given?: readonly string[]; progress?: (step: string) => void } = {},
): Promise<Ending> {
  const printed: string[] = [];
  const noted: string[] = [];
  const terminal: Context['terminal'] = {
    print: (text) => void printed.push(text),
    note: (text) => void noted.push(text),
    paint: (_style, text) => text,
    progress,
    clear: () => {},
  };
  const code = await command.run({ root, today: moment(TODAY), terminal }, options, given);
  return { code, printed: stripVTControlCharacters(printed.join('\n')), noted: noted.join('\n') };
}

/** One line a problem: `content/site.yaml:1:6 site-address url`. */
export const summary = (diagnostics: readonly Diagnostic[]): string[] =>
  diagnostics.map(({ file, line, column, code, field }) => `${file}:${line}:${column} ${code} ${field}`.trimEnd());
