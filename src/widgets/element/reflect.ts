// Properties that stand for attributes, as those of the browser's own elements do.

/** A text property is empty where there is no attribute. */
export function reflect(
  of: HTMLElement,
  { texts, flags = [] }: { texts: readonly string[]; flags?: readonly string[] },
): void {
  const accessor = (name: string, get: (this: HTMLElement) => unknown, set: (value: never) => void) =>
    Object.defineProperty(of, name, { get, set, configurable: true, enumerable: true });
  for (const name of texts)
    accessor(
      name,
      function () {
        return this.getAttribute(name) ?? '';
      },
      function (this: HTMLElement, value: string) {
        this.setAttribute(name, value);
      },
    );
  for (const name of flags)
    accessor(
      name,
      function () {
        return this.hasAttribute(name);
      },
      function (this: HTMLElement, is: boolean) {
        this.toggleAttribute(name, is);
      },
    );
}
