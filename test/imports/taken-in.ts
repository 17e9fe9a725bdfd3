import { createHash } from 'node:crypto';
import { put } from '../roots.ts';

interface Change {
  readonly id?: string;
  readonly data?: string;
  readonly ending?: 'json' | 'png' | 'svg' | 'jwt';
  readonly outcome?: string;
}

/** Puts an import into a root as the command would have left it; nothing of it is verified. */
export function takenIn(root: string, change: Change = {}): void {
  const { id = 'knots-12345678', data = '{"type":"made up"}', ending = 'json', outcome = 'unknown' } = change;
  const place = `content/imports/${id}`;
  const on = '2020-06-01T00:00:00Z';
  put(root, `${place}.${ending}`, data);
  put(
    root,
    `${place}.snapshot.json`,
    JSON.stringify({
      version: 1,
      sha256: createHash('sha256').update(data).digest('hex'),
      takenOn: on,
      credentials: [
        { standard: 'Open Badges 3.0', name: 'Knots of elsewhere', issuer: { id: 'did:web:rope.example' } },
      ],
      answers: [],
      isPartial: false,
    }),
  );
  put(root, `${place}.checks.json`, JSON.stringify([{ on, outcome, reasons: ['issuer-unreachable'] }]));
}
