import { type ClockWords, readClock } from '../../views/state-clock.ts';

/** States that the calendar can change are said anew for the moment of reading. Without this script the page
 *  says them for the day it was built on, and names that day. */
const now = new Date().toISOString();
const words = JSON.parse(document.querySelector('main')?.dataset.clockWords ?? 'null') as ClockWords | null;

for (const element of document.querySelectorAll<HTMLElement>('[data-valid-from]')) {
  const { validFrom = '', expires } = element.dataset;
  if (words === null) break;
  const state = readClock(words, { validFrom, expires }, now);
  element.dataset.state = state.kind;
  say(element, 'label', state.label);
  say(element, 'detail', state.detail);
  say(element, 'as-of', state.asOf);
}

function say(element: HTMLElement, part: string, text: string): void {
  const target = element.querySelector(`[data-part="${part}"]`);
  if (target !== null) target.textContent = text;
}
