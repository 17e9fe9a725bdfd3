/** An error of Astro, of the MDX compiler or of a page, as data. */
export interface AstroFault {
  readonly name: string;
  readonly message: string;
  readonly hint?: string | undefined;
  /** absolute, or relative to the run folder */
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  /** words of the file that the error is about, where the line is not known */
  readonly mentions?: string | undefined;
}

declare global {
  /** set by `site/pages/[page].astro`; pages are drawn one after the other */
  var pageBeingDrawn: string | undefined;
}

/** What was thrown, as data; of a failed bundle the first of its errors. */
export function faultOf(thrown: unknown): AstroFault {
  const error = firstOf(thrown);
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) };
  const { hint, loc, exporter } = error as Error & Record<string, unknown>;
  // The bundler itself counts lines in what MDX was compiled to; but it names the import that it did not find.
  const place = isRecord(loc) && exporter === undefined ? loc : {};
  const file = isRecord(loc) && typeof loc.file === 'string' ? loc.file : undefined;
  return {
    name: error.name,
    message: error.message,
    hint: typeof hint === 'string' ? hint : undefined,
    file: globalThis.pageBeingDrawn ?? file,
    line: typeof place.line === 'number' ? place.line : undefined,
    column: typeof place.column === 'number' ? place.column : undefined,
    mentions: typeof exporter === 'string' ? exporter : undefined,
  };
}

/** A failed bundle throws one error that holds those of its modules. */
const firstOf = (error: unknown): unknown =>
  isRecord(error) && Array.isArray(error.errors) && error.errors.length > 0 ? error.errors[0] : error;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
