// Light, dark, or as the system is set. The choice stays in the browser.
const key = 'kontor.theme';
export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

export function chosenTheme(): Theme {
  const stored = localStorage.getItem(key);
  return themes.find(one => one === stored) ?? 'system';
}

export function chooseTheme(theme: Theme): void {
  localStorage.setItem(key, theme);
  applyTheme(theme);
}

/** The tokens are `light-dark()` pairs: one property switches all of them. */
export function applyTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
}
