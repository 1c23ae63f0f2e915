// Writes docs/reference from the code: routes, settings, states, faults. With --check it only says what is out of date.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { ownConnectors } from '../src/app.ts';
import type { Source } from '../src/connectors/kit/odata/mapping.ts';
import { mappings } from '../src/connectors/s4hana/objects/all.ts';
import type { S4Mapping } from '../src/connectors/s4hana/objects/s4-mapping.ts';
import { messageTypes } from '../src/contract/messages.ts';
import { everyRoute } from '../src/contract/routes.ts';
import { widgets } from '../src/core/caller.ts';
import { errorKinds } from '../src/core/errors.ts';
import { moves } from '../src/engine/postings/moves.ts';
import { ownFlows } from '../src/flows/own-flows.ts';
import { objectModels, objectNames } from '../src/models/objects/all.ts';
import type { ObjectModel } from '../src/models/objects/field.ts';
import { knownServices } from '../src/s4/documents/known-services.ts';
import { authSettings } from '../src/s4/logon/auth.ts';
import { catalogue } from '../src/s4/messages/catalogue.ts';
import { s4Faults, storeFaults, xeroFaults } from '../src/sandbox/faults.ts';
import { errorCodes } from './errors.ts';

interface Field {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  description?: string;
  default?: unknown;
  properties?: Record<string, Field>;
  required?: string[];
  items?: Field;
  oneOf?: Field[];
  anyOf?: Field[];
}

const note = '<!-- Made by `npm run docs`; do not edit. -->\n\n';
const cell = (text: unknown) =>
  String(text ?? '')
    .replaceAll('|', '\\|')
    .replaceAll('\n', ' ');
const table = (head: string[], rows: unknown[][]) =>
  [head, head.map(() => '---'), ...rows].map(row => `| ${row.map(cell).join(' | ')} |`).join('\n');

function settingsTable(schema: z.ZodType): string {
  return table(
    ['setting', 'type', 'default', 'meaning'],
    rowsOf(z.toJSONSchema(schema, { io: 'input' }) as Field, ''),
  );
}

/** Those with the same settings together. */
const settingsOf = (kind: string, all: readonly { name: string; settings: z.ZodType }[]): string =>
  [...Map.groupBy(all, ({ settings }) => settings)]
    .map(([settings, ones]) => {
      const names = ones.map(({ name }) => `\`${name}\``).join(' and ');
      return `## ${kind}${ones.length > 1 ? 's' : ''} ${names}\n\n${settingsTable(settings)}`;
    })
    .join('\n\n');

function rowsOf(schema: Field, prefix: string): unknown[][] {
  const required = schema.required ?? [];
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const path = prefix + name;
    const choices = field.oneOf ?? field.anyOf;
    if (choices) {
      return choices.flatMap(choice => [
        [`\`${path}\` (${choice.properties?.kind?.const})`, 'object', '', choice.description],
        ...rowsOf(choice, `${path}.`),
      ]);
    }
    if (field.properties)
      return [[`\`${path}\``, 'object', '', field.description], ...rowsOf(field, `${path}.`)];
    const type = field.enum
      ? field.enum.map(one => `\`${one}\``).join(', ')
      : (field.const ?? field.type ?? '');
    const fallback =
      field.default === undefined
        ? required.includes(name)
          ? 'required'
          : ''
        : `\`${JSON.stringify(field.default)}\``;
    return [[`\`${path}\``, type, fallback, field.description]];
  });
}

const pages: Record<string, string> = {
  'sap-messages.md': `# What SAP's messages mean\n\n${note}Messages that are not here keep SAP's own text. Nothing of this was tried against a live system; it comes from public reports and from what is known of SAP's message classes.\n\n${table(
    ['message', 'cause', 'what to do', 'who', 'can repeating help?'],
    catalogue.map(({ codes, cause, fix, actor, repeat }) => [
      codes.map(code => `\`${code}\``).join(', '),
      cause,
      fix,
      actor,
      { soon: 'yes, automatically', 'after-fix': 'after that', never: 'no' }[repeat],
    ]),
  )}\n`,
  'errors.md': errorsPage(),
  'api.md': `# The HTTP API\n\n${note}Routes under \`/v1\` ask for \`Authorization: Bearer <key>\`, or in a browser for the cookie of a session ([Sign in](../guides/sign-in.md)), and for what stands under "needs". A key that sees all tenants is narrowed to one by the header \`Kontor-Tenant\`. Lists answer \`{ result, next_cursor }\`. Errors are problem JSON (RFC 9457); [Errors](errors.md) has their codes. The full shapes are at \`/openapi.json\` of a running Kontor, and to be browsed at \`/docs\`.\n\n${table(
    ['route', 'needs', 'what it does'],
    Object.values(everyRoute).map(({ method, path, needs, everyTenant, summary }) => [
      `\`${method} ${path}\``,
      needs === 'nothing'
        ? 'nothing'
        : needs === 'connect'
          ? 'connect session'
          : widgets.some(widget => widget === needs)
            ? `widget token (${needs})`
            : everyTenant
              ? `${needs}, all tenants`
              : needs,
      summary,
    ]),
  )}\n\nBesides: \`ANY /v1/connections/{id}/proxy/<path>\` passes a request on to an S/4HANA, logged on, and answers what the system answers (see below); \`POST /hooks/{connection}\` takes webhooks, \`GET /healthz\` and \`GET /readyz\` are for probes, \`GET /openapi.json\` describes it all.\n\n## The proxy

\`ANY /v1/connections/{id}/proxy/<path>\`: path, query, body and status are those of the system; bodies stream both ways, up to 50 MB towards it. Kontor logs on, keeps a CSRF session for writes, and drops headers that concern only one side (cookies, \`Connection\`, \`X-Forwarded-…\`). Options, as headers of the request:

| header | meaning |
| --- | --- |
| \`Kontor-Retry: 0\` … \`5\` | how often a read is repeated that fails for a passing reason; 0 when left out |
| \`Kontor-Pace: queue\` | wait for the system's budget, and for a pause that it asks for up to 5 seconds; a longer one is 503 \`limited\` with \`Retry-After\` (when left out) |
| \`Kontor-Pace: pass\` | do not wait: a 429 of the system is handed through, and while it wants to be left alone Kontor answers 429 itself |
| \`Kontor-Links: rewrite\` | links in the answer lead back over Kontor; they are rewritten while it streams |
| \`Idempotency-Key: …\` | on writes: the same key answers with the stored outcome (\`Idempotency-Replayed: true\`) for as long as the record is kept, which is for good; another request under it is 422, one that is still under way 409; a lost answer is 504 \`uncertain\`, then and whenever the key is used again, and is never sent again under it. Of an answer over 5 MB status and headers are stored before it streams on; the same key then answers those, without a body (\`Idempotency-Body: not-kept\`) |

However a system writes its rate limits, the answer carries \`ratelimit-limit\`, \`ratelimit-remaining\` and \`ratelimit-reset\` (seconds). A refusal by the system of Kontor's own logon is 424; 401 is always about your key. An answer of the system that breaks off is 502 \`answer-lost\` as long as nothing of it was passed on, and a connection that ends early afterwards.

## Messages to destinations

Posted as \`{ type, timestamp, tenant, data }\`, signed by the Standard Webhooks scheme; the fields of \`data\` are in \`/openapi.json\` under \`webhooks\`.

${table(
  ['type', 'when', 'data'],
  Object.entries(messageTypes).map(([type, { when, data }]) => [
    `\`${type}\``,
    when,
    Object.keys(data.shape)
      .map(field => `\`${field}\``)
      .join(', '),
  ]),
)}

## Kinds of errors\n\n${table(
    ['kind', 'HTTP status', 'can repeating help?'],
    Object.entries(errorKinds).map(([kind, { status, retryable }]) => [
      `\`${kind}\``,
      status,
      retryable ? 'yes, later' : 'no',
    ]),
  )}\n`,
  'settings.md': `# Settings\n\n${note}${settingsOf('Connector', ownConnectors)}\n\n${settingsOf('Flow', ownFlows)}\n`,
  'states.md': `# The states of a posting\n\n${note}${table(
    ['from', 'to', 'when'],
    Object.entries(moves).flatMap(([from, targets]) =>
      Object.entries(targets).map(([to, when]) => [`\`${from}\``, `\`${to}\``, when]),
    ),
  )}\n\nEvery other move is refused by the code and by the database statement that carries it out.\n`,
  'faults.md': `# Faults of the sandboxes\n\n${note}Switched on at the start (\`--fault lost-after-commit=0.1\`) or while running (\`PUT /sandbox/faults\` with \`{"lost-after-commit": 0.1}\`).\n\n## S/4HANA\n\n${table(
    ['fault', 'what happens'],
    Object.entries(s4Faults).map(([name, text]) => [`\`${name}\``, text]),
  )}\n\n## BigCommerce\n\n${table(
    ['fault', 'what happens'],
    Object.entries(storeFaults).map(([name, text]) => [`\`${name}\``, text]),
  )}\n\n## Xero\n\n${table(
    ['fault', 'what happens'],
    Object.entries(xeroFaults).map(([name, text]) => [`\`${name}\``, text]),
  )}\n`,
};

pages['auth.md'] = authPage();
pages['objects.md'] = objectsPage();
pages['services.md'] = servicesPage();

/** One section for each way to log on. */
function authPage(): string {
  const schema = z.toJSONSchema(authSettings, { io: 'input' }) as Field;
  const sections = (schema.oneOf ?? schema.anyOf ?? []).map(choice => {
    const fields = table(['setting', 'type', 'default', 'meaning'], rowsOf(choice, 'auth.'));
    return `## \`${choice.properties?.kind?.const}\`\n\n${choice.description}\n\n${fields}\n`;
  });
  return `# Ways to log on to S/4HANA\n\n${note}Secrets are stored encrypted and never shown again. Until a logon has gone well, one request goes out at a time; three refusals in a row stop everything for a minute, and each further one for five times as long, up to an hour, so that SAP does not lock the user. Tokens are renewed while the old one still serves. Nothing of this was tried against a live system.\n\n${sections.join('\n')}`;
}

/** Every unified object with the fields of SAP's that it comes from. */
function objectsPage(): string {
  const from = (source: Source | undefined) =>
    source === undefined
      ? ''
      : typeof source === 'string'
        ? `\`${source}\``
        : 'from' in source
          ? `\`${source.from}\`, in other words`
          : `\`${source.child}\`: ${source.fields.map(field => `\`${field}\``).join(', ')}`;
  const rows = (shape: z.ZodObject, sources: Record<string, Source> | undefined) =>
    Object.entries((z.toJSONSchema(shape, { unrepresentable: 'any' }) as Field).properties ?? {}).flatMap(
      ([name, field]) => [
        [
          `\`${name}\``,
          field.description,
          ...(sources ? [name === 'id' ? 'the key' : from(sources[name])] : []),
        ],
        ...fieldsInside(field, name).map(row => [...row, ...(sources ? [''] : [])]),
      ],
    );
  const sections = objectNames.map(name => {
    const model: ObjectModel = objectModels[name];
    const mapping: S4Mapping | undefined = mappings[name as keyof typeof mappings];
    const source = mapping
      ? ` \`${mapping.set}\`, scenario ${knownServices[mapping.service].scenario ?? 'not published'}.`
      : '';
    const head = ['field', 'meaning', ...(mapping ? ['in S/4HANA'] : [])];
    const items =
      model.item && (!mapping || mapping.items)
        ? `\n\nItems (\`expand=items\` in lists)${itemsFrom(mapping)}:\n\n${table(head, rows(model.item, mapping?.items?.fields))}`
        : '';
    const details = model.details
      ? `\n\nA single one also has:\n\n${table(head, rows(model.details, mapping && { ...mapping.details, ...mapping.otherSet?.details }))}`
      : '';
    const filters = Object.keys(model.filters)
      .map(filter => `\`${filter}\``)
      .join(', ');
    const written = (what: string, schema: z.ZodType | undefined) =>
      schema ? `\n\n${what}:\n\n${table(['field', 'type', '', 'meaning'], givenIn(schema))}` : '';
    return `## \`${name}\`\n\n${model.summary}${source} Filters: ${filters}.\n\n${table(head, rows(model.shape, mapping?.fields))}${details}${items}${written(`To create one, \`POST …/${name}\``, model.create)}${written(`To change one, \`PATCH …/${name}/{key}\``, model.update)}\n`;
  });
  return `# Unified objects\n\n${note}\`GET /v1/connections/{id}/<objects>\` answers \`{ result, next_cursor, unreadable, warnings }\`, \`GET …/<objects>/{key}\` one with its items. Lists are in the order of the key; \`next_cursor\` goes on after the last record that was handed out, so nothing is repeated or missed when others come and go, and it stays good across restarts. A system whose metadata does not let a set be sorted (\`deliveries\` in many systems) lists it in its own order, just as completely; 400 \`cursor-outdated\` when the records after which a page begins have all been deleted. Filters that the metadata does not allow are compared by Kontor, which reads up to 5,000 records (1,000 with items) for one page: \`warnings\` says so (each with \`code\`, \`params\` and the sentence in \`says\`), and such a page can be short or empty and have a \`next_cursor\` all the same. A record that cannot be read (null in its place, no id, a field in another shape) fails no page: it is not in \`result\`, and \`unreadable\` names it, \`[{ id, reason }]\`, with \`id\` null where it does not say which one it is. A page of which nothing can be read is 502 \`broken-answer\`, because the next one begins behind its last record. \`limit\` (to 1,000), \`fields=a,b\`, \`expand=items\`, \`raw=true\` (adds the system's own record). Fields that a customer has added in SAP are under \`custom\`. Amounts are decimal numbers as text; what is empty is null. \`GET …/invoices/{key}/pdf\` answers the document. \`search=\` (gl-accounts, cost-centers, customers, products) looks into numbers and names while somebody types: it is answered from memory, and \`as_of\` says when that was read; what is older than ten minutes is read again behind the answer. A filter that is not listed here is refused. Not every system has every object: a BigCommerce store has \`shop-orders\`, \`shop-refunds\`, \`shop-customers\`, \`payments\` (of one order, \`order=ID\`) and \`products\` (what it does not know is null; a product without a SKU has the id \`id:101\`), Xero has \`customers\` and \`suppliers\` (each contact is both), \`invoices\`, \`journal-entries\` and \`gl-accounts\`, S/4HANA has the others.\n\n## Writing\n\n\`POST\` creates, \`PATCH\` changes the fields that are named (null empties one), both through a posting: carried out exactly once under an \`Idempotency-Key\`, looked up when the answer was lost. 201 (200 for a change): done, \`result.id\` is the id it has in lists. 202: on its way; ask again under the same key, or \`GET /v1/postings/{id}\`. 422: the system refused, and says why. 409 \`exists-already\`, \`reference-used\`: the reference names another document. \`?dry_run=true\` writes nothing: fields are checked, orders simulated, accounts, cost centers and purchase order items looked up, and what would be sent is shown. \`custom\` holds fields that the customer has added, in the document and in its items. \`PATCH\` changes a record and items that are there together, or nothing; it adds no items. What SAP never changes is taken back by it. What is not here can be written through the proxy.\n\nNothing of this was tried against a live system.\n\n${sections.join('\n')}`;
}

/** Fields of records inside of a field: `fees[].name`. */
function fieldsInside(field: Field, place: string): (string | undefined)[][] {
  const one = field.anyOf?.find(choice => choice.type !== 'null') ?? field;
  const [inner, path] = one.items ? [one.items, `${place}[]`] : [one, place];
  return Object.entries(inner.properties ?? {}).flatMap(([name, child]) => [
    [`\`${path}.${name}\``, child.description],
    ...fieldsInside(child, `${path}.${name}`),
  ]);
}

function itemsFrom(mapping: S4Mapping | undefined): string {
  if (!mapping?.items) return '';
  return `, from ${'navigation' in mapping.items ? `\`${mapping.items.navigation}\`` : 'the same set'}`;
}

/** Fields that are given, lists of records with their own fields under them. */
function givenIn(schema: z.ZodType): unknown[][] {
  const rows = (field: Field, prefix: string): unknown[][] =>
    Object.entries(field.properties ?? {}).flatMap(([name, one]) => {
      const { type, ...inner } = one.anyOf?.find(choice => choice.type !== 'null') ?? one;
      const children = inner.items?.properties ? inner.items : inner.properties ? inner : undefined;
      const shown = inner.enum?.map(choice => `\`${choice}\``).join(', ') ?? type;
      const must = field.required?.includes(name) && inner.default === undefined ? 'required' : '';
      const path = `${prefix}${name}`;
      return [
        [`\`${path}\``, shown, must, one.description ?? inner.description],
        ...(children ? rows(children, `${path}${inner.items ? '[]' : ''}.`) : []),
      ];
    });
  return rows(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Field, '');
}

function errorsPage(): string {
  const rows = errorCodes().map(({ code, kind, says, next }) => [
    `\`${code}\``,
    kind,
    String(errorKinds[kind].status),
    says,
    next,
  ]);
  return `# Errors\n\n${note}An error of the API is problem JSON (RFC 9457). \`code\` names exactly what happened, \`params\` are the values in its sentence, \`detail\` is the sentence and \`next\` what to do: in German where the request says so (\`Accept-Language: de\`), otherwise in English. \`type\` is the address of a page about the code: \`/problems/<code>\` of a running Kontor; \`/problems\` lists all of them. The kind says what happens next. \`{name}\` stands for a value. A write whose outcome Kontor does not know has the kind \`uncertain\`, whatever stands here. The command line prints its own errors, which are in this list too, in English. Codes of SAP's own messages are in [What SAP's messages mean](sap-messages.md).\n\n${table(['code', 'kind', 'status', 'what it says', 'what to do'], rows)}\n`;
}

function servicesPage(): string {
  const rows = Object.entries(knownServices).map(([name, { title, protocol, scenario, path, uses }]) => [
    `\`${name}\``,
    title,
    protocol,
    scenario ?? 'not published',
    uses,
    `\`${path}\``,
  ]);
  return `# S/4HANA services\n\n${note}What Kontor knows by name, and the communication scenario under which an administrator releases it. Any other OData service can be used by its path. \`kontor doctor <connection>\` says which of them a system lets you use.\n\n${table(
    ['name', 'what', 'protocol', 'scenario', 'used to', 'path'],
    rows,
  )}\n`;
}

const folder = new URL('../docs/reference/', import.meta.url);
const check = process.argv.includes('--check');
mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries(pages)) {
  const file = new URL(name, folder);
  if (!check) writeFileSync(file, text);
  else if (readOrEmpty(file) !== text) {
    process.stderr.write(`docs/reference/${name} is out of date: run "npm run docs".\n`);
    process.exitCode = 1;
  }
}

function readOrEmpty(file: URL): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
