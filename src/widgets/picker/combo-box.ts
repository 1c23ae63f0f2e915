// The field of a picker with its list, by the combobox pattern of the ARIA Authoring Practices: the focus stays in the field, and
// `aria-activedescendant` says which entry the arrow keys have reached.
import type { Schemas } from '../../client/index.ts';

export type Picked = Schemas['PickedRecord'];

export interface ComboBoxEvents {
  /** The list is wanted, for the text that stands in the field. */
  open(): void;
  typed(text: string): void;
  chosen(entry: Picked): void;
  left(): void;
  /** Enter, while the list is closed. */
  entered(): void;
}

export type ComboBox = ReturnType<typeof comboBox>;

export function comboBox(root: ShadowRoot, events: ComboBoxEvents) {
  const label = make('label', { htmlFor: 'input' });
  const input = make('input', { id: 'input', autocomplete: 'off', spellcheck: false });
  const button = make('button', { type: 'button', className: 'open', tabIndex: -1 });
  const list = make('ul', { id: 'list', hidden: true });
  const status = make('p', { className: 'unseen' });
  const hint = make('p', { id: 'hint', className: 'hint' });
  const box = make('div', { className: 'box' });
  attributes(input, {
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-controls': 'list',
    'aria-describedby': 'hint',
    'aria-expanded': 'false',
  });
  list.role = 'listbox';
  status.role = 'status';
  box.append(input, button, list, status);
  root.append(label, box, hint);

  let entries: readonly Picked[] = [];
  let active = -1;

  const move = (to: number) => {
    active = to;
    [...list.children].forEach((item, at) => {
      item.ariaSelected = String(at === to);
    });
    const item = list.children[to];
    if (item) {
      input.setAttribute('aria-activedescendant', item.id);
      item.scrollIntoView({ block: 'nearest' });
    } else input.removeAttribute('aria-activedescendant');
  };
  const isOpen = () => !list.hidden;
  const isShown = () => isOpen() || status.className === 'message';
  const close = () => {
    list.hidden = true;
    input.ariaExpanded = 'false';
    status.className = 'unseen';
    status.textContent = '';
    move(-1);
  };
  const choose = (at: number) => {
    const entry = entries[at];
    close();
    if (entry) events.chosen(entry);
  };

  const keys: Partial<Record<string, () => boolean>> = {
    ArrowDown() {
      if (isOpen()) move((active + 1) % entries.length);
      else events.open();
      return true;
    },
    ArrowUp() {
      if (isOpen()) move(active <= 0 ? entries.length - 1 : active - 1);
      else events.open();
      return true;
    },
    Enter() {
      if (isOpen() && active >= 0) choose(active);
      else events.entered();
      return true;
    },
    Escape() {
      if (!isShown()) return false;
      close();
      return true;
    },
  };
  input.addEventListener('keydown', event => {
    // While an input method composes a character, the keys are its own.
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    if (keys[event.key]?.()) event.preventDefault();
  });
  // A page hears of what is chosen, not of each key.
  input.addEventListener('input', event => {
    event.stopPropagation();
    events.typed(input.value);
  });
  input.addEventListener('change', event => event.stopPropagation());
  input.addEventListener('blur', () => {
    close();
    events.left();
  });
  // The focus stays in the field, so that a click does not close the list first.
  box.addEventListener('mousedown', event => {
    if (event.target !== input) event.preventDefault();
  });
  button.addEventListener('click', () => {
    input.focus();
    if (isShown()) close();
    else events.open();
  });
  list.addEventListener('click', event => {
    const item = (event.target as HTMLElement).closest('li');
    if (item) choose([...list.children].indexOf(item));
  });

  return {
    label,
    input,
    button,
    list,
    hint,
    close,
    /** A sentence in the place of the list. */
    tell(sentence: string): void {
      close();
      status.className = 'message';
      status.textContent = sentence;
    },
    /** `count`: what a screen reader says of them. */
    show(found: readonly Picked[], count: string): void {
      entries = found;
      list.replaceChildren(
        ...found.map(({ value, name }, at) => {
          const item = make('li', { id: `entry-${at}` });
          item.role = 'option';
          item.append(
            make('span', { className: 'number', textContent: value }),
            make('span', { textContent: name }),
          );
          return item;
        }),
      );
      close();
      list.hidden = false;
      input.ariaExpanded = 'true';
      status.textContent = count;
    },
  };
}

function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]>,
): HTMLElementTagNameMap[Tag] {
  return Object.assign(document.createElement(tag), properties);
}

function attributes(element: HTMLElement, all: Record<string, string>): void {
  for (const [name, value] of Object.entries(all)) element.setAttribute(name, value);
}
