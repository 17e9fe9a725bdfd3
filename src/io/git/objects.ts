import { askGit, type GitReason } from './ask.ts';

/** What git stores: a version of a file, a commit, a tag. */
export interface StoredObject {
  readonly id: string;
  readonly kind: string;
  readonly bytes: Buffer;
}

/** Reads objects by their ids; those that are not there are left out. */
export async function readObjects(
  root: string,
  ids: readonly string[],
): Promise<
  | { readonly ok: true; readonly objects: readonly StoredObject[] }
  | { readonly ok: false; readonly reason: GitReason; readonly said: string }
> {
  if (ids.length === 0) return { ok: true, objects: [] };
  const input = ids.map((id) => `${id}\n`).join('');
  const answer = await askGit(root, ['cat-file', '--batch', '--buffer'], { input });
  return answer.ok ? { ok: true, objects: [...split(answer.output)] } : answer;
}

/** An answer is `<id> <kind> <size>`, a line end, the bytes, a line end; or `<id> missing` and a line end. */
function* split(output: Buffer): Generator<StoredObject> {
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf('\n', at);
    const [id = '', kind = '', size] = output.toString('latin1', at, end).split(' ');
    const from = end + 1;
    if (size === undefined) at = from;
    else {
      yield { id, kind, bytes: output.subarray(from, from + Number(size)) };
      at = from + Number(size) + 1;
    }
  }
}
