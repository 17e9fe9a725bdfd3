import type { Diagnostic } from '../diagnostics/index.ts';
import type { LinkedAssertion } from '../model/index.ts';
import { addDuration, epoch, HaversackError, type Instant, parseDuration } from '../values/index.ts';
import { newestVersion } from './award/choose-badge.ts';
import type { Effects } from './effects.ts';
import { loadBackpack, soundBackpack } from './load.ts';
import { MENDED } from './mended.ts';

/** An award that is over or about to be. */
export interface Due {
  readonly id: string;
  readonly badge: string;
  /** the public name of the recipient; undefined where there is none */
  readonly name?: string | undefined;
  readonly expires: Instant;
  readonly isExpired: boolean;
}

export type ExpiringResult =
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }
  | { readonly ok: true; readonly until: Instant; readonly due: readonly Due[] };

/**
 * Lists awards that are expired or will be within a time, and are not renewed. Those of badges that are not awarded any
 * more are left out: nothing can be done about them.
 * @param within  as 90d, 12w, 6m, 1y
 * @throws HaversackError `span-unreadable`
 */
export function expiring({ root, today }: Pick<Effects, 'root' | 'today'>, within: string): ExpiringResult {
  const until = endOf(today, within);
  const loaded = loadBackpack(root, today);
  const backpack = soundBackpack(loaded, MENDED);
  if (backpack === undefined) return { ok: false, diagnostics: loaded.diagnostics };
  const due = backpack.assertions
    .filter(({ badge }) => newestVersion(backpack.badges, badge).status === 'active')
    .flatMap((one) => dueOf(one, until))
    .sort((a, b) => epoch(a.expires) - epoch(b.expires) || (a.id < b.id ? -1 : 1));
  return { ok: true, until, due };
}

function dueOf({ id, badge, state, expires, replacedBy, recipient, person }: LinkedAssertion, until: Instant): Due[] {
  if (expires === undefined || replacedBy !== undefined) return [];
  const isExpired = state === 'expired';
  const isSoon = (state === 'valid' || state === 'not-yet-valid') && epoch(expires) <= epoch(until);
  if (!isExpired && !isSoon) return [];
  return [{ id, badge: badge.id, name: recipient.name ?? person?.name, expires, isExpired }];
}

function endOf(today: Instant, within: string): Instant {
  const [, count = '', unit = ''] = /^(\d{1,4})([dwmy])$/i.exec(within.trim()) ?? [];
  const duration = parseDuration(`P${count}${unit.toUpperCase()}`);
  const end = duration.ok ? addDuration(today, duration.value) : undefined;
  if (end !== undefined) return end;
  throw new HaversackError('span-unreadable', `--within ${within} is no span of time.`, {
    remedy: 'Write days, weeks, months or years, as in 90d, 12w, 6m, 1y.',
  });
}
