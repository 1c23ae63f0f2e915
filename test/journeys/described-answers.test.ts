// What the routes of unified objects answer is what `/openapi.json` says, to the last field: programs are generated from it.
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { type ObjectRoute, objectRoutes } from '../../src/contract/objects.ts';
import { money } from '../../src/core/money.ts';
import { objectWorld } from '../object-world.ts';
import { kontorOfFile, orderDraft, placePaid, type RunningKontor } from '../running-kontor.ts';

const kontorOf = kontorOfFile();

interface Description {
  paths: Record<string, Record<string, { responses: Record<string, unknown> }>>;
}

/** Says what is wrong with an answer; undefined: nothing. Names that the description does not know are wrong. */
async function checkerOf(kontor: RunningKontor) {
  const described = (await (await kontor.request('/openapi.json')).json()) as Description;
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema({ ...(closed(described) as object), $id: 'kontor' });
  return (path: string, method: string, status: number, answer: unknown): string | undefined => {
    const place = path.replaceAll(/:(\w+)/g, '{$1}');
    const { responses } = described.paths[place]?.[method.toLowerCase()] ?? { responses: {} };
    const key = responses[status] ? String(status) : 'default';
    const pointer = (part: string) =>
      part.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll(/[{}]/g, encodeURIComponent);
    const at =
      key === 'default'
        ? '#/components/schemas/Problem'
        : `#/paths/${pointer(place)}/${method.toLowerCase()}/responses/${key}/content/${pointer('application/json')}/schema`;
    const validate = ajv.getSchema(`kontor${at}`);
    if (!validate) return `no description of ${method} ${place} ${key}`;
    return validate(answer) ? undefined : ajv.errorsText(validate.errors);
  };
}

/** Every object that says its fields has no others. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const one = Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, closed(value)]));
  const isOpen =
    one.type === 'object' && one.properties !== undefined && one.additionalProperties === undefined;
  return isOpen ? { ...one, additionalProperties: false } : one;
}

const routeOf = (object: string, act: ObjectRoute['act']) =>
  Object.values(objectRoutes).find(route => route.object === object && route.act === act) as ObjectRoute;

test('everything that the routes of unified objects answer is described, custom fields and raw records too', async () => {
  const kontor = await kontorOf();
  const { id, ids, creates, updates } = await objectWorld(kontor);
  const check = await checkerOf(kontor);
  const wrong: string[] = [];
  const seen = { custom: 0, itemCustom: 0, raw: 0 };
  const statuses = new Set<number>();
  const ask = async (object: string, act: ObjectRoute['act'], rest: string, body?: object) => {
    const route = routeOf(object, act);
    const reply = await kontor.request(`/v1/connections/${id}/${object}${rest}`, {
      method: route.method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const answer = (await reply.json()) as { result?: unknown };
    statuses.add(reply.status);
    const problem = check(route.path, route.method, reply.status, answer);
    if (problem !== undefined) wrong.push(`${route.method} ${object}${rest} ${reply.status}: ${problem}`);
    for (const record of [answer.result ?? []].flat() as Record<string, unknown>[]) {
      if (record.custom) seen.custom++;
      if (record.raw) seen.raw++;
      if ((record.items as { custom?: unknown }[] | undefined)?.some(item => item.custom)) seen.itemCustom++;
    }
  };
  for (const [object, one] of Object.entries(ids)) {
    const own = encodeURIComponent(one);
    for (const query of [
      '',
      '?raw=true',
      '?expand=items',
      '?expand=items&raw=true',
      '?fields=id,custom',
      '?search=a',
      '?limit=0',
    ])
      await ask(object, 'list', query);
    for (const query of ['', '?raw=true']) await ask(object, 'get', `/${own}${query}`);
    await ask(object, 'get', '/nothing');
    const create = creates[object];
    if (create) {
      for (const query of ['?dry_run=true', ''])
        await ask(object, 'create', query, create(Object.keys(ids).indexOf(object) + 1));
      await ask(object, 'create', '', { nothing: true });
    }
    const update = updates[object];
    if (update)
      for (const query of ['?dry_run=true', '']) await ask(object, 'update', `/${own}${query}`, update);
  }
  kontor.s4.setFaults({ 'lost-after-commit': 1 });
  await ask('sales-orders', 'create', '', creates['sales-orders']?.(99));
  kontor.s4.setFaults({});
  expect(wrong).toEqual([]);
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(0);
  expect([...statuses]).toEqual(expect.arrayContaining([200, 201, 202, 400, 404]));
});

test('so is everything that a store answers', async () => {
  const kontor = await kontorOf();
  const { store, client } = kontor;
  const order = placePaid(kontor);
  const { id: customer } = store.shop.addCustomer({ ...orderDraft().address, company: 'Speicherstadt GmbH' });
  const { id: refund } = store.shop.refund(order, money('5'), 'broken');
  const { id } = await client.createConnection({
    body: { connector: 'bigcommerce', name: 'Shop', settings: { baseUrl: store.url, ...store.credentials } },
  });
  const check = await checkerOf(kontor);
  for (const [object, one] of [
    ['shop-orders', order],
    ['shop-refunds', refund],
    ['shop-customers', customer],
    ['products', 'TG11'],
  ] as const)
    for (const [act, rest] of [
      ['list', ''],
      ['list', '?raw=true'],
      ['get', `/${one}`],
      ['get', `/${one}?raw=true`],
    ] as const) {
      const reply = await kontor.request(`/v1/connections/${id}/${object}${rest}`);
      const { path, method } = routeOf(object, act);
      expect([object, rest, reply.status, check(path, method, reply.status, await reply.json())]).toEqual([
        object,
        rest,
        200,
        undefined,
      ]);
    }
});
