import { isObject } from '../../values/index.ts';
import { listOf, member } from '../facts.ts';
import type { Check } from '../report.ts';
import { say } from '../say.ts';

const V2 = 'https://w3id.org/openbadges/v2';

/**
 * Whether every document names the 2.0 context, and none writes one of its own, which could give members another
 * meaning to other readers. I2-01. Further contexts are those of extensions, which are not read.
 */
export function checkContextsV2(documents: readonly unknown[]): Check {
  const contexts = documents.filter((document) => document !== undefined).map((one) => listOf(member(one, '@context')));
  const inline = contexts.flat().find((context) => isObject(context) || context === null);
  if (inline !== undefined) return say('contexts', 'fail', 'inline-context', JSON.stringify(inline), '@context');
  if (contexts.some(([first]) => first !== V2))
    return say('contexts', 'unknown', 'unknown-context', String(contexts.flat()[0]));
  const further = contexts.flat().filter((context) => context !== V2);
  return further.length === 0
    ? say('contexts', 'pass', 'contexts-known')
    : say('contexts', 'warning', 'contexts-further', further.join(', '), '@context');
}
