// Style sheets of shadow roots, made by script: the policy of the page around needs to allow nothing for them.
import shared from './element.css?inline';

/** Made once for each text. */
const sheets = new Map<string, CSSStyleSheet>();

function sheetOf(css: string): CSSStyleSheet {
  const sheet = sheets.get(css) ?? new CSSStyleSheet();
  if (!sheets.has(css)) sheet.replaceSync(css);
  sheets.set(css, sheet);
  return sheet;
}

export function styled(root: ShadowRoot, css: string): ShadowRoot {
  root.adoptedStyleSheets = [sheetOf(shared), sheetOf(css)];
  return root;
}
