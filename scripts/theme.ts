// Writes src/console/styles/tokens.css: of SAP's Horizon tokens those that the console's style sheets use, each with its light and its dark
// value; and the two weights of the font 72, next to it. Run by `npm run docs`; `--check` only compares.
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

const styles = new URL('../src/console/styles/', import.meta.url);
const base = new URL(
  '../node_modules/@sap-theming/theming-base-content/content/Base/baseLib/',
  import.meta.url,
);

/** The variables of one theme. They stand one after the other in one file; a value may contain a quoted text. */
function valuesOf(theme: string): Map<string, string> {
  const css = readFileSync(new URL(`${theme}/css_variables.css`, base), 'utf8');
  return new Map(
    [...css.matchAll(/--(sap\w+): ([^;]+);/g)].map(([, name = '', value = '']) => [name, value.trim()]),
  );
}

const used = new Set(
  readdirSync(styles)
    .filter(name => name.endsWith('.css') && name !== 'tokens.css')
    .flatMap(name => [...readFileSync(new URL(name, styles), 'utf8').matchAll(/var\(--(sap\w+)/g)])
    .map(([, name = '']) => name),
);
const light = valuesOf('sap_horizon');
const dark = valuesOf('sap_horizon_dark');

const declarations = [...used].sort().map(name => {
  const [morning, evening] = [light.get(name), dark.get(name)];
  if (morning === undefined || evening === undefined) throw new Error(`Horizon has no token ${name}.`);
  if (morning === evening) return `  --${name}: ${morning};`;
  return isColour(morning)
    ? `  --${name}: light-dark(${morning}, ${evening});`
    : shadow(name, morning, evening);
});

function isColour(value: string): boolean {
  return /^(#|rgba?\()[^,]*(,[^,]*){0,3}\)?$/.test(value);
}

/** Only the colours of a shadow differ by theme, and only colours may stand in `light-dark()`. */
function shadow(name: string, morning: string, evening: string): string {
  const colours = [morning, evening].map(value => value.match(/rgba?\([^)]*\)/g) ?? []);
  let nth = 0;
  const value = morning.replaceAll(
    /rgba?\([^)]*\)/g,
    colour => `light-dark(${colour}, ${colours[1]?.[nth++] ?? colour})`,
  );
  return `  --${name}: ${value};`;
}

const face = (weight: number, file: string) => `@font-face {
  font-family: "72";
  font-weight: ${weight};
  font-display: swap;
  src: url("./${file}") format("woff2");
}
`;

const fonts = { 'font-72-regular.woff2': '72-Regular.woff2', 'font-72-semibold.woff2': '72-Semibold.woff2' };
const css = `/* Made by scripts/theme.ts from @sap-theming/theming-base-content (Apache-2.0); do not edit. */

${face(400, 'font-72-regular.woff2')}
${face(600, 'font-72-semibold.woff2')}
:root {
${declarations.join('\n')}
}
`;

const file = new URL('tokens.css', styles);
if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== css) {
    process.stderr.write('src/console/styles/tokens.css is not up to date. Run `npm run docs`.\n');
    process.exit(1);
  }
} else {
  writeFileSync(file, css);
  for (const [to, from] of Object.entries(fonts))
    copyFileSync(new URL(`baseTheme/fonts/${from}`, base), new URL(to, styles));
}
