import type { VerifySettings } from '../../../views/pages/verify.ts';
import { check } from './check.ts';
import { refuseFrame } from './frame.ts';

/** `/verify/`: takes a file, a text or an address, and checks it when it is told to. */
const form = document.querySelector<HTMLFormElement>('#verify');
const status = document.querySelector<HTMLElement>('#verify-status');
const report = document.querySelector<HTMLElement>('#report');
const MOST_BYTES = 16 * 1024 * 1024;
const STORE = 'haversack-trusted';

if (form && status && report) start(form, status, report);

function start(form: HTMLFormElement, status: HTMLElement, report: HTMLElement): void {
  const settings = JSON.parse(form.dataset.settings ?? '{}') as VerifySettings;
  const { words } = settings;
  if (refuseFrame(status, words)) return;
  form.hidden = false;
  const field = (name: string): HTMLInputElement => form.elements.namedItem(name) as HTMLInputElement;
  const text = field('text');
  const picker = field('file');
  let file: File | undefined;

  const choose = (picked: File | undefined): void => {
    file = picked;
    if (picked) text.value = '';
    const chosen = form.querySelector<HTMLElement>('.chosen');
    const name = chosen?.querySelector('output');
    if (chosen) chosen.hidden = picked === undefined;
    if (name) name.textContent = picked?.name ?? '';
  };
  picker.addEventListener('change', () => choose(picker.files?.[0]));
  text.addEventListener('input', () => {
    if (text.value === '') return;
    picker.value = '';
    choose(undefined);
  });
  takeDrops(form.querySelector('.drop'), choose);
  field('trusted').value = remembered();
  // An address in the fragment is only written into its field: nothing is asked before somebody clicks.
  text.value = new URLSearchParams(location.hash.slice(1)).get('url') ?? text.value;

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const typed = text.value.trim();
    const tell = (message: string): void => {
      status.textContent = message;
    };
    if (file === undefined && typed === '') return tell(words.nothing);
    if (file !== undefined && file.size > MOST_BYTES) return tell(words.tooLarge);
    remember(field('trusted').value);
    const order = {
      input: file ? new Uint8Array(await file.arrayBuffer()) : typed,
      name: file?.name ?? (/^https?:\/\//.test(typed) ? typed : undefined),
      recipient: field('recipient').value,
      evidence: field('evidence').checked,
      typed: { name: words.visitorList, text: field('trusted').value },
    };
    await check(order, settings, { status, report }, { picture: pictureOf(file), isOpen: true });
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
  } catch {
    // Then it is typed again next time.
  }
}
