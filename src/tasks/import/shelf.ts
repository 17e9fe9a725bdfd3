import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { importFileOf } from '../../content/index.ts';
import { isSameCredential } from '../../imports/index.ts';
import { readPlainFile, walk } from '../../io/index.ts';
import { type Backpack, IMPORT_KINDS, IMPORT_LIMITS, type Import } from '../../model/index.ts';
import { epoch, parseId, parseInstant } from '../../values/index.ts';
import type { Judged } from './judge.ts';

/** An original that lies among the imports and was not taken in: put there by hand, or by a command that was killed. */
interface Loose {
  readonly file: string;
  /** undefined where its name is no id */
  readonly id: string | undefined;
  readonly sha256: string;
  /** nothing lies beside it that would be left without it */
  readonly isAlone: boolean;
}

/** One import as far as others are held against it. */
export type Kept = Pick<Import, 'id' | 'file' | 'sha256' | 'lastCheck'> & {
  readonly snapshot: Pick<Import['snapshot'], 'credentials'>;
  /** path and text of `<id>.md`, where there is one */
  readonly words?: { readonly path: string; readonly text: string } | undefined;
};

/** What is there already. */
export class Shelf {
  readonly #kept = new Map<string, Kept>();
  readonly #loose: readonly Loose[];

  constructor(root: string, { imports }: Pick<Backpack, 'imports'>) {
    for (const { id, file, sha256, snapshot, lastCheck, source } of imports) {
      const words = source.file.endsWith('.md') ? { path: source.file, text: source.text } : undefined;
      this.#kept.set(id, { id, file, sha256, snapshot, lastCheck, words });
    }
    this.#loose = looseFiles(root, new Set(imports.map(({ file }) => file)));
  }

  get isFull(): boolean {
    return this.#kept.size >= IMPORT_LIMITS.imports;
  }

  byBytes(sha256: string): Kept | undefined {
    return [...this.#kept.values()].find((one) => one.sha256 === sha256);
  }

  /** The same credential in other bytes: another form of it, or another issue. */
  sameCredential({ credentials }: Pick<Judged, 'credentials'>): Kept | undefined {
    return [...this.#kept.values()].find(({ snapshot }) =>
      snapshot.credentials.some((one) => credentials.some((other) => isSameCredential(one, other))),
    );
  }

  /** The same bytes under any name. */
  loose(sha256: string): readonly Loose[] {
    return this.#loose.filter((one) => one.sha256 === sha256);
  }

  /** No import has this id, and nothing loose lies under it. */
  isFree(id: string): boolean {
    return !this.#kept.has(id) && !this.#loose.some((one) => one.id === id);
  }

  put(kept: Kept, replaced: string | undefined): void {
    if (replaced !== undefined) this.#kept.delete(replaced);
    this.#kept.set(kept.id, kept);
  }
}

const RANK = ['invalid', 'unknown', 'verified'] as const;

/**
 * True when a credential takes the place of the one that is kept: it is not worse, and better or newer. So nobody who
 * merely names another's issuer and id drives a good one out.
 */
export function takesPlace(
  fresh: Pick<Judged, 'check' | 'credentials'>,
  kept: Pick<Kept, 'lastCheck' | 'snapshot'>,
): boolean {
  const difference = RANK.indexOf(fresh.check.outcome) - RANK.indexOf(kept.lastCheck.outcome);
  if (difference !== 0) return difference > 0;
  return validFromOf(fresh.credentials) > validFromOf(kept.snapshot.credentials);
}

function validFromOf([credential]: Judged['credentials']): number {
  const parsed = parseInstant(credential?.validFrom ?? '');
  return parsed.ok ? epoch(parsed.value) : Number.NEGATIVE_INFINITY;
}

function looseFiles(root: string, kept: ReadonlySet<string>): readonly Loose[] {
  const entries = walk(root, 'content/imports');
  if (!entries.ok) return [];
  return entries.value.flatMap(({ path, kind }): readonly Loose[] => {
    if (kind !== 'file' || kept.has(path) || path.includes('/.')) return [];
    const { part, stem } = importFileOf(path);
    const bytes = IMPORT_KINDS.some((one) => one === part)
      ? readPlainFile(join(root, path), IMPORT_LIMITS.bytes)
      : undefined;
    if (!bytes?.ok) return [];
    const sha256 = createHash('sha256').update(bytes.value).digest('hex');
    const isAlone = !entries.value.some((other) => other.path !== path && importFileOf(other.path).stem === stem);
    return [{ file: path, id: parseId(stem).ok ? stem : undefined, sha256, isAlone }];
  });
}
