import type { VerifySettings } from '../../../views/pages/verify.ts';
import { refuseFrame } from './frame.ts';

/** An award's own page: checks the credential that it shows, in place, when somebody asks for it. */
const box = document.querySelector<HTMLElement>('#check-now');
const button = box?.querySelector('button');
const status = box?.querySelector<HTMLElement>('[role="status"]');
const report = document.querySelector<HTMLElement>('#report');

if (box && button && status && report) {
  const settings = JSON.parse(box.dataset.settings ?? '{}') as VerifySettings;
  const { address = '' } = box.dataset;
  box.hidden = false;
  button.addEventListener('click', async () => {
    if (refuseFrame(status, settings.words)) return;
    button.disabled = true;
    const { check } = await import('./check.ts');
    await check({ input: address, name: address }, settings, { status, report });
    button.disabled = false;
  });
}
