// Whatever a system answers, it can be recorded: a text that the database does not take ends the recording of nobody.
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { createTestPlace } from '../../test/databases.ts';
import { postingDraft } from '../../test/posting-draft.ts';
import type { Call } from '../core/call.ts';
import { everyTenant } from '../core/caller.ts';
import { systemClock } from '../core/clock.ts';
import { silentLog } from '../core/log.ts';
import { fromCaller } from '../core/redacted.ts';
import { storable } from '../core/storable.ts';
import { recorded } from '../http/record.ts';
import { redactor } from '../http/redact.ts';
import type { HttpReply } from '../http/send.ts';
import { openStore, type Store } from './open-store.ts';
import type { PostingDraftRow } from './posting-rows.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function openPlace(): Promise<Store> {
  const place = await createTestPlace();
  const store = await openStore({ folder: place.folder, databaseUrl: place.databaseUrl, log: silentLog });
  closing.push(async () => {
    await store.close();
    await place.remove();
  });
  return store;
}

const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc
    .array(fc.constantFrom('😀', '\0', '\ud83d', '\ude00', '\\u0000', '"', 'a'), { maxLength: 80 })
    .map(parts => parts.join('')),
);

test('any answer of a system is recorded, wherever it is cut, and so are those around it', async () => {
  const store = await openPlace();
  await fc.assert(
    fc.asyncProperty(
      nasty,
      nasty,
      nasty,
      fc.nat(40),
      fc.boolean(),
      async (text, name, url, bodyLimit, ofPosting) => {
        const connectionId = `con_${Math.random()}`;
        const send = recorded(
          async (): Promise<HttpReply> => ({ status: 500, headers: { [name]: text }, text }),
          {
            connectionId,
            redact: redactor(['secret-value']),
            bodies: 'all',
            bodyLimit,
            readBodyLimit: bodyLimit,
            clock: systemClock,
            write(call: Call) {
              store.calls.write(ofPosting ? { ...call, postingId: `pst_${connectionId}` } : call);
            },
          },
        );
        await send({ method: 'POST', url: `http://a/${url}`, headers: { [text]: name }, body: text });
        await send({ method: 'GET', url: 'http://a/neighbour' });
        await store.calls.settled();
        const found = ofPosting
          ? await store.calls.ofPosting(`pst_${connectionId}`)
          : await store.calls.ofConnection(everyTenant, connectionId, { limit: 10 });
        expect(found.map(call => call.url).sort()).toEqual(
          [storable(`http://a/${url}`), 'http://a/neighbour'].sort(),
        );
        if (text.length <= bodyLimit)
          expect(found.find(call => call.method === 'POST')?.responseBody).toBe(storable(text));
      },
    ),
    { seed: 3, numRuns: 60 },
  );
});

test('a reason, a message and a document with any text are stored, in every way that leads into the database', async () => {
  const store = await openPlace();
  await fc.assert(
    fc.asyncProperty(nasty.map(fromCaller), async text => {
      const id = `pst_${Math.random()}`;
      const reason = { code: 'said', params: { said: text } };
      const row = postingDraft({ id, businessKey: `orders/${id}`, document: { [text]: text }, reason });
      expect(await store.postings.open(row)).toMatchObject({ id });
      const plan: Partial<PostingDraftRow> = { ...row };
      delete plan.id;
      delete plan.requestId;
      expect(await store.postings.replan(id, plan as Omit<PostingDraftRow, 'id' | 'requestId'>)).toBe(true);
      const at = new Date();
      const attempt = {
        id: 'att_1',
        kind: 'post' as const,
        outcome: 'rejected',
        reason,
        startedAt: at,
        endedAt: at,
      };
      expect(await store.postings.move({ id, from: 'planned', to: 'rejected', at, reason, attempt })).toBe(
        true,
      );
      expect((await store.postings.get(everyTenant, id))?.reason?.params.said).toBe(storable(text));
      expect((await store.postings.attemptsOf(id))[0]?.reason?.params.said).toBe(storable(text));
      const run = await store.runs.begin({ connectionId: 'con_1', trigger: 'manual', leasedUntil: at });
      await store.runs.end(run, { outcome: 'failed', found: 0, missedByWebhook: 0, error: reason });
      expect((await store.runs.get(run))?.error?.params.said).toBe(storable(text));
    }),
    { seed: 5, numRuns: 40 },
  );
});
