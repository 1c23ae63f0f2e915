// What every element has that asks Kontor: the address, the token of the page, and the language. The token stays out of the page's own DOM
// when it is set as a property.
import { loadedFrom } from './address.ts';
import { Element, takeEarly } from './define.ts';
import { type Language, languageOf } from './language.ts';
import { Problem, problemIn } from './problem.ts';

/** Of the token that the page has given. The page is told once of each that has ended. */
export const tokenExpired = 'kontor-token-expired';

export abstract class WidgetElement extends Element {
  static readonly observedAttributes: readonly string[] = ['kontor', 'token', 'lang'];

  #token: string | null = null;
  #ended: string | null = null;

  /** The address of Kontor. Left out: where the script of the element was loaded from. */
  get kontor(): string {
    return this.getAttribute('kontor') ?? loadedFrom;
  }

  set kontor(address: string) {
    this.setAttribute('kontor', address);
  }

  /** A widget token, from the backend of the page. A new one may follow at any time. */
  get token(): string | null {
    return this.#token;
  }

  set token(token: string | null) {
    if (token === this.#token) return;
    this.#token = token;
    if (this.isConnected) this.renewed();
  }

  connectedCallback(): void {
    for (const name of this.early()) takeEarly(this, name);
    this.renewed();
  }

  attributeChangedCallback(name: string, _before: string | null, after: string | null): void {
    if (name === 'token') this.token = after;
    else if (this.isConnected) this.renewed();
  }

  /** Properties that a page may set before the script has been loaded. */
  protected early(): readonly string[] {
    return ['kontor', 'token'];
  }

  /** There is another token, address or language, or the element has come into a page. */
  protected abstract renewed(): void;

  protected get language(): Language {
    return languageOf(this);
  }

  /** Throws a Problem, whatever goes wrong. */
  protected async ask<Answer>(
    path: string,
    query: Readonly<Record<string, string | undefined>>,
    signal: AbortSignal,
  ): Promise<Answer> {
    const token = this.#token;
    const { language } = this;
    // A script may also set `undefined`, such as what an answer of its backend lacks.
    if (!token) throw new Problem('no-token', '');
    if (token === this.#ended) throw new Problem('session-over', '');
    const url = new URL(`${this.kontor.replace(/\/$/, '')}/v1/widgets/${path}`, document.baseURI);
    for (const [name, value] of Object.entries(query))
      if (value !== undefined) url.searchParams.set(name, value);
    const problem = await fetch(url, {
      headers: { authorization: `Bearer ${token}`, 'accept-language': language },
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal,
    })
      .then(async reply => (reply.ok ? ((await reply.json()) as Answer) : problemIn(reply)))
      // Also when something between answers in its own words.
      .catch((thrown: Error) => new Problem(signal.aborted ? 'aborted' : 'unreachable', thrown.message));
    if (!(problem instanceof Problem)) return problem;
    if (problem.code === 'session-over' && token === this.#token) this.#end(token);
    throw problem;
  }

  #end(token: string): void {
    if (this.#ended === token) return;
    this.#ended = token;
    this.dispatchEvent(new CustomEvent(tokenExpired, { bubbles: true, composed: true }));
  }
}
