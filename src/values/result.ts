/** What a parser gives back: the value, or a short code that says why there is none. */
export type Result<Value, Reason extends string = string> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly reason: Reason };

export const good = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({ ok: true, value });

export const bad = <Reason extends string>(reason: Reason): { readonly ok: false; readonly reason: Reason } => ({
  ok: false,
  reason,
});
