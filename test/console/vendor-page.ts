// A page of a vendor's product, on an origin of its own and under a strict policy, that shows <kontor-connect>. A frame in it is another window
// of the same origin.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** What the element has fired in the page, the newest last. */
export interface Heard {
  type: string;
  detail: unknown;
}

export interface Shown {
  session: string;
  token: string;
  lang?: string;
  theme?: string;
}

const script = `
globalThis.heard = [];
for (const type of ['kontor-connected', 'kontor-ended', 'kontor-close'])
  document.addEventListener(type, ({ type, detail }) => globalThis.heard.push({ type, detail }));
// Before the element is defined: what is set lies in front of its accessors.
const element = document.querySelector('kontor-connect');
const template = document.getElementById('shown');
const { token, ...attributes } = JSON.parse(template.content.textContent);
template.remove();
element.token = token;
for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
`;

/** In another frame: it passes on what it is told, to the page and to the form. */
const otherScript = `
addEventListener('message', ({ data: { toPage, toForm } }) => {
  parent.postMessage(toPage, '*');
  const { shadowRoot } = parent.document.querySelector('kontor-connect');
  shadowRoot.querySelector('iframe').contentWindow.postMessage(toForm, '*');
  parent.postMessage('said', '*');
});
`;

const other = '<!doctype html><title>Other</title><script src="/other.js"></script>';

/** `hostname`: of the page as browsers know it; `localhost` is another site than 127.0.0.1. `kontor`: where its elements come from. */
export async function startVendor(kontor: string, { hostname = 'localhost' } = {}) {
  let shown: Shown = { session: '', token: '' };
  const from = new URL(kontor).origin;
  const policy = `default-src 'none'; script-src 'self' ${from}; frame-src 'self' ${from}; img-src data:; base-uri 'none'`;
  const page = () => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title>
    <link rel="icon" href="data:,">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <script src="/page.js" defer></script><script src="${kontor}/widgets/connect.js" type="module"></script></head>
    <body><main><h1>Your systems</h1><kontor-connect></kontor-connect></main>
    <template id="shown">${JSON.stringify(shown)}</template></body></html>`;
  const answers: Record<string, () => string> = {
    '/': page,
    '/page.js': () => script,
    '/other': () => other,
    '/other.js': () => otherScript,
  };
  const server = createServer(({ url = '' }, answer) => {
    answer.writeHead(answers[url] ? 200 : 404, {
      'content-type': url.endsWith('.js') ? 'text/javascript' : 'text/html; charset=utf-8',
      'content-security-policy': policy,
      // The strictest that a page can ask of what it shows.
      'cross-origin-embedder-policy': 'require-corp',
    });
    answer.end(answers[url]?.());
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => void server.close());
  const origin = `http://${hostname}:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    url: `${origin}/`,
    /** With what its backend has got from Kontor. */
    shows(what: Shown) {
      shown = what;
    },
  };
}
