// <kontor-picker>: a field of a form for the number of a record of the customer's system, found by number or name. Its value is always one that
// was chosen, or that the page has set.
import { define } from './element/define.ts';
import { Problem } from './element/problem.ts';
import { reflect } from './element/reflect.ts';
import { styled } from './element/style.ts';
import { WidgetElement } from './element/widget-element.ts';
import { type ComboBox, comboBox, type Picked } from './picker/combo-box.ts';
import css from './picker/picker.css?inline';
import { texts } from './picker/texts.ts';

/** So long after the last key the system is asked. */
const restMs = 180;
/** So often a list that Kontor is just reading is asked for again. */
const mostTries = 8;

const properties = ['name', 'object', 'label', 'placeholder'];
const flags = ['required', 'disabled'];

export class KontorPicker extends WidgetElement {
  static readonly formAssociated = true;
  static override readonly observedAttributes = [
    ...WidgetElement.observedAttributes,
    'object',
    'label',
    'placeholder',
    'required',
  ];

  declare name: string;
  /** What is picked; it says what the label is when there is none. Which records there are, the token says. */
  declare object: string;
  declare label: string;
  declare placeholder: string;
  declare required: boolean;
  declare disabled: boolean;

  readonly #internals = this.attachInternals();
  readonly #box: ComboBox;
  #value = '';
  /** Of the record that was chosen. */
  #name = '';
  /** A page that has set a value keeps it when the attribute says another. */
  #isSet = false;
  #wasLeft = false;
  #isDisabled = false;
  #asking = new AbortController();
  #resting: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    const root = styled(this.attachShadow({ mode: 'open', delegatesFocus: true }), css);
    this.#box = comboBox(root, {
      open: () => void this.#search(this.#value === this.#text ? '' : this.#text),
      typed: text => this.#typed(text),
      chosen: entry => this.#choose(entry),
      left: () => this.#left(),
      entered: () => this.#internals.form?.requestSubmit(),
    });
  }

  /** Empty while nothing is chosen. */
  get value(): string {
    return this.#value;
  }

  set value(value: string | null) {
    this.#isSet = true;
    this.#take(value ?? '');
    if (this.isConnected) void this.#findName();
  }

  get form(): HTMLFormElement | null {
    return this.#internals.form;
  }

  get labels(): NodeList {
    return this.#internals.labels;
  }

  get validity(): ValidityState {
    return this.#internals.validity;
  }

  get validationMessage(): string {
    return this.#internals.validationMessage;
  }

  get willValidate(): boolean {
    return this.#internals.willValidate;
  }

  checkValidity(): boolean {
    return this.#internals.checkValidity();
  }

  reportValidity(): boolean {
    this.#wasLeft = true;
    this.#draw();
    return this.#internals.reportValidity();
  }

  protected override early(): readonly string[] {
    return [...super.early(), 'value', ...properties, ...flags];
  }

  protected override renewed(): void {
    if (!this.#isSet) this.#take(this.getAttribute('value') ?? '');
    this.#draw();
    void this.#findName();
  }

  disconnectedCallback(): void {
    this.#stop();
  }

  formResetCallback(): void {
    this.#isSet = false;
    this.#wasLeft = false;
    this.#take(this.getAttribute('value') ?? '');
    void this.#findName();
  }

  formDisabledCallback(isDisabled: boolean): void {
    this.#isDisabled = isDisabled;
    this.#draw();
  }

  formStateRestoreCallback(state: string): void {
    this.value = state;
  }

  get #text(): string {
    return this.#box.input.value.trim();
  }

  #typed(text: string): void {
    // Who is typing is not told yet that something is missing.
    this.#wasLeft = false;
    this.#setValue('', '');
    this.#stop();
    if (text.trim() === '') this.#box.close();
    else this.#resting = setTimeout(() => void this.#search(this.#text), restMs);
  }

  #choose({ value, name }: Picked): void {
    this.#isSet = true;
    this.#box.input.value = value;
    this.#setValue(value, name);
    for (const type of ['input', 'change']) this.dispatchEvent(new Event(type, { bubbles: true }));
  }

  #left(): void {
    this.#wasLeft = true;
    this.#stop();
    // A number that was typed in full needs no list.
    if (this.#value === '' && this.#text !== '') void this.#findTyped(this.#text);
    this.#draw();
  }

  async #findTyped(text: string): Promise<void> {
    const found = await this.#exactly(text);
    if (found && this.#value === '' && this.#text === text) this.#choose(found);
  }

  async #findName(): Promise<void> {
    const value = this.#value;
    const found = value === '' || this.#name !== '' ? undefined : await this.#exactly(value);
    if (found && this.#value === value) this.#setValue(value, found.name);
  }

  /** The record with this number; undefined also where Kontor cannot be asked now. */
  async #exactly(number: string): Promise<Picked | undefined> {
    const found = await this.#records(number, new AbortController().signal).catch(() => []);
    return found.find(({ value }) => value.toLowerCase() === number.toLowerCase());
  }

  /** What the page or its form says, and nobody has chosen. */
  #take(value: string): void {
    this.#box.input.value = value;
    this.#setValue(value, value === this.#value ? this.#name : '');
  }

  #setValue(value: string, name: string): void {
    this.#value = value;
    this.#name = name;
    this.#internals.setFormValue(value);
    this.#draw();
  }

  async #search(text: string): Promise<void> {
    this.#stop();
    const { signal } = this.#asking;
    const says = texts[this.language];
    const slow = setTimeout(() => this.#box.tell(says.loading), restMs);
    try {
      const found = await this.#records(text, signal);
      if (signal.aborted) return;
      if (found.length === 0) this.#box.tell(says.none);
      else this.#box.show(found, says.found(found.length));
    } catch (thrown) {
      if (!signal.aborted) this.#box.tell(this.#sentence(thrown));
    } finally {
      clearTimeout(slow);
    }
  }

  async #records(text: string, signal: AbortSignal): Promise<Picked[]> {
    for (let tries = 1; ; tries++) {
      try {
        return (await this.ask<{ matches: Picked[] }>('picker', { search: text }, signal)).matches;
      } catch (thrown) {
        const { code, retryMs } = thrown as Problem;
        if (code !== 'directory-loading' || tries >= mostTries) throw thrown;
        await new Promise(done => setTimeout(done, retryMs ?? 1_000));
        if (signal.aborted) throw thrown;
      }
    }
  }

  #sentence(thrown: unknown): string {
    const says = texts[this.language];
    const { code, message } = thrown instanceof Problem ? thrown : new Problem('unreachable', '');
    if (code === 'no-token') return says.noToken;
    if (code === 'session-over') return says.ended;
    return code === 'unreachable' || message === '' ? says.unreachable : message;
  }

  /** What was asked is not wanted any more. */
  #stop(): void {
    clearTimeout(this.#resting);
    this.#asking.abort();
    this.#asking = new AbortController();
  }

  #draw(): void {
    const { label, input, button, list, hint } = this.#box;
    const says = texts[this.language];
    const outside = [...this.#internals.labels].map(one => one.textContent?.trim()).join(' ');
    const named = this.label || (outside === '' ? (says.objects[this.object] ?? says.label) : '');
    label.textContent = named;
    // A label of the page names the element; the field inside of it says the same.
    input.ariaLabel = named === '' ? outside : null;
    list.ariaLabel = named || outside;
    button.ariaLabel = says.open;
    button.disabled = this.#isDisabled;
    input.disabled = this.#isDisabled;
    input.placeholder = this.placeholder;
    input.ariaRequired = String(this.required);
    const problem =
      this.#value !== '' ? '' : this.#text !== '' ? says.choose : this.required ? says.required : '';
    this.#internals.setValidity(
      problem === '' ? {} : this.#text === '' ? { valueMissing: true } : { customError: true },
      problem,
      input,
    );
    const isShown = problem !== '' && this.#wasLeft;
    input.ariaInvalid = String(isShown);
    hint.dataset.kind = isShown ? 'problem' : 'name';
    hint.textContent = isShown ? problem : this.#name;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kontor-picker': KontorPicker;
  }
}

reflect(KontorPicker.prototype, { texts: properties, flags });
define('kontor-picker', KontorPicker);
