// How elements are defined: once for each page, and not at all where there is no page, as on a server that renders for one.

/** What elements extend. */
export const Element: typeof HTMLElement =
  globalThis.HTMLElement ?? (class {} as unknown as typeof HTMLElement);

/** A page may load an element twice, by two files; the first stays. */
export function define(name: string, element: CustomElementConstructor): void {
  if (globalThis.customElements && !customElements.get(name)) customElements.define(name, element);
}
