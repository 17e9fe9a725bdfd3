import type { VerifySettings } from '../../../views/pages/verify.ts';
import { fill } from './elements.ts';
import type { Order } from './messages.ts';
import { showReport } from './report.ts';
import { runVerification } from './run.ts';

/** Where a check is told and shown. */
export interface Places {
  readonly status: HTMLElement;
  readonly report: HTMLElement;
}

/** Checks what is given and shows the report; loaded when somebody asks for it, and not before. */
export async function check(
  order: Omit<Order, 'kind' | 'known' | 'trust' | 'now'>,
  settings: VerifySettings,
  { status, report }: Places,
  { picture, isOpen = false }: { readonly picture?: Blob | undefined; readonly isOpen?: boolean } = {},
): Promise<void> {
  const { words, language } = settings;
  report.hidden = true;
  status.textContent = words.working;
  const outcome = await runVerification(order, settings, (host) => {
    status.textContent = fill(words.asking, { host });
  });
  if (!outcome.ok) {
    status.textContent = outcome.message;
    return;
  }
  const { verification } = outcome;
  showReport(report, { verification, words, language, picture, isOpen });
  const { outcome: verdict } = verification.report;
  status.textContent = `${words.outcomes[verdict]}. ${words.sentences[verdict]}`;
  report.hidden = false;
  report.focus();
}
