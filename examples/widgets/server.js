// The backend of another product: it serves two pages, and makes a token for each widget of them. The API key of Kontor stays here.
//
//   KONTOR_URL=http://127.0.0.1:7700 KONTOR_API_KEY=… CONNECTION=con_… node server.js
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';

const kontor = (process.env.KONTOR_URL ?? 'http://127.0.0.1:7700').replace(/\/$/, '');
const key = process.env.KONTOR_API_KEY;
const connection = process.env.CONNECTION;

/** What each widget may show. A product takes the connection and the customer from the account of the person who is signed in. */
const drafts = {
  picker: { widget: 'picker', connection, object: 'customers' },
  orders: { widget: 'orders', connection },
  errors: { widget: 'errors', connection },
};

const files = {
  '/': 'plain.html',
  '/plain.js': 'plain.js',
  '/connect': 'connect.html',
  '/connect.js': 'connect.js',
};
const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8' };

/** The strictest policy that widgets work under: Kontor's scripts and answers. Nothing is needed for styles. */
const policy = [
  "default-src 'none'",
  `script-src 'self' ${new URL(kontor).origin}`,
  `connect-src 'self' ${new URL(kontor).origin}`,
  // For <kontor-connect>.
  `frame-src ${new URL(kontor).origin}`,
  "form-action 'self'",
  "base-uri 'none'",
].join('; ');

async function ask(path, body) {
  const reply = await fetch(`${kontor}/v1/${path}`, {
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
    headers: { authorization: `Bearer ${key}`, ...(body && { 'content-type': 'application/json' }) },
  });
  const answer = await reply.json();
  if (!reply.ok) throw new Error(`${answer.detail} ${answer.next ?? ''}`);
  return answer;
}

async function newToken(widget) {
  const { token } = await ask('widget-tokens', { ...drafts[widget], origin });
  return { token, kontor };
}

async function newSession() {
  const { id, token } = await ask('connect-sessions', {
    connector: 's4hana',
    name: 'SAP of a customer',
    objects: ['sales-orders', 'journal-entries'],
    return_origin: origin,
  });
  return { id, token };
}

/** A product remembers which session belongs to the person who is signed in, and takes no id of another. */
async function outcomeOf(session) {
  const { state, made } = await ask(`connect-sessions/${encodeURIComponent(session)}`);
  return { state, made };
}

/** What the page asks for, by the address. */
function answerTo(path) {
  const [, kind, name] = path.split('/');
  if (kind === 'tokens' && name in drafts) return newToken(name);
  if (kind === 'connect-sessions') return name === undefined ? newSession() : outcomeOf(name);
  return undefined;
}

const server = createServer(async (request, reply) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  try {
    const answer = request.method === 'POST' ? answerTo(pathname) : undefined;
    if (answer !== undefined) {
      reply.setHeader('content-type', 'application/json');
      reply.end(JSON.stringify(await answer));
      return;
    }
    const file = files[pathname];
    if (file === undefined) {
      reply.writeHead(404).end();
      return;
    }
    const text = await readFile(join(import.meta.dirname, file), 'utf8');
    reply.writeHead(200, { 'content-type': types[extname(file)], 'content-security-policy': policy });
    reply.end(text.replaceAll('https://kontor.example', kontor));
  } catch (error) {
    console.error(error.message);
    reply.writeHead(502).end();
  }
});

let origin = '';
server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1', () => {
  origin = `http://127.0.0.1:${server.address().port}`;
  console.log(origin);
});
