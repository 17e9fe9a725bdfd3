/** Each side of a square that is judged as a whole, px: smaller ones hold edges, which hide an error. */
const BLOCK = 8;

/**
 * How visible the steps are that a palette cuts into smooth colour: the largest mean error of any square of 8 × 8 px.
 * Squares where the picture itself changes sharply do not count, since an edge hides what happens beside it.
 * @param whole, cut  RGBA of both pictures, row by row
 * @returns 0, the same, to 255
 */
export function bandingOf(whole: Uint8Array, cut: Uint8Array, width: number): number {
  const columns = Math.floor(width / BLOCK);
  const rows = Math.floor(whole.length / 4 / width / BLOCK);
  let worst = 0;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const error = errorOf(whole, cut, width, column * BLOCK, row * BLOCK);
      if (error > worst) worst = error;
    }
  }
  return worst;
}

/** The spread of a channel within a square from which on there is an edge in it. */
const EDGE = 48;

function errorOf(whole: Uint8Array, cut: Uint8Array, width: number, left: number, top: number): number {
  let sum = 0;
  const least = [255, 255, 255, 255];
  const most = [0, 0, 0, 0];
  for (let y = top; y < top + BLOCK; y++) {
    for (let at = (y * width + left) * 4; at < (y * width + left + BLOCK) * 4; at += 4) {
      const alpha = whole[at + 3] as number;
      for (let channel = 0; channel < 4; channel++) {
        const value = whole[at + channel] as number;
        // What is clear has no colour.
        const share = channel === 3 ? 1 : alpha / 255;
        sum += Math.abs(value - (cut[at + channel] as number)) * share;
        if (value < (least[channel] as number)) least[channel] = value;
        if (value > (most[channel] as number)) most[channel] = value;
      }
    }
  }
  const hasEdge = most.some((value, channel) => value - (least[channel] as number) > EDGE);
  return hasEdge ? 0 : sum / (BLOCK * BLOCK * 3);
}
