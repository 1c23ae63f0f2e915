// <kontor-connect>: Kontor's form for the credentials of a system, in a frame. What is entered goes to Kontor and never passes the page around
// it. Set `session` and `token`, as POST /v1/connect-sessions answers them.
import { type Connected, type EndReason, type FromPage, fromPage, type ToPage } from './connect/messages.ts';
import { css } from './connect/style.ts';
import { loadedFrom } from './element/address.ts';
import { define, Element, takeEarly } from './element/define.ts';
import { inBoth, languageOf } from './element/language.ts';

export type { Connected, EndReason };

/** What the element fires; all of it bubbles. */
export interface KontorConnectEvents {
  'kontor-connected': CustomEvent<Connected>;
  'kontor-ended': CustomEvent<{ reason: EndReason }>;
  /** The person wants to leave. Unless it is prevented, the element takes the form away. */
  'kontor-close': CustomEvent<null>;
}

const texts = inBoth(
  {
    title: 'Connect a system',
    failed: 'The form of Kontor did not open. Try again, or ask the makers of this product.',
    retry: 'Try again',
  },
  {
    title: 'System verbinden',
    failed:
      'Das Formular von Kontor hat sich nicht geöffnet. Versuchen Sie es noch einmal, oder fragen Sie die Hersteller dieses Produkts.',
    retry: 'Noch einmal versuchen',
  },
);

/** How long a page that has loaded may take until it says that it is ready; after that it is a page of the browser, about a failure. */
const readyWithinMs = 5_000;

export class KontorConnect extends Element {
  static readonly observedAttributes = ['kontor', 'session', 'token', 'lang', 'theme'];

  readonly #root = this.attachShadow({ mode: 'open' });
  #token: string | undefined;
  #frame: HTMLIFrameElement | undefined;
  #origin = '';
  #isReady = false;
  #isWaiting = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    this.#root.adoptedStyleSheets = [sheet];
  }

  /** Where Kontor answers, such as `https://kontor.example`. */
  get kontor(): string {
    return this.getAttribute('kontor') ?? loadedFrom;
  }

  set kontor(url: string) {
    this.setAttribute('kontor', url);
  }

  /** Its id. */
  get session(): string {
    return this.getAttribute('session') ?? '';
  }

  set session(id: string) {
    this.setAttribute('session', id);
  }

  get token(): string {
    return this.#token ?? this.getAttribute('token') ?? '';
  }

  /** Set this way the token is not in the document, where scripts that record the page would find it. */
  set token(token: string) {
    this.#token = token;
    this.#openSoon();
  }

  /** `light` or `dark`; empty: as the browser is set. */
  get theme(): string {
    return this.getAttribute('theme') ?? '';
  }

  set theme(theme: string) {
    this.setAttribute('theme', theme);
  }

  connectedCallback(): void {
    for (const name of ['kontor', 'session', 'token', 'theme']) takeEarly(this, name);
    window.addEventListener('message', this.#hear);
    this.#open();
  }

  disconnectedCallback(): void {
    window.removeEventListener('message', this.#hear);
    this.#show();
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (before === after) return;
    if (name !== 'lang' && name !== 'theme') this.#openSoon();
    else if (this.#isReady) this.#tell({ type: 'look', lang: languageOf(this), theme: this.theme });
  }

  get #texts() {
    return texts[languageOf(this)];
  }

  /** A script sets one after the other. */
  #openSoon(): void {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    queueMicrotask(() => {
      this.#isWaiting = false;
      if (this.isConnected) this.#open();
    });
  }

  #open(): void {
    this.#show();
    if (!this.session || !this.token) return;
    const base = new URL(`${this.kontor.replace(/\/$/, '')}/`, document.baseURI);
    const url = new URL(`connect/${encodeURIComponent(this.session)}`, base);
    url.searchParams.set('lang', languageOf(this));
    if (this.theme) url.searchParams.set('theme', this.theme);
    const frame = document.createElement('iframe');
    frame.title = this.#texts.title;
    // People copy the steps for the administrator.
    frame.allow = 'clipboard-write';
    frame.src = url.href;
    frame.addEventListener('load', () => {
      if (!this.#isReady) this.#timer ??= setTimeout(() => this.#fail(), readyWithinMs);
    });
    this.#show(frame);
    this.#frame = frame;
    this.#origin = url.origin;
  }

  /** Instead of what was there. */
  #show(...shown: HTMLElement[]): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#isReady = false;
    this.#frame = undefined;
    this.#root.replaceChildren(...shown);
  }

  #fail(): void {
    const { failed, retry } = this.#texts;
    const words = document.createElement('p');
    words.role = 'alert';
    words.textContent = failed;
    const again = document.createElement('button');
    again.type = 'button';
    again.textContent = retry;
    again.addEventListener('click', () => this.#open());
    this.#show(words, again);
    this.#fire('kontor-ended', { reason: 'unreachable' });
  }

  readonly #hear = ({ source: from, origin, data }: MessageEvent): void => {
    if (!this.#frame || from !== this.#frame.contentWindow || origin !== this.#origin) return;
    const message = fromPage(data);
    if (message) this.#take(message, this.#frame);
  };

  #take(message: FromPage, frame: HTMLIFrameElement): void {
    switch (message.type) {
      case 'ready':
        clearTimeout(this.#timer);
        this.#isReady = true;
        this.#tell({ type: 'open', token: this.token });
        break;
      case 'height':
        frame.style.height = `${message.height}px`;
        break;
      case 'connected': {
        const { type: _, ...connected } = message;
        this.#fire('kontor-connected', connected);
        break;
      }
      case 'ended':
        this.#fire('kontor-ended', { reason: message.reason });
        break;
      case 'close':
        if (this.#fire('kontor-close', null)) this.#show();
    }
  }

  /** Answers whether nobody has prevented what follows. */
  #fire<Name extends keyof KontorConnectEvents>(
    name: Name,
    detail: KontorConnectEvents[Name]['detail'],
  ): boolean {
    const cancelable = name === 'kontor-close';
    return this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable }));
  }

  #tell(message: ToPage): void {
    this.#frame?.contentWindow?.postMessage(message, this.#origin);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kontor-connect': KontorConnect;
  }
  interface HTMLElementEventMap extends KontorConnectEvents {}
}

define('kontor-connect', KontorConnect);
