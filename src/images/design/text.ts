import { isRightToLeft, type Run, runsOf } from './directions.ts';
import type { TextLine } from './layout.ts';
import { SIDE } from './shapes.ts';

/** A plain element as satori takes it. */
export interface FaceText {
  readonly type: 'div';
  readonly props: {
    readonly style: Readonly<Record<string, string | number>>;
    readonly children: string | readonly FaceText[];
  };
}

type Line = TextLine & { readonly colour: string };

/**
 * Lines of text on an empty field, each at its own place: nothing wraps, nothing pushes another line.
 * @param whole  the text that the lines are of: its first letter says which way all of them run
 */
export function setText(whole: string, lines: readonly Line[]): FaceText {
  const isTurned = isRightToLeft(whole);
  return {
    type: 'div',
    props: {
      style: { display: 'flex', position: 'relative', width: SIDE, height: SIDE, fontWeight: 700 },
      children: lines.map((line) => setLine(line, isTurned)),
    },
  };
}

function setLine({ text, y, size, colour }: Line, isTurned: boolean): FaceText {
  const height = Math.ceil(size * 1.5);
  const runs = runsOf(text, isTurned);
  return {
    type: 'div',
    props: {
      style: {
        position: 'absolute',
        left: 0,
        top: Math.round(y - height / 2),
        width: SIDE,
        height,
        display: 'flex',
        alignItems: 'center',
        justifyContent: 'center',
        whiteSpace: 'pre',
        fontSize: size,
        lineHeight: 1,
        color: colour,
        ...directionOf(runs),
      },
      children: runs.length === 1 ? text : runs.map(setRun),
    },
  };
}

/** A run of its own: the order of runs is settled already, so that only letters within one are turned. */
const setRun = (run: Run): FaceText => ({
  type: 'div',
  props: { style: { display: 'flex', whiteSpace: 'pre', ...directionOf([run]) }, children: run.text },
});

const directionOf = (runs: readonly Run[]): { direction?: 'rtl' } =>
  runs.length === 1 && runs[0]?.isRightToLeft ? { direction: 'rtl' } : {};
