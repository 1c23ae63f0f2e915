// The Xero sandbox over plain HTTP, as Xero documents its API.
import { createHmac } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isDeepStrictEqual } from 'node:util';
import { afterEach, describe, expect, test } from 'vitest';
import { eventually, eventuallyIs } from '../../../test/eventually.ts';
import { startReceiver } from '../../../test/receiver.ts';
import { startXeroSandbox, type XeroSandbox, type XeroSandboxOptions } from './server.ts';

const open: { close(): Promise<unknown> | unknown }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

// biome-ignore lint/suspicious/noExplicitAny: answers are picked apart
type Answer = { status: number; headers: Headers; text: string; body: any };
type Call = (
  method: string,
  path: string,
  sent?: unknown,
  headers?: Record<string, string>,
) => Promise<Answer>;

async function logOn(xero: XeroSandbox, form: Record<string, string> = {}): Promise<Answer> {
  const { clientId, clientSecret } = xero.credentials;
  return answerOf(
    await fetch(`${xero.url}/connect/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', ...form }),
    }),
  );
}

async function answerOf(reply: Response): Promise<Answer> {
  const text = await reply.text();
  const isJson = reply.headers.get('content-type')?.includes('json');
  return { status: reply.status, headers: reply.headers, text, body: isJson ? JSON.parse(text) : undefined };
}

async function start(
  options: XeroSandboxOptions = {},
  form = {},
): Promise<{ xero: XeroSandbox; call: Call }> {
  const xero = await startXeroSandbox(options);
  open.push(xero);
  const token = (await logOn(xero, form)).body.access_token as string;
  const call: Call = async (method, path, sent, headers = {}) =>
    answerOf(
      await fetch(`${xero.url}/api.xro/2.0${path}`, {
        method,
        headers: {
          accept: 'application/json',
          authorization: `Bearer ${token}`,
          ...(sent === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(sent === undefined ? {} : { body: JSON.stringify(sent) }),
      }),
    );
  return { xero, call };
}

const contact = (Name: string, more = {}) => ({ Contacts: [{ Name, ...more }] });
const names = ({ body }: Answer) => body.Contacts.map((one: { Name: string }) => one.Name);
const said = ({ status, body }: Answer) => [status, body.Elements?.[0]?.ValidationErrors?.[0]?.Message];

describe('logon', () => {
  test('gives a token of half an hour for the scopes of the app, and says what it misses', async () => {
    const xero = await startXeroSandbox();
    open.push(xero);
    const good = await logOn(xero, { scope: 'accounting.contacts.read' });
    expect([good.status, good.body]).toEqual([
      200,
      {
        access_token: expect.any(String),
        expires_in: 1800,
        token_type: 'Bearer',
        scope: 'accounting.contacts.read',
      },
    ]);
    expect((await logOn(xero, { grant_type: 'password' })).body).toEqual({ error: 'unsupported_grant_type' });
    expect((await logOn(xero, { scope: 'payroll' })).body).toEqual({ error: 'invalid_scope' });
    const wrong = { ...xero, credentials: { ...xero.credentials, clientSecret: 'wrong' } };
    expect([(await logOn(wrong)).status, (await logOn(wrong)).body]).toEqual([
      400,
      { error: 'invalid_client' },
    ]);
  });

  test('tells an expired token, a scope that was not given, and another organisation apart', async () => {
    let nowMs = Date.now();
    const { call } = await start({ now: () => nowMs }, { scope: 'accounting.contacts.read' });
    expect((await call('GET', '/Contacts')).status).toBe(200);
    const scope = await call('PUT', '/Contacts', contact('A'));
    expect([scope.status, scope.body.Detail]).toEqual([401, 'AuthorizationUnsuccessful']);
    const other = await call('GET', '/Contacts', undefined, { 'xero-tenant-id': 'another' });
    expect([other.status, other.body]).toMatchObject([
      403,
      { Title: 'Forbidden', Detail: 'AuthenticationUnsuccessful' },
    ]);
    const nobody = await call('GET', '/Contacts', undefined, { authorization: 'Bearer wrong' });
    expect([nobody.status, nobody.body.Detail]).toEqual([401, 'AuthenticationUnsuccessful']);
    nowMs += 30 * 60_000;
    expect((await call('GET', '/Contacts')).body.Detail).toMatch(/^TokenExpired/);
  });
});

describe('lists', () => {
  test('are in an envelope with dates of .NET, and XML for a caller that does not ask for JSON', async () => {
    const { call } = await start();
    await call('PUT', '/Contacts', contact('Ada & Co'));
    const { body } = await call('GET', '/Contacts');
    expect(body).toMatchObject({ Status: 'OK', DateTimeUTC: expect.stringMatching(/^\/Date\(\d+\)\/$/) });
    expect(body.Contacts[0].UpdatedDateUTC).toMatch(/^\/Date\(\d+\+0000\)\/$/);
    const xml = await call('GET', '/Contacts', undefined, { accept: '*/*' });
    expect(xml.headers.get('content-type')).toContain('text/xml');
    expect(xml.text).toContain('<Contacts><Contact><');
    expect(xml.text).toContain('<Name>Ada &amp; Co</Name>');
    expect(await call('GET', '/Contacts/nobody')).toMatchObject({ status: 404, body: undefined });
  });

  test.each([
    ['Name=="Berta"', ['Berta']],
    ['Name.Contains("a") AND NOT (EmailAddress != null)', ['Ada']],
    ['Name == "Ada" OR EmailAddress.StartsWith("b@")', ['Ada', 'Berta']],
    ['IsCustomer', []],
    ['IsCustomer == false && ContactNumber=="3"', ['Carl']],
    ['UpdatedDateUTC >= DateTime(2020, 01, 01)', ['Ada', 'Berta', 'Carl']],
    ['ContactID == Guid("00000000-0000-0000-0000-000000000000")', []],
  ])('are filtered by %s', async (where, found) => {
    const { call } = await start();
    const Contacts = [
      { Name: 'Ada' },
      { Name: 'Berta', EmailAddress: 'b@example.com' },
      { Name: 'Carl', EmailAddress: 'c@example.com', ContactNumber: '3' },
    ];
    await call('PUT', '/Contacts', { Contacts });
    expect(names(await call('GET', `/Contacts?where=${encodeURIComponent(where)}&order=Name`))).toEqual(
      found,
    );
  });

  test.each([
    ['Nam=="A"', "No property or field 'Nam' exists in type 'Contact'"],
    ['ContactID=="A"', "Operator '==' incompatible with operand types 'guid' and 'text'"],
    ['Name=="A" AND', 'Expression expected'],
    ['Name=="A', 'Syntax error at index 6'],
    ['(Name=="A"', ') or operator expected'],
  ])('refuse to be filtered by %s', async (where, Message) => {
    const { call } = await start();
    expect(await call('GET', `/Contacts?where=${encodeURIComponent(where)}`)).toMatchObject({
      status: 400,
      body: { ErrorNumber: 16, Type: 'QueryParseException', Message },
    });
  });

  test('tell what changed since, to the second, and pages of up to 1,000', async () => {
    let nowMs = Date.parse('2026-11-20T10:00:00.900Z');
    const { call } = await start({ now: () => nowMs });
    await call('PUT', '/Contacts', contact('Old'));
    nowMs += 1_000;
    await call('PUT', '/Contacts', {
      Contacts: Array.from({ length: 1_001 }, (_, i) => ({ Name: `New ${i}` })),
    });
    const since = (at: string, query = '') =>
      call('GET', `/Contacts${query}`, undefined, { 'if-modified-since': at });
    expect(names(await since('2026-11-20T10:00:01'))).toHaveLength(1_001);
    expect(names(await since('2026-11-20T10:00:00'))).toHaveLength(1_002);
    expect(names(await since('Fri, 20 Nov 2026 10:00:02 GMT'))).toEqual([]);
    const page = await since('2026-11-20T10:00:01', '?page=2&pageSize=5000');
    expect(page.body.pagination).toEqual({ page: 2, pageSize: 1_000, pageCount: 2, itemCount: 1_001 });
    expect((await call('GET', '/Contacts')).body.pagination).toBeUndefined();
  });

  test('have archived and merged contacts for a caller that asks, and say into which one', async () => {
    const { xero, call } = await start();
    const made = await call('PUT', '/Contacts', { Contacts: [{ Name: 'From' }, { Name: 'Into' }] });
    const [from, into] = made.body.Contacts.map((one: { ContactID: string }) => one.ContactID);
    xero.mergeContacts(from, into);
    expect(names(await call('GET', '/Contacts'))).toEqual(['Into']);
    const archived = await call('GET', '/Contacts?includeArchived=true&order=Name');
    expect(archived.body.Contacts[0].MergedToContactID).toBeUndefined();
    const one = await call('GET', `/Contacts/${from}`);
    expect(one.body.Contacts[0]).toMatchObject({ ContactStatus: 'ARCHIVED', MergedToContactID: into });
    const invoice = { Type: 'ACCREC', Contact: { ContactID: from }, LineItems: [] };
    expect(said(await call('PUT', '/Invoices', invoice))).toEqual([
      400,
      expect.stringContaining('is archived'),
    ]);
    // Its name is free again.
    expect((await call('PUT', '/Contacts', contact('From'))).status).toBe(200);
  });
});

describe('writes', () => {
  test('are refused as a whole, unless each is to stand alone', async () => {
    const { call } = await start();
    const Contacts = [
      { Name: 'Good' },
      { Name: 'Bad', EmailAddress: 'ä@example' },
      { EmailAddress: 'x@example.com' },
    ];
    const refused = await call('PUT', '/Contacts', { Contacts });
    expect(said(refused)).toEqual([400, 'Email address must be valid.']);
    expect(refused.body.Elements).toHaveLength(2);
    expect(names(await call('GET', '/Contacts'))).toEqual([]);
    const each = await call('PUT', '/Contacts?summarizeErrors=false', { Contacts });
    expect(
      each.body.Contacts.map((one: { StatusAttributeString: string }) => one.StatusAttributeString),
    ).toEqual(['OK', 'ERROR', 'ERROR']);
    expect(names(await call('GET', '/Contacts'))).toEqual(['Good']);
  });

  test('say what cannot be read: no data, no JSON, a field of another type', async () => {
    const { call } = await start();
    expect((await call('PUT', '/Contacts', {})).body).toMatchObject({
      ErrorNumber: 17,
      Type: 'NoDataProcessedException',
    });
    expect((await call('PUT', '/Contacts', { Contacts: [] })).status).toBe(400);
    expect((await call('PUT', '/Contacts', contact('A', { Phones: 'none' }))).body).toMatchObject({
      ErrorNumber: 14,
      Type: 'PostDataInvalidException',
    });
    // POST is for what is there, or new; an id that nobody has is neither.
    expect((await call('POST', '/Contacts', { Contacts: [{ ContactID: 'nobody', Name: 'A' }] })).status).toBe(
      404,
    );
    expect((await call('PUT', '/Contacts', { Name: 'Alone' })).body.Contacts[0].Name).toBe('Alone');
  });

  test.each<[string, object, string]>([
    ['no contact', { Contact: undefined }, 'A Contact must be specified for this type of transaction'],
    ['a system account', { account: '610' }, "Account code '610' is not a valid code for this document."],
    ['an archived account', { account: '477' }, "Account code '477' has been archived, or has been deleted."],
    ['a tax type that there is not', { tax: 'VAT' }, "The TaxType code 'VAT' does not exist"],
    [
      'a total of its own',
      { total: 10 },
      'The line total 10.00 does not match the expected line total 12.00',
    ],
    ['another currency', { CurrencyCode: 'EUR' }, 'Organisation is not subscribed to currency EUR'],
    ['no due date', { DueDate: undefined }, 'Due Date cannot be empty'],
    ['a date in a locked period', { Date: '2025-12-31' }, 'before the period lock date'],
  ])('of an approved invoice with %s are refused', async (_name, change, message) => {
    const { xero, call } = await start();
    xero.books.organisation.PeriodLockDate = new Date('2025-12-31');
    const { account = '200', tax = 'OUTPUT2', total, ...head } = change as Record<string, unknown>;
    const invoice = {
      Type: 'ACCREC',
      Status: 'AUTHORISED',
      Contact: { Name: 'Ada' },
      Date: '2026-11-20',
      DueDate: '/Date(1798675200000+0000)/',
      LineItems: [
        {
          Description: 'Mug',
          Quantity: 2,
          UnitAmount: 6,
          AccountCode: account,
          TaxType: tax,
          LineAmount: total,
        },
      ],
      ...head,
    };
    expect(said(await call('PUT', '/Invoices', { Invoices: [invoice] }))).toEqual([
      400,
      expect.stringContaining(message),
    ]);
    expect(names(await call('GET', '/Contacts'))).toEqual([]);
  });

  test('of a draft journal lose the account that it cannot have, with a warning; a posted one is refused', async () => {
    const { call } = await start();
    const journal = (Status: string) => ({
      Narration: 'K-1',
      Status,
      JournalLines: [
        { LineAmount: 10, AccountCode: '800' },
        { LineAmount: -10, AccountCode: '260' },
      ],
    });
    const draft = await call('PUT', '/ManualJournals', journal('DRAFT'));
    expect(draft.body.ManualJournals[0]).toMatchObject({
      Status: 'DRAFT',
      Warnings: [{ Message: expect.stringContaining("Account code '800' has been removed") }],
    });
    expect(draft.body.ManualJournals[0].JournalLines[0].AccountCode).toBeUndefined();
    expect(said(await call('PUT', '/ManualJournals', journal('POSTED')))).toEqual([
      400,
      "Account code '800' is not a valid code for this document.",
    ]);
    const [unpaged] = (await call('GET', '/ManualJournals')).body.ManualJournals;
    const [paged] = (await call('GET', '/ManualJournals?page=1')).body.ManualJournals;
    expect([unpaged.JournalLines, paged.JournalLines.length]).toEqual([undefined, 2]);
  });

  test('under a key are done once, for some minutes; a longer key is refused', async () => {
    let nowMs = Date.now();
    const { call } = await start({ now: () => nowMs });
    const put = (name: string, key: string) =>
      call('PUT', '/Contacts', contact(name), { 'idempotency-key': key });
    const first = await put('Ada', 'k');
    expect((await put('Ada', 'k')).text).toBe(first.text);
    expect(said(await put('Berta', 'k'))).toEqual([
      400,
      'Idempotency Key: k is used with a different request.',
    ]);
    nowMs += 6 * 60_000;
    expect(said(await put('Ada', 'k'))).toEqual([400, expect.stringContaining('already assigned')]);
    expect((await put('Carl', 'k'.repeat(129))).status).toBe(400);
    expect((await put('Carl', 'k'.repeat(128))).status).toBe(200);
  });
});

describe('limits', () => {
  test('of a minute and a day tell how long to wait, and how much is left', async () => {
    let nowMs = Date.now();
    const { call } = await start({ now: () => nowMs, limits: { minute: 2, day: 3 } });
    const first = await call('GET', '/Contacts');
    expect(['x-minlimit-remaining', 'x-daylimit-remaining'].map(name => first.headers.get(name))).toEqual([
      '1',
      '2',
    ]);
    await call('GET', '/Contacts');
    const refused = await call('GET', '/Contacts');
    expect([refused.status, refused.headers.get('x-rate-limit-problem')]).toEqual([429, 'minute']);
    const wait = Number(refused.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    nowMs += wait * 1000;
    expect((await call('GET', '/Contacts')).status).toBe(200);
    const day = await call('GET', '/Contacts');
    expect([day.status, day.headers.get('x-rate-limit-problem')]).toEqual([429, 'day']);
    expect(Number(day.headers.get('retry-after'))).toBeGreaterThan(80_000);
  });

  test('take five calls at once, and tell no time for the sixth', async () => {
    const { xero, call } = await start({ faults: { 'late-commit': 1 }, lateMs: 300 });
    const hanging = Array.from({ length: 5 }, (_, i) =>
      call('PUT', '/Contacts', contact(`Late ${i}`)).catch(() => 'cut'),
    );
    await eventually('five hang', () => xero.struck()['late-commit'] === 5);
    const sixth = await call('GET', '/Contacts');
    expect([
      sixth.status,
      sixth.headers.get('x-rate-limit-problem'),
      sixth.headers.get('retry-after'),
    ]).toEqual([429, 'concurrent', null]);
    expect(await Promise.all(hanging)).toEqual(Array(5).fill('cut'));
    await eventually('a place is free', async () => (await call('GET', '/Contacts')).status === 200);
  });
});

test('answers are lost before and after the record is booked, and broken off, when they are told to be', async () => {
  const { xero, call } = await start({ lateMs: 50, limits: false });
  const put = (name: string) => call('PUT', '/Contacts', contact(name));
  xero.setFaults({ 'lost-before-commit': 1 });
  await expect(put('Before')).rejects.toThrow();
  xero.setFaults({ 'lost-after-commit': 1 });
  await expect(put('After')).rejects.toThrow();
  xero.setFaults({ truncated: 1 });
  await expect(put('Half')).rejects.toThrow();
  xero.setFaults({ 'late-commit': 1 });
  await expect(put('Late')).rejects.toThrow();
  xero.setFaults({ unauthorized: 1 });
  expect((await call('GET', '/Contacts')).status).toBe(401);
  xero.setFaults({ unavailable: 1 });
  expect((await call('GET', '/Contacts')).status).toBe(503);
  xero.setFaults({ throttled: 1 });
  expect((await call('GET', '/Contacts')).headers.get('retry-after')).toBe('1');
  xero.setFaults({});
  expect(names(await call('GET', '/Contacts?order=Name'))).toEqual(['After', 'Half', 'Late']);
});

describe('webhooks', () => {
  type Taken = { firstEventSequence: number; lastEventSequence: number; events: Record<string, string>[] };

  /** Checks signatures as Xero asks for; `answer` spoils the answers to good ones. */
  async function receiver(
    key: string,
    answer: (reply: ServerResponse, n: number) => void = reply => reply.end(),
  ) {
    const taken: Taken[] = [];
    let good = 0;
    const server = createServer(async (request, reply) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const body = Buffer.concat(chunks);
      const wanted = createHmac('sha256', key).update(body).digest('base64');
      if (request.headers['x-xero-signature'] !== wanted) return reply.writeHead(401).end();
      const told = JSON.parse(body.toString()) as Taken;
      if (told.events.length > 0) taken.push(told);
      return answer(reply, ++good);
    });
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    open.unshift({ close: () => server.close() && server.closeAllConnections() });
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/xero?x=1`, taken };
  }

  test('begin when right and wrong signatures were told apart, with an empty answer', async () => {
    const { xero } = await start();
    const { webhookKey } = xero.credentials;
    const failed = async (key: string, answer?: (reply: ServerResponse) => void) =>
      (await xero.registerWebhook((await receiver(key, answer)).url)).why;
    expect(await failed(webhookKey)).toBeUndefined();
    expect(await failed('another')).toBe('Response should be 200, but was 401');
    expect(await failed(webhookKey, reply => reply.end('ok'))).toBe('The response has a body');
    expect(await failed(webhookKey, reply => reply.setHeader('set-cookie', 'a=b').end())).toBe(
      'The response sets cookies',
    );
    const takesAll = await startReceiver();
    open.unshift(takesAll);
    expect(await xero.registerWebhook(takesAll.url)).toEqual({
      status: 'INTENT_TO_RECEIVE_FAILED',
      why: 'Response should be 401, but was 200',
    });
  });

  test('tell contacts and invoices that were made or changed, in sequence, until they are answered well', async () => {
    const { xero, call } = await start({ retryScale: 0.001 });
    const hook = await receiver(xero.credentials.webhookKey, (reply, n) =>
      reply.writeHead(n === 3 ? 500 : 200).end(),
    );
    expect((await xero.registerWebhook(hook.url)).status).toBe('OK');
    const { body } = await call('PUT', '/Contacts', { Contacts: [{ Name: 'Ada' }, { Name: 'Berta' }] });
    const [id] = body.Contacts.map((one: { ContactID: string }) => one.ContactID);
    await eventually('it came again', () => hook.taken.length === 2 && xero.outstandingWebhooks() === 0);
    const [first, again] = hook.taken as [Taken, Taken];
    expect(isDeepStrictEqual(first, again)).toBe(true);
    expect(first).toMatchObject({ firstEventSequence: 1, lastEventSequence: 2 });
    expect(first.events[0]).toEqual({
      resourceUrl: `https://api.xero.com/api.xro/2.0/Contacts/${id}`,
      resourceId: id,
      tenantId: xero.credentials.tenantId,
      tenantType: 'ORGANISATION',
      eventCategory: 'CONTACT',
      eventType: 'CREATE',
      eventDateUtc: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}$/),
    });
    await call('POST', `/Contacts/${id}`, { Contacts: [{ FirstName: 'Ada' }] });
    const third = await eventually('the change comes', () => hook.taken[2]);
    expect(third).toMatchObject({
      firstEventSequence: 3,
      lastEventSequence: 3,
      events: [{ eventType: 'UPDATE' }],
    });
  });

  test('are dropped, doubled and badly signed when they are told to be', async () => {
    const { xero, call } = await start({ retryScale: 0.001 });
    const hook = await receiver(xero.credentials.webhookKey);
    await xero.registerWebhook(hook.url);
    const events = () => hook.taken.map(({ events }) => events.length);
    const during = async (fault: string, name: string, wanted: number[]) => {
      xero.setFaults({ [fault]: 1 });
      await call('PUT', '/Contacts', contact(name));
      await eventually(`${fault} has struck`, () => (xero.struck()[fault] ?? 0) > 0);
      xero.setFaults({});
      await eventuallyIs('events', events, found => isDeepStrictEqual(found, wanted));
    };
    await during('webhook-dropped', 'A', []);
    await during('webhook-duplicated', 'B', [2]);
    // The badly signed delivery was refused, and came again.
    await during('webhook-badly-signed', 'C', [2, 1]);
  });
});
