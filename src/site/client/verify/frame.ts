import type { VerifySettings } from '../../../views/pages/verify.ts';

/** Says that no verdict is shown inside another page, and offers this one by itself. @returns true inside a frame */
export function refuseFrame(status: HTMLElement, words: VerifySettings['words']): boolean {
  if (window.top === window.self) return false;
  const link = document.createElement('a');
  Object.assign(link, { href: location.href, target: '_blank', rel: 'noopener', textContent: words.openAlone });
  status.replaceChildren(`${words.framed} `, link);
  return true;
}
