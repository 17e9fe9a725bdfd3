import type { Source } from '../diagnostics/index.ts';
import type { Assertion } from './assertion.ts';
import type { Badge } from './badge.ts';
import type { Import } from './import.ts';
import type { Issuer } from './issuer.ts';
import type { Person } from './person.ts';
import type { Site } from './site.ts';

/** `content/pages/<name>.mdx`: a maintainer's own page. Only its name matters here; Astro reads the rest. */
export interface Page {
  readonly source: Source;
  readonly name: string;
}

/** All that people wrote, file by file, each on its own right; not linked yet. */
export interface Records {
  /** undefined when `content/site.yaml` is missing or wrong */
  readonly site: Site | undefined;
  readonly issuers: readonly Issuer[];
  readonly people: readonly Person[];
  readonly badges: readonly Badge[];
  readonly assertions: readonly Assertion[];
  readonly pages: readonly Page[];
  /** badges earned elsewhere that were taken in */
  readonly imports: readonly Import[];
  /** files that are there but could not be read, as `badges/<id>`: what points at them is not at fault */
  readonly broken: ReadonlySet<string>;
}
