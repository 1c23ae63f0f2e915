// Texts in both languages, by the `lang` of the page.

export type Language = 'en' | 'de';

export interface InBoth<Texts> {
  en: Texts;
  de: Texts;
}

/** Each text stands in both languages; a missing one is a type error. */
export const inBoth = <Texts>(en: Texts, de: NoInfer<Texts>): InBoth<Texts> => ({ en, de });

/** The nearest `lang`, or what the browser is set to. English where it is neither. */
export function languageOf(element: HTMLElement): Language {
  const named = element.closest('[lang]')?.getAttribute('lang') || navigator.language;
  return /^de\b/i.test(named) ? 'de' : 'en';
}
