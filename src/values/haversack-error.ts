/**
 * The machine is wrong, or we are: thrown, and caught in one place, `scripts/haversack.ts`, which prints
 * message and remedy without a stack trace.
 */
export class HaversackError extends Error {
  readonly code: string;
  readonly remedy: string;

  constructor(code: string, message: string, options: { readonly remedy?: string; readonly cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = 'HaversackError';
    this.code = code;
    this.remedy = options.remedy ?? '';
  }
}
