import { styleText } from 'node:util';
import type { Paint } from '../src/diagnostics/index.ts';
import type { Progress } from '../src/tasks/effects.ts';

/** Where a command speaks: results on standard output, all else on standard error. */
export interface Terminal {
  readonly print: (text: string) => void;
  readonly note: (text: string) => void;
  readonly paint: Paint;
  readonly progress: Progress;
  /** Takes a running progress line away. */
  readonly clear: () => void;
}

const styles = { error: 'red', warning: 'yellow', quiet: 'gray', strong: 'bold' } as const;
const SECOND = 1_000;

/** Colours obey NO_COLOR, FORCE_COLOR and whether a person is reading; progress is a line that renews itself. */
export function openTerminal(out: NodeJS.WriteStream, err: NodeJS.WriteStream, clock: () => number): Terminal {
  const isLive = err.isTTY === true;
  let shown = false;
  let last = clock();
  const clear = (): void => {
    if (shown) err.write('\r\u001b[2K');
    shown = false;
  };
  return {
    print: (text) => {
      clear();
      out.write(`${text}\n`);
    },
    note: (text) => {
      clear();
      err.write(`${text}\n`);
    },
    paint: (style, text) => styleText(styles[style], text, { stream: out }),
    clear,
    progress: (step, done, of) => {
      const line = of === undefined ? step : `${step} ${done} of ${of}`;
      const now = clock();
      if (isLive) {
        if (of !== undefined && done !== of && now - last < 100) return;
        clear();
        err.write(`${line} …`);
        shown = true;
      } else if (now - last < SECOND) return;
      else err.write(`${line}\n`);
      last = now;
    },
  };
}
