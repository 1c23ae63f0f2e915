// A page of another product, on an origin of its own: it allows Kontor's scripts and answers, and nothing else.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export interface HostPage {
  origin: string;
  /** What its backend answers at an address. */
  answers: Map<string, () => Promise<unknown>>;
  /** What stands in the page from the next load on. `scripts`: the elements that it loads. `own`: a script of the product. */
  show(body: string, scripts: readonly string[], options?: { language?: string; own?: string }): void;
}

export async function hostPage(kontor: string): Promise<HostPage> {
  let html = '';
  let script = '';
  const answers = new Map<string, () => Promise<unknown>>();
  const policy = `default-src 'none'; script-src 'self' ${kontor}; connect-src 'self' ${kontor}; form-action 'none'; base-uri 'none'; require-trusted-types-for 'script'`;
  const server = createServer(async ({ url = '/' }, reply) => {
    const answer = answers.get(url);
    if (answer) reply.setHeader('content-type', 'application/json').end(JSON.stringify(await answer()));
    else if (url === '/own.js') reply.setHeader('content-type', 'text/javascript').end(script);
    else
      reply
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy })
        .end(html);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answers,
    show(body, scripts, { language = 'en', own } = {}) {
      script = own ?? '';
      const loaded = scripts.map(
        name => `<script type="module" src="${kontor}/widgets/${name}.js"></script>`,
      );
      html = `<!doctype html><html lang="${language}"><head><title>Another product</title>
        <meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">${loaded.join('')}</head>
        <body><main>${body}</main>${own === undefined ? '' : '<script type="module" src="/own.js"></script>'}</body></html>`;
    },
  };
}
