import { HaversackError, isObject } from '../../values/index.ts';

/** What is below a member of an event, or of an answer; undefined when there is no such thing. */
export const inside = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce((at: unknown, name) => (isObject(at) ? at[name] : undefined), value);

/** A text of an event; undefined when it is none. */
export function textIn(value: unknown, ...path: readonly string[]): string | undefined {
  const found = inside(value, ...path);
  return typeof found === 'string' ? found : undefined;
}

/** The number of an issue or a pull request; undefined when it is none. */
export function numberIn(value: unknown, ...path: readonly string[]): number | undefined {
  const found = inside(value, ...path);
  return typeof found === 'number' && Number.isSafeInteger(found) && found > 0 ? found : undefined;
}

/** The id of a commit; undefined when it is none. */
export function commitIn(value: unknown, ...path: readonly string[]): string | undefined {
  const found = textIn(value, ...path);
  return found !== undefined && /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(found) ? found : undefined;
}

/** @throws HaversackError `event-other` */
export function otherEvent(command: string, events: string): never {
  throw new HaversackError('event-other', `\`haversack ${command}\` has nothing to read in this event.`, {
    remedy: `It is a step of a workflow that runs on ${events}.`,
  });
}
