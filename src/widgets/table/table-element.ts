// An element that draws itself with Preact.
import { type ComponentChild, render } from 'preact';
import { styled } from '../element/style.ts';
import { WidgetElement } from '../element/widget-element.ts';
import css from './table.css?inline';

export abstract class TableElement extends WidgetElement {
  static override readonly observedAttributes = [...WidgetElement.observedAttributes, 'label'];

  readonly #root = styled(this.attachShadow({ mode: 'open' }), css);
  #revision = 0;

  /** What stands above the table; left out: what it shows. */
  get label(): string {
    return this.getAttribute('label') ?? '';
  }

  set label(label: string) {
    this.setAttribute('label', label);
  }

  /** Reads the page that is shown once more. */
  refresh(): void {
    this.renewed();
  }

  disconnectedCallback(): void {
    render(null, this.#root);
  }

  protected override early(): readonly string[] {
    return [...super.early(), 'label'];
  }

  protected override renewed(): void {
    render(this.draw(++this.#revision) as ComponentChild, this.#root);
  }

  /** What Preact draws; the types of the package do not name it, because it is bundled. `revision`: with another one everything is read anew. */
  protected abstract draw(revision: number): unknown;
}
