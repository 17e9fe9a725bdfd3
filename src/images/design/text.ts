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

/** Lines of text on an empty field, each at its own place: nothing wraps, nothing pushes another line. */
export const setText = (lines: readonly (TextLine & { readonly colour: string })[]): FaceText => ({
  type: 'div',
  props: {
    style: { display: 'flex', position: 'relative', width: SIDE, height: SIDE, fontWeight: 700 },
    children: lines.map(({ text, y, size, colour }): FaceText => {
      const height = Math.ceil(size * 1.5);
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
          },
          children: text,
        },
      };
    }),
  },
});
