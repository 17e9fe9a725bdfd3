/**
 * While someone writes: what is wrong with the content, over the page, until it is mended. The command sends it; all
 * of it is text from the user's files and is only ever set as text.
 */
interface Fault {
  readonly place: string;
  readonly message: string;
  readonly remedy: string;
  readonly frame: string;
}

const STYLE = `
  :host { all: initial; }
  dialog {
    box-sizing: border-box; inline-size: min(56rem, 100vw - 2rem); max-block-size: calc(100vh - 2rem); overflow: auto;
    margin: auto; padding: 1.5rem; border: 0; border-block-start: 4px solid #b42318; border-radius: 8px;
    background: #fff; color: #1c1917; font: 16px/1.5 system-ui, sans-serif; box-shadow: 0 8px 40px #0006;
  }
  dialog::backdrop { background: #1c191780; }
  h1 { margin: 0 0 1rem; font-size: 1.25rem; }
  h2 { margin: 1.25rem 0 0.25rem; font: 600 0.875rem/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
  p { margin: 0.25rem 0; overflow-wrap: anywhere; white-space: pre-wrap; }
  pre { margin: 0.5rem 0; padding: 0.75rem; overflow: auto; background: #f5f5f4; font: 13px/1.5 ui-monospace, monospace; }
  .remedy::before { content: '→ '; }
  button { font: inherit; padding: 0.25rem 1rem; margin-block-start: 1rem; }
  @media (prefers-color-scheme: dark) {
    dialog { background: #1c1917; color: #f5f5f4; border-color: #f97066; }
    pre { background: #292524; }
  }
`;

const host = document.createElement('haversack-faults');
const shadow = host.attachShadow({ mode: 'open' });
const sheet = new CSSStyleSheet();
sheet.replaceSync(STYLE);
shadow.adoptedStyleSheets = [sheet];

function show(faults: readonly Fault[], more: number): void {
  host.remove();
  shadow.replaceChildren();
  if (faults.length === 0) return;
  const dialog = document.createElement('dialog');
  const add = (tag: string, text: string, into: Element = dialog): HTMLElement => {
    const element = document.createElement(tag);
    element.textContent = text;
    into.append(element);
    return element;
  };
  dialog.setAttribute('aria-labelledby', 'title');
  const count = faults.length + more;
  add('h1', count === 1 ? 'The content has an error' : `The content has ${count} errors`).id = 'title';
  for (const { place, message, remedy, frame } of faults) {
    if (place !== '') add('h2', place);
    add('p', message);
    if (frame !== '') add('pre', frame);
    if (remedy !== '') add('p', remedy).className = 'remedy';
  }
  if (more > 0) add('p', `… and ${more} more; the terminal lists them all.`);
  if (document.documentElement.dataset.empty === undefined) {
    add('button', 'Look at the page as it was before').addEventListener('click', () => dialog.close());
  }
  shadow.append(dialog);
  document.body.append(host);
  dialog.showModal();
}

interface Told {
  /** of the content */
  readonly faults: readonly Fault[];
  /** how many there are besides */
  readonly more: number;
  /** of the maintainers' own pages: why the last that could not be drawn could not, or what is wrong everywhere */
  readonly page?: Fault;
  readonly isEverywhere?: boolean;
  /** the state that pages are drawn from now */
  readonly version: number;
}

interface Channel {
  readonly on: (event: string, listen: (told: Told) => void) => void;
  readonly send: (event: string) => void;
}

/** The state that this page was drawn from; undefined where the browser does not say. */
function ownVersion(): string | undefined {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return navigation?.serverTiming?.find(({ name }) => name === 'haversack')?.description;
}

/** Vite's channel to the server; it is there only where `import.meta.hot` is written out. */
const channel = (import.meta as ImportMeta & { readonly hot?: Channel }).hot;
channel?.on('haversack:told', ({ faults, more, page, isEverywhere, version }) => {
  const own = ownVersion();
  // The call to load again may have come before this page could hear it.
  if (own !== undefined && own !== String(version)) location.reload();
  const isEmpty = document.documentElement.dataset.empty !== undefined;
  const isShown = page !== undefined && faults.length === 0 && (isEmpty || isEverywhere === true);
  show(isShown ? [page] : faults, more);
});
channel?.send('haversack:ask');
