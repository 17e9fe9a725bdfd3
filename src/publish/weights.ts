import { gzipSync } from 'node:zlib';

/** What a reader fetches at most, in bytes after gzip. */
export interface Weights {
  /** the heaviest page alone */
  readonly page: number;
  /** its path, relative to the site */
  readonly heaviest: string;
  /** all style sheets together */
  readonly styles: number;
}

/** So many of the largest pages are packed; the heaviest is among them. */
const CANDIDATES = 12;

/** Weighs a site while its files are read anyway. */
export class Scale {
  #pages: { readonly path: string; readonly content: Uint8Array }[] = [];
  #styles = 0;

  add(kind: 'page' | 'styles', path: string, content: Uint8Array): void {
    if (kind === 'styles') {
      this.#styles += packed(content);
      return;
    }
    this.#pages.push({ path, content });
    if (this.#pages.length > 2 * CANDIDATES) this.#pages = this.#largest();
  }

  read(): Weights {
    const weighed = this.#largest().map(({ path, content }) => ({ path, bytes: packed(content) }));
    const heaviest = weighed.sort((a, b) => b.bytes - a.bytes || (a.path < b.path ? -1 : 1))[0];
    return { page: heaviest?.bytes ?? 0, heaviest: heaviest?.path ?? '', styles: this.#styles };
  }

  #largest() {
    return this.#pages.sort((a, b) => b.content.length - a.content.length).slice(0, CANDIDATES);
  }
}

const packed = (content: Uint8Array): number => gzipSync(content, { level: 9 }).length;
