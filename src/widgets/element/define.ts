// How elements are defined: once for each page, and not at all where there is no page, as on a server that renders for one.

/** What elements extend. */
export const Element: typeof HTMLElement =
  globalThis.HTMLElement ?? (class {} as unknown as typeof HTMLElement);

/** A page may load an element twice, by two files; the first stays. */
export function define(name: string, element: CustomElementConstructor): void {
  if (globalThis.customElements && !customElements.get(name)) customElements.define(name, element);
}

/** A property that a script has set before the element was defined hides the accessor: it is set again. */
export function takeEarly(element: HTMLElement, name: string): void {
  if (!Object.hasOwn(element, name)) return;
  const held = element as unknown as Record<string, unknown>;
  const value = held[name];
  delete held[name];
  held[name] = value;
}
