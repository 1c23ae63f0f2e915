// A server that behaves like Deskly, strict about what its API takes. `node connectors/deskly/deskly-server.ts PORT` starts it alone.
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Contact {
  id: number;
  name: string;
  external_id: string | null;
  created_at: string;
  updated_at: string;
}

const key = 'deskly-key-0123456789';
const webhookSecret = 'deskly-secret-0123456789';
const parameters = ['limit', 'after', 'offset', 'page', 'sort', 'updated_since', 'external_id'];

export async function startDeskly(port = 0) {
  let later = 0;
  const now = () => Date.now() + later;
  const contacts: Contact[] = [];
  const add = (name: string, external: string | null = null): Contact => {
    const at = `${new Date(now()).toISOString().slice(0, 19)}Z`;
    const contact = {
      id: contacts.length + 1,
      name,
      external_id: external,
      created_at: at,
      updated_at: at,
    };
    contacts.push(contact);
    return contact;
  };
  for (let one = 1; one <= 12; one++) add(`Contact ${one}`);

  const answer = (method: string, url: URL, body: string): [status: number, body: object] => {
    const { pathname: path, searchParams: asked } = url;
    if (method === 'GET' && path === '/v1/account') return [200, { name: 'Example Ltd' }];
    if (method === 'POST' && path === '/v1/contacts') {
      const { name, external_id: external } = JSON.parse(body) as Partial<Contact>;
      return name ? [201, add(name, external)] : [422, { message: 'A contact has a name.' }];
    }
    const id = /^\/v1\/contacts\/(\d+)$/.exec(path)?.[1];
    const found = contacts.find(one => String(one.id) === id);
    if (method === 'GET' && found) return [200, found];
    if (method !== 'GET' || path !== '/v1/contacts') return [404, { message: 'There is nothing here.' }];
    const unknown = [...asked.keys()].find(name => !parameters.includes(name));
    if (unknown) return [400, { message: `There is no parameter ${unknown}.` }];
    const external = asked.get('external_id');
    const [limit, page] = [Number(asked.get('limit') ?? 20), Number(asked.get('page') ?? 1)];
    const begin = Number(asked.get('offset') ?? (page - 1) * limit);
    const rows = contacts
      .filter(one => one.id > Number(asked.get('after') ?? 0))
      .filter(one => one.updated_at >= (asked.get('updated_since') ?? ''))
      // As many systems do, it finds parts of words.
      .filter(one => external === null || one.external_id?.includes(external))
      .sort((a, b) => (asked.has('sort') ? a.updated_at.localeCompare(b.updated_at) : 0) || a.id - b.id);
    return [200, { data: rows.slice(begin, begin + limit) }];
  };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const isKnown = request.headers.authorization === `Bearer ${key}`;
    const url = new URL(request.url ?? '/', 'http://deskly');
    const [status, body] = isKnown
      ? answer(request.method ?? '', url, Buffer.concat(chunks).toString())
      : [401, { message: 'The key is wrong.' }];
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>(done => server.listen(port, '127.0.0.1', done));
  const sign = (raw: Buffer, { nowMs, secret = webhookSecret }: { nowMs: number; secret?: string }) => {
    const time = String(Math.floor(nowMs / 1000));
    const signature = createHmac('sha256', secret).update(`${time}.`).update(raw).digest('hex');
    return { 'deskly-time': time, 'deskly-signature': signature };
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    contacts,
    settings: (baseUrl: string) => ({ baseUrl, apiKey: key, webhookSecret }),
    wrongSettings: (baseUrl: string) => ({ baseUrl, apiKey: 'not-the-key-of-it', webhookSecret }),
    now,
    pass(ms: number) {
      later += ms;
    },
    objects: {
      customers: {
        add: () => String(add('Another').id),
        create: (reference: string) => ({
          reference,
          record: { category: 'organization', organization_name: 'Speicher GmbH', reference },
        }),
      },
    },
    webhook: {
      raw: Buffer.from(JSON.stringify({ event: 'contact.updated', contact_id: 1 })),
      tells: { object: 'customers' as const, id: '1' },
      sign,
    },
    close: () =>
      new Promise<void>(done => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

if (process.argv[1] === import.meta.filename) {
  const { url } = await startDeskly(Number(process.argv[2]));
  console.log(`Deskly listens at ${url}`);
}
