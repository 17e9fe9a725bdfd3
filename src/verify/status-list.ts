import { Memory } from './memory.ts';

/** A status list whose address, form, issuer, proof and dates are good; or why it is not. */
export type StatusList =
  | { readonly ok: true; readonly purposes: readonly string[]; readonly encodedList: string }
  | { readonly ok: false; readonly reason: string; readonly about: string };

/** Status lists that were proven already, so that many credentials of one list cost its proof once. */
export class StatusLists extends Memory<StatusList> {}
