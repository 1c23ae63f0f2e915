// The ports of what Kontor does: postings, runs, examinations, requests with a key, and the audit trail.
import { randomUUID } from 'node:crypto';
import { newId } from '../../src/core/ids.ts';
import type { RedactedInside } from '../../src/core/redacted.ts';
import { postingDraft } from '../posting-draft.ts';
import { actor, type Owner } from './place.ts';
import type { Ports } from './port.ts';
import { said } from './record-ports.ts';
import { inAnHour, textIn } from './settings-ports.ts';

export const postingOf = (owner: Owner, name: string) =>
  postingDraft({
    id: newId('posting'),
    connectionId: owner.target,
    system: `x:${owner.scope.tenant}:target`,
    businessKey: `orders/${name}`,
    subjectId: name,
    document: { name },
  });

export const workPorts: Ports = {
  postings: {
    add: async (store, owner, name) => (await store.postings.open(postingOf(owner, name))).id,
    list: ({ postings }, scope, page) => postings.list(scope, page),
    get: ({ postings }, scope, id) => postings.get(scope, id),
    again: 'the same row',
    async texts({ postings }, owner, text) {
      const document = { [text]: text };
      const draft = { ...postingOf(owner, text), document, basis: text, reference: text, reason: said(text) };
      const asker = { flowId: null, subjectId: null, caller: text, idempotencyKey: text };
      const { id } = await postings.open({ ...draft, ...asker });
      const found = await postings.get(owner.scope, id);
      const [[key, value] = []] = Object.entries(found?.document ?? {});
      const { caller, idempotencyKey, reference, basis, reason } = found ?? {};
      return { key, value, caller, idempotencyKey, reference, basis, reason: reason?.params.said };
    },
    kept: {
      kind: 'documents',
      async addAt({ first: { postings } }, owner, name, at) {
        const { id } = await postings.open({ ...postingOf(owner, name), state: 'sent' });
        await postings.move({ id, from: 'sent', to: 'accepted', at, documentNumber: name });
        return id;
      },
      isThere: async ({ postings }, owner, id) => {
        const found = await postings.get(owner.scope, id);
        // That it was posted is never forgotten.
        if (found?.state !== 'accepted') throw new Error(`${id} is ${found?.state}.`);
        return found.document !== null;
      },
    },
  },

  runs: {
    add: ({ runs }, { source }, name) =>
      runs.begin({ connectionId: source, flowId: name, trigger: 'manual', leasedUntil: inAnHour() }),
    list: ({ runs }, scope, page) => runs.list(scope, page),
    async texts({ runs }, { source }, text) {
      const id = await runs.begin({ connectionId: source, trigger: 'manual', leasedUntil: inAnHour() });
      await runs.end(id, { outcome: 'failed', found: 0, missedByWebhook: 0, error: said(text) });
      return { error: (await runs.get(id))?.error?.params.said };
    },
    kept: {
      kind: 'events',
      async addAt({ first: { runs }, client }, { source }, _name, at) {
        const id = await runs.begin({ connectionId: source, trigger: 'manual', leasedUntil: inAnHour() });
        await runs.end(id, { outcome: 'succeeded', found: 0, missedByWebhook: 0 });
        await client.query('update runs set ended_at = $1 where id = $2', [at, id]);
        return id;
      },
      isThere: async ({ runs }, _owner, id) => (await runs.get(id)) !== undefined,
    },
  },

  examinations: {
    add: async ({ examinations }, { source }) => (await examinations.begin(source, inAnHour())).id,
    get: ({ examinations }, scope, id, { source }) => examinations.get(scope, source, id),
    again: 'the same row',
    async texts({ examinations }, owner, text) {
      const { id } = await examinations.begin(owner.source, inAnHour());
      const services = [{ text }] as unknown as RedactedInside<object[]>;
      await examinations.end(id, { outcome: 'failed', services, fixes: [said(text)], error: said(text) });
      const found = await examinations.get(owner.scope, owner.source, id);
      const [service] = (found?.services ?? []) as { text: string }[];
      const [fix] = found?.fixes ?? [];
      return { service: service?.text, fix: fix?.params.said, error: found?.error?.params.said };
    },
    kept: {
      kind: 'events',
      async addAt({ first: { examinations }, client }, { source }, _name, at) {
        const { id } = await examinations.begin(source, inAnHour());
        const services = [] as unknown as RedactedInside<object[]>;
        await examinations.end(id, { outcome: 'succeeded', services, fixes: [], error: undefined });
        await client.query('update examinations set ended_at = $1 where id = $2', [at, id]);
        return id;
      },
      isThere: async ({ examinations }, { scope, source }, id) =>
        (await examinations.get(scope, source, id)) !== undefined,
    },
  },

  idempotencyKeys: {
    async add({ idempotencyKeys }, { source }, key) {
      await idempotencyKeys.begin({ connectionId: source, key, requestHash: 'h', sentAt: new Date() });
      return key;
    },
    async texts({ idempotencyKeys }, { source: connectionId }, key) {
      const asked = { connectionId, key, requestHash: 'h', sentAt: new Date() };
      await idempotencyKeys.begin(asked);
      const headers = { [key]: key };
      await idempotencyKeys.answered({ connectionId, key, status: 200, headers, body: null });
      const found = await idempotencyKeys.begin(asked);
      const [[name, value] = []] = Object.entries(found?.headers ?? {});
      return { key: found?.key, name, value };
    },
    kept: {
      kind: 'documents',
      async addAt({ first: { idempotencyKeys } }, { source: connectionId }, name, sentAt) {
        const key = `${name}-${randomUUID()}`;
        await idempotencyKeys.begin({ connectionId, key, requestHash: 'h', sentAt });
        const body = Buffer.from('answer');
        await idempotencyKeys.answered({ connectionId, key, status: 200, headers: {}, body });
        return key;
      },
      isThere: async ({ idempotencyKeys }, { source }, key) => {
        const asked = { connectionId: source, key, requestHash: 'h', sentAt: new Date() };
        const found = await idempotencyKeys.begin(asked);
        // That it was sent is never forgotten.
        if (found?.state !== 'answered') throw new Error(`${key} is ${found?.state}.`);
        return found.body !== null;
      },
    },
  },

  audit: {
    async add({ writeAudited, audit }, { scope }, subject) {
      const entry = { tenant: scope.tenant, action: 'test.made', subject };
      await writeAudited(actor, async () => ({ answer: undefined, entry }));
      return String((await audit.list(scope, { subject, limit: 1 }))[0]?.seq);
    },
    list: async ({ audit }, scope, { after, limit }) => {
      const before = after === undefined ? undefined : Number(after);
      return (await audit.list(scope, { before, limit })).map(row => ({ ...row, id: String(row.seq) }));
    },
    async texts({ writeAudited, audit }, { scope }, text) {
      const entry = { tenant: scope.tenant, action: text, subject: text, before: { text }, after: { text } };
      await writeAudited({ id: text, name: text }, async () => ({ answer: undefined, entry }));
      const [found] = await audit.list(scope, { subject: text, limit: 1 });
      const { action, subject, before, after, actor: by } = found ?? {};
      return { action, subject, before: textIn(before), after: textIn(after), id: by?.id, name: by?.name };
    },
  },
};
