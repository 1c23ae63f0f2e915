// <kontor-picker>: a field of a form for the number of a record of the customer's system.
import { define, Element } from './element/define.ts';

export class KontorPicker extends Element {
  static readonly formAssociated = true;
  static readonly observedAttributes = ['label', 'required'];

  readonly #internals = this.attachInternals();
  readonly #label = document.createElement('label');
  readonly #input = document.createElement('input');

  constructor() {
    super();
    this.#label.htmlFor = 'input';
    this.#input.id = 'input';
    this.#input.autocomplete = 'off';
    this.#input.addEventListener('input', () => this.#changed());
    const root = this.attachShadow({ mode: 'open', delegatesFocus: true });
    root.append(this.#label, this.#input);
  }

  get value(): string {
    return this.#input.value;
  }

  set value(value: string) {
    this.#input.value = value;
    this.#changed();
  }

  attributeChangedCallback(): void {
    this.#label.textContent = this.getAttribute('label');
    this.#input.required = this.hasAttribute('required');
    this.#changed();
  }

  connectedCallback(): void {
    const value = this.getAttribute('value');
    if (value !== null && this.value === '') this.value = value;
  }

  formResetCallback(): void {
    this.value = this.getAttribute('value') ?? '';
  }

  #changed(): void {
    this.#internals.setFormValue(this.value);
    this.#internals.setValidity(this.#input.validity, this.#input.validationMessage, this.#input);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kontor-picker': KontorPicker;
  }
}

define('kontor-picker', KontorPicker);
