import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What verifying one hostile input costs a process of its own. */
export interface HostileCost {
  readonly what: string;
  readonly seconds: number;
  /** bytes, of the whole process */
  readonly peak: number;
}

const STATUS = '/proc/self/status';
const MOST = 16 * 1024 * 1024;
const JSON_MOST = 1_048_576;

/** Inputs that are made to cost much, by their names. */
const inputs: Readonly<Record<string, () => Uint8Array | string>> = {
  nothing: () => '',
  '16 MiB of bytes': () => new Uint8Array(MOST).fill(0xaa),
  '16 MiB of zeros behind the signature of a PNG': () => {
    const bytes = new Uint8Array(MOST);
    bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    return bytes;
  },
  '16 MiB of open tags': () => '<svg>'.repeat(MOST / 5),
  '8 MiB of SVG text': () => `<svg xmlns="http://www.w3.org/2000/svg">${'a'.repeat(8_000_000)}</svg>`,
  '16 MiB of quotes': () => `"${'\\"'.repeat(MOST / 2 - 1)}`,
  'a million open brackets': () => '['.repeat(JSON_MOST),
  'JSON with a hundred thousand members': () =>
    `{"type":["VerifiableCredential","OpenBadgeCredential"],${Array.from({ length: 60_000 }, (_, at) => `"m${at}":"v"`).join()}}`,
  'a type of a hundred thousand names': () =>
    JSON.stringify({
      type: ['VerifiableCredential', 'OpenBadgeCredential', ...Array.from({ length: 80_000 }, (_, at) => `t:${at}`)],
    }),
  'evidence by the ten thousand': () =>
    JSON.stringify({
      '@context': [
        'https://www.w3.org/ns/credentials/v2',
        'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
      ],
      id: 'urn:x:1',
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
      evidence: Array.from({ length: 9_000 }, () => ({ type: ['Evidence'], narrative: 'the same' })),
    }),
  'an id of a million characters': () =>
    JSON.stringify({ type: 'Assertion', id: `https://a.example/${'a'.repeat(1_000_000)}` }),
  'a token of two million characters': () => `eyJhbGciOiJFUzI1NiJ9.${'A'.repeat(2_000_000)}.AA`,
  'a page of a hundred thousand links': () => `<html>${'<a href="a.json" '.repeat(60_000)}`,
};

/** Verifies each input in a process of its own. */
export function measureHostile(): HostileCost[] {
  return Object.keys(inputs).map((what) => {
    const { stdout, stderr, status } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), what], {
      encoding: 'utf8',
      timeout: 60_000,
    });
    if (status !== 0) throw new Error(`${what}: ${stderr}`);
    return { what, ...(JSON.parse(stdout) as { seconds: number; peak: number }) };
  });
}

/** Bytes. `maxRSS` begins with what the process held that started this one; Linux tells what this one held by itself. */
function peakOfThis(): number {
  const own = existsSync(STATUS) ? /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(STATUS, 'utf8'))?.[1] : undefined;
  return (own === undefined ? process.resourceUsage().maxRSS : Number(own)) * 1024;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { verify } = await import('../src/verify/index.ts');
  const { instantOf } = await import('../src/values/index.ts');
  const input = (inputs[process.argv[2] ?? ''] as () => Uint8Array | string)();
  const started = performance.now();
  await verify(input, { fetch: async () => ({ ok: false, reason: 'fetch-offline' }), now: instantOf(0) });
  const seconds = (performance.now() - started) / 1000;
  process.stdout.write(JSON.stringify({ seconds, peak: peakOfThis() }));
}
