import { hashAddress } from '../../../views/hash-address.ts';
import type { HashSays } from '../../../views/pages/hash.ts';

/** `/hash/`: makes a hash of an e-mail address, which stands in its field and nowhere else. */
const form = document.querySelector<HTMLFormElement>('#hash-form');
if (form) {
  const says = JSON.parse(form.dataset.says ?? '{}') as HashSays;
  if (globalThis.crypto?.subtle === undefined) tell('problem', says.insecure);
  else start(form, says);
}

function start(form: HTMLFormElement, says: HashSays): void {
  const email = part<HTMLInputElement>('email');
  const salt = part<HTMLInputElement>('salt');
  const text = part<HTMLTextAreaElement>('text');
  const result = part('result');

  const forget = (): void => {
    text.value = '';
    result.hidden = true;
    for (const name of ['email-wrong', 'salt-wrong', 'status']) tell(name, '');
    for (const field of [email, salt]) field.removeAttribute('aria-invalid');
  };
  const refuse = (name: 'email' | 'salt', message: string): void => {
    const field = part<HTMLInputElement>(name);
    tell(`${name}-wrong`, message);
    field.setAttribute('aria-invalid', 'true');
    field.closest('details')?.setAttribute('open', '');
    field.focus();
  };
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    forget();
    const typed = [email.value, salt.value] as const;
    const hashed = await hashAddress(...typed, (bytes) => crypto.getRandomValues(new Uint8Array(bytes)));
    // Whoever typed on meanwhile is not shown the hash of what is no longer there.
    if (email.value !== typed[0] || salt.value !== typed[1]) return;
    if (!hashed.ok) return refuse(hashed.reason === 'salt' ? 'salt' : 'email', says[hashed.reason]);
    text.value = hashed.text;
    result.hidden = false;
    text.focus();
    text.select();
  });
  form.addEventListener('input', forget);
  part('copy').addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(text.value);
      tell('status', says.copied);
    } catch {
      text.focus();
      text.select();
      tell('status', says.notCopied);
    }
  });
  // Browsers write into the fields again what stood there, for whoever goes back.
  addEventListener('pagehide', () => {
    form.reset();
    forget();
  });
  form.hidden = false;
}

function part<Kind extends HTMLElement>(name: string): Kind {
  return document.querySelector(`#hash-${name}`) as Kind;
}

/** New text each time, so that a screen reader says it again. */
function tell(name: string, message: string): void {
  part(name).replaceChildren(message);
}
