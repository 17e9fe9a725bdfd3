import { parseTrustList, type TrustList } from '../../../verify/trust-list.ts';
import type { VerifySettings } from '../../../views/pages/verify.ts';
import { fill } from './elements.ts';
import { type Shown, showReport } from './report.ts';
import { runVerification } from './run.ts';

/** `/verify/`: takes a file, a text or an address, and checks it when it is told to. */
const form = document.querySelector<HTMLFormElement>('#verify');
const status = document.querySelector<HTMLElement>('#verify-status');
const place = document.querySelector<HTMLElement>('#report');
const MOST_BYTES = 16 * 1024 * 1024;
const STORE = 'haversack-trusted';

if (form && status && place) start(form, status, place);

function start(form: HTMLFormElement, status: HTMLElement, place: HTMLElement): void {
  const settings = JSON.parse(form.dataset.settings ?? '{}') as VerifySettings;
  const { words } = settings;
  if (window.top !== window.self) {
    const link = Object.assign(document.createElement('a'), { href: location.href, target: '_blank', rel: 'noopener' });
    link.textContent = words.openAlone;
    status.append(words.framed, ' ', link);
    return;
  }
  form.hidden = false;
  const fields = form.elements as unknown as Record<'text' | 'recipient' | 'trusted', HTMLInputElement>;
  const picker = form.elements.namedItem('file') as HTMLInputElement;
  const evidence = form.elements.namedItem('evidence') as HTMLInputElement;
  const chosen = form.querySelector<HTMLElement>('.chosen');
  let file: File | undefined;

  const choose = (picked: File | undefined): void => {
    file = picked;
    if (picked) fields.text.value = '';
    if (!chosen) return;
    chosen.hidden = picked === undefined;
    (chosen.querySelector('output') as HTMLOutputElement).textContent = picked?.name ?? '';
  };
  picker.addEventListener('change', () => choose(picker.files?.[0]));
  fields.text.addEventListener('input', () => {
    if (fields.text.value === '') return;
    picker.value = '';
    choose(undefined);
  });
  takeDrops(form.querySelector('.drop'), choose);
  fields.trusted.value = remembered();
  const { url } = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
  if (url !== undefined) fields.text.value = url;

  const tell = (text: string): void => {
    status.textContent = text;
  };

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const trusted = parseTrustList(fields.trusted.value);
    if (!trusted.ok) return tell(fill(words.badList, { what: trusted.reason }));
    remember(fields.trusted.value);
    const text = fields.text.value.trim();
    if (file === undefined && text === '') return tell(words.nothing);
    if (file !== undefined && file.size > MOST_BYTES) return tell(words.tooLarge);
    place.hidden = true;
    tell(words.working);
    const input = file ? new Uint8Array(await file.arrayBuffer()) : text;
    const lists: TrustList[] = [
      { name: words.visitorList, issuers: trusted.value },
      { name: settings.trustName, issuers: settings.trust },
    ];
    try {
      const verification = await runVerification({
        input,
        now: new Date().toISOString(),
        name: file?.name ?? (/^https?:/.test(text) ? text : undefined),
        recipient: fields.recipient.value,
        evidence: evidence.checked,
        trust: lists.filter(({ issuers }) => issuers.length > 0),
        known: settings.known,
      });
      const shown: Shown = { verification, words, language: settings.language, picture: pictureOf(file) };
      showReport(place, shown);
      const { outcome } = verification.report;
      tell(`${words.outcomes[outcome]}. ${words.sentences[outcome]}`);
      place.hidden = false;
      place.focus();
    } catch (error) {
      const { message } = error as Error;
      tell(message === 'stopped' ? words.stopped : fill(words.failed, { message }));
    }
  });
}

/** A picture that was dropped, to be shown beside the report; as an image, in which nothing can run. */
function pictureOf(file: File | undefined): Blob | undefined {
  if (file === undefined || !/\.(?:png|svg)$/i.test(file.name)) return undefined;
  return new Blob([file], { type: /\.svg$/i.test(file.name) ? 'image/svg+xml' : 'image/png' });
}

function takeDrops(zone: Element | null, choose: (file: File | undefined) => void): void {
  for (const name of ['dragenter', 'dragover', 'dragleave', 'drop'] as const) {
    document.addEventListener(name, (event) => {
      event.preventDefault();
      zone?.toggleAttribute('data-over', name === 'dragover' || name === 'dragenter');
      const dropped = name === 'drop' ? event.dataTransfer?.files[0] : undefined;
      if (dropped) choose(dropped);
    });
  }
}

/** Some browsers keep nothing for a page that asks for privacy. */
function remembered(): string {
  try {
    return localStorage.getItem(STORE) ?? '';
  } catch {
    return '';
  }
}

function remember(text: string): void {
  try {
    if (text.trim() === '') localStorage.removeItem(STORE);
    else localStorage.setItem(STORE, text);
  } catch {}
}
