import { readFileSync } from 'node:fs';
import { readContent } from '../../content/index.ts';
import type { Site } from '../../model/index.ts';
import { HaversackError, isObject } from '../../values/index.ts';

const PACKAGE = new URL('../../../package.json', import.meta.url);

/**
 * Owner and name of Haversack's own repository, from `repository` of its package.json: the one place that knows it.
 * @throws HaversackError `program-unknown`
 */
export function programRepository(): string {
  const { repository } = JSON.parse(readFileSync(PACKAGE, 'utf8')) as { repository?: unknown };
  const text = isObject(repository) ? repository.url : repository;
  const [, name] = /([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(typeof text === 'string' ? text : '') ?? [];
  if (name !== undefined) return name;
  throw new HaversackError('program-unknown', 'package.json does not name the repository of Haversack.', {
    remedy: 'Give it `repository`, as {"type": "git", "url": "git+https://github.com/<owner>/<name>.git"}.',
  });
}

/** The tag of this version of Haversack, as `v0.1.0`. */
export function programTag(): string {
  const { version } = JSON.parse(readFileSync(PACKAGE, 'utf8')) as { version: string };
  return `v${version}`;
}

/**
 * True for a copy of Haversack that still shows the demonstration: nothing of it is to be published at the copy's
 * address, since the demonstration belongs to another.
 * @param repository  owner and name, as GitHub writes them
 */
export function isCopy(root: string, repository: string): boolean {
  const site = siteOf(root);
  return site?.demonstration === true && repository.toLowerCase() !== programRepository().toLowerCase();
}

/** `content/site.yaml`; undefined when it is missing or wrong, of which `check` tells. */
export const siteOf = (root: string): Site | undefined => readContent(root).records.site;
