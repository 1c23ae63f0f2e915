// `mistakesInRest`: what is wrong with the description of a connector to a REST system, found without a connection.
import { z } from 'zod';
import type { Reason } from '../../../core/reasons.ts';
import { type Look, look, partsOf, settingPaths, type Written } from '../../../models/mistakes/look.ts';
import { say } from '../../../models/mistakes/sentences.ts';
import { modelOf, type ObjectName } from '../../../models/objects/all.ts';
import { formats } from './since.ts';

const find =
  "find: ({ reference = '' }) => ({ path, rows, by, is: row => row.text('external_id') === reference })";
const changesList = 'list: pass => ({ path, rows, by: byAnchor({ … }) })';

export function mistakesInRest(described: object): Reason[] {
  const is = described as Written;
  const seen = look();
  const { must, may } = seen;
  must('base', is.base, 'mistake-no-function', 'base: ({ baseUrl }) => baseUrl');
  must('logon', is.logon, 'mistake-no-function', 'logon: ({ apiKey }) => bearer(apiKey)');
  const advice = "errors: { next: { credential: 'Check the key.', address: 'Check the address.' } }";
  if (must('errors', is.errors, 'mistake-no-record', advice))
    must('errors.next', (is.errors as Written).next, 'mistake-no-record', advice);
  if (must('check', is.check, 'mistake-no-record', "check: { path: '/account', say: account => … }")) {
    const check = is.check as Written;
    must('check.path', check.path, 'mistake-no-text', "path: '/account'");
    must('check.say', check.say, 'mistake-no-function', "say: account => valueAt(account, 'name')");
  }
  if (may('receive', is.receive, 'mistake-no-record', 'receive: { proofs, next, events }')) {
    const receive = is.receive as Written;
    must(
      'receive.proofs',
      receive.proofs,
      'mistake-no-function',
      'proofs: ({ webhookSecret }) => [hmac({ … }, [webhookSecret])]',
    );
    must(
      'receive.events',
      receive.events,
      'mistake-no-function',
      "events: body => [{ topic: body.word('event'), object: 'customers', id: body.id('id') }]",
    );
  }
  const settings = is.settings as z.ZodType | undefined;
  // Whether it is a schema is known already.
  const paths = typeof settings?.safeParse === 'function' ? settingPaths(settings, look()) : undefined;
  if (paths && !paths.includes('recordBodies')) seen.add(say.reason('mistake-no-record-bodies'));
  if (must('objects', is.objects, 'mistake-no-function', 'objects: () => ({ customers: contacts })'))
    checkObjects(objectsOf(is.objects as (settings: unknown) => unknown, settings), seen);
  return seen.mistakes;
}

/** They may depend on the settings: what they are with made-up ones. Undefined: that does not work, and is seen when a connection is opened. */
function objectsOf(objects: (settings: unknown) => unknown, settings: z.ZodType | undefined): unknown {
  try {
    return objects(settings && sample(z.toJSONSchema(settings)));
  } catch {
    return undefined;
  }
}

interface Schema {
  type?: string;
  default?: unknown;
  const?: unknown;
  enum?: unknown[];
  minimum?: number;
  anyOf?: Schema[];
  oneOf?: Schema[];
  properties?: Record<string, Schema>;
}

function sample(given: unknown): unknown {
  const schema = given as Schema;
  const [first] = schema.anyOf ?? schema.oneOf ?? [];
  const said = schema.default ?? schema.const ?? schema.enum?.[0];
  if (said !== undefined) return said;
  if (first) return sample(first);
  if (schema.properties)
    return Object.fromEntries(Object.entries(schema.properties).map(([name, one]) => [name, sample(one)]));
  if (schema.type === 'array') return [];
  if (schema.type === 'boolean') return false;
  return schema.type === 'string' ? 'https://sample.invalid' : (schema.minimum ?? 1);
}

function checkObjects(objects: unknown, seen: Look): void {
  if (objects === undefined) return;
  if (!seen.must('objects()', objects, 'mistake-no-record', '({ customers: contacts })')) return;
  for (const [name, is] of Object.entries(objects as Written)) {
    const object = seen.object('objects', name);
    if (object && seen.must(object, is, 'mistake-no-record', `${object}: { read: row => ({ … }), … }`))
      checkObject(object, is as Written, seen);
  }
}

function checkObject(object: ObjectName, is: Written, seen: Look): void {
  const { must, may } = seen;
  const { list, parts = {}, filters = {}, demands } = is;
  const at = (name: string) => `${object}.${name}`;
  must(at('read'), is.read, 'mistake-no-function', "read: row => ({ id: row.id('id') })");
  if (list !== undefined && typeof list !== 'function') checkList(at('list'), list, seen);
  may(at('get'), is.get, 'mistake-no-function', "get: id => ({ path: '/contacts/' + id })");
  may(at('isId'), is.isId, 'mistake-no-function', 'isId: text => /^[A-Z]+$/.test(text)');
  may(at('idOf'), is.idOf, 'mistake-no-function', "idOf: row => valueAt(row, 'id')");
  const known = Object.keys(modelOf(object).filters);
  if (must(at('filters'), filters, 'mistake-no-record', "filters: { reference: 'external_id' }"))
    seen.field(at('filters'), object, Object.keys(filters as Written), known);
  if (demands !== undefined && !Object.keys(filters as Written).includes(String(demands)))
    seen.add(
      say.reason('mistake-not-listed', {
        place: at('demands'),
        name: String(demands),
        names: Object.keys(filters as Written).join(', '),
      }),
    );
  if (must(at('parts'), parts, 'mistake-no-record', 'parts: { items: row => … }')) {
    seen.field(at('parts'), object, Object.keys(parts as Written), partsOf(object));
    if (modelOf(object).item && is.get !== undefined && !('items' in (parts as Written)))
      seen.add(
        say.reason('mistake-no-items', {
          place: object,
          object,
          write: "{ items: row => row.each('lines', line => ({ … })) }",
        }),
      );
  }
  if (
    may(
      at('changes'),
      is.changes,
      'mistake-no-record',
      'changes: { overlapMs, graceMs, as, sorted, stamp, list }',
    )
  )
    checkChanges(object, is.changes as Written, seen);
  if (may(at('create'), is.create, 'mistake-no-record', 'create: { path, body, find }'))
    checkCreate(object, is.create as Written, seen);
  may(at('update'), is.update, 'mistake-no-function', 'update: client => ({ prepare, post, find })');
}

function checkList(place: string, list: unknown, { must }: Look): void {
  if (!must(place, list, 'mistake-no-record', "list: { path: '/contacts', rows: 'data', by: whole }")) return;
  const { path, by } = list as Written;
  must(`${place}.path`, path, 'mistake-no-text', "path: '/contacts'");
  if (
    must(
      `${place}.by`,
      by,
      'mistake-no-record',
      'by: byKey({ … }), or by: whole where the answer is the whole list',
    )
  )
    must(
      `${place}.by.page`,
      (by as Written).page,
      'mistake-no-function',
      'by: byKey({ … }), called with its parameters',
    );
}

function checkChanges(object: ObjectName, is: Written, seen: Look): void {
  const { must } = seen;
  const at = (name: string) => `${object}.changes.${name}`;
  must(at('list'), is.list, 'mistake-no-function', changesList);
  must(at('overlapMs'), is.overlapMs, 'mistake-no-number', 'overlapMs: 60_000');
  must(at('graceMs'), is.graceMs, 'mistake-no-number', 'graceMs: 0');
  must(at('sorted'), is.sorted, 'mistake-no-flag', 'sorted: true');
  const written = Object.keys(formats);
  if (!written.includes(String(is.as)))
    must(at('as'), undefined, 'mistake-no-text', `as: ${written.map(one => `'${one}'`).join(' or ')}`);
  if (typeof is.stamp === 'string')
    seen.field(at('stamp'), object, [is.stamp], Object.keys(modelOf(object).shape.shape));
  else must(at('stamp'), is.stamp, 'mistake-no-function', "stamp: row => row.instant('updated_at')");
}

function checkCreate(object: ObjectName, is: Written, seen: Look): void {
  const { must } = seen;
  const at = (name: string) => `${object}.create.${name}`;
  must(at('path'), is.path, 'mistake-no-text', "path: '/contacts'");
  must(at('body'), is.body, 'mistake-no-function', 'body: ({ reference, record }) => ({ … })');
  must(at('find'), is.find, 'mistake-no-function', find);
  if (is.reversed !== undefined)
    seen.field(at('reversed'), object, [String(is.reversed)], Object.keys(modelOf(object).shape.shape));
  if (seen.may(at('lengths'), is.lengths, 'mistake-no-record', 'lengths: { organization_name: 80 }'))
    seen.field(at('lengths'), object, Object.keys(is.lengths as Written), modelOf(object).texts ?? []);
}
