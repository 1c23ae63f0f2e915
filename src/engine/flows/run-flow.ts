// Runs one flow for one subject: opens both connections, lays the desk, and turns what is thrown into what happens
// next. A subject that cannot be read or made into a document is parked; a system that does not answer means that the
// queue tries again.

import { brokenAnswerCode } from '../../core/broken-answer.ts';
import type { Clock, Deadline } from '../../core/clock.ts';
import { KontorError, toKontorError } from '../../core/errors.ts';
import type { Log } from '../../core/log.ts';
import { reasonOf, throughBoth } from '../../core/redacted.ts';
import type { Connected, Documents, Operation } from '../../models/connector.ts';
import type { Desk, Flow, PostingAnswer } from '../../models/flow.ts';
import { accountProblem, costCenterProblem, type LedgerProblem } from '../../models/ledger-check.ts';
import type { StoredFlow } from '../../store/flows.ts';
import type { Store } from '../../store/open-store.ts';
import type { Posting } from '../../store/posting-rows.ts';
import type { FlowJob } from '../../store/queue.ts';
import type { SharedClock } from '../../store/shared-clock.ts';
import type { OpenConnection, OpenConnections } from '../connections.ts';
import { emptyRow, type Place } from '../postings/drafts.ts';
import { legalMove } from '../postings/moves.ts';
import { postOnce } from '../postings/post-once.ts';

export interface FlowParts {
  store: Store;
  connections: OpenConnections;
  flows: ReadonlyMap<string, Flow>;
  /** Of all processes: what waits in the store is measured with it. */
  clock: SharedClock;
  /** Of this process, for days and signatures. */
  wall: Clock;
  log: Log;
  /** Pauses between two tries of a posting grow up to this. */
  longestPauseMs: number;
  /** Ties the calls made inside `work` to a posting or run. */
  withCalls<T>(
    context: { postingId?: string; runId?: string; sendBefore?: Deadline; probe?: true },
    work: () => Promise<T>,
  ): Promise<T>;
}

/**
 * How long a subject that waits for another is left before Kontor looks again: the longer it has waited, the longer,
 * because each look costs requests against the shop's quota.
 */
const waits = { shortestMs: 3_000, longestMs: 300_000 };

export async function runFlow(job: FlowJob, stored: StoredFlow, parts: FlowParts): Promise<void> {
  const flow = parts.flows.get(stored.flow);
  if (!flow) throw new KontorError('config', 'no-flow', `This Kontor has no flow "${stored.flow}".`);
  const [from, to] = await Promise.all([
    parts.connections.get(stored.fromId),
    parts.connections.get(stored.toId),
  ]);
  const place: Place = {
    connection: to,
    operation: flow.posts,
    flowId: stored.id,
    subjectId: job.subjectId,
    runId: job.runId ?? null,
  };
  const waitIfShut = async () => {
    const shut = [from, to].find(one => one.health.refusal());
    if (shut) await waitFor(shut, flow.businessKey(job.subjectId), from, place, parts);
    return shut !== undefined;
  };
  if (await waitIfShut()) return;
  const desk = layDesk(flow, stored, from, place, parts);
  const work = async () => {
    try {
      const outcome = await flow.run(job.subjectId, desk);
      if (job.placeholderId !== undefined) await parts.store.postings.dropReplayed(job.placeholderId);
      if (outcome.kind === 'not-due')
        await withdraw(flow.businessKey(job.subjectId), from, place, parts, outcome.sentence);
    } catch (thrown) {
      const error = redactOf(from, place).error(thrown);
      // Where people see it, and not as a try of the queue.
      if (error.kind === 'limited' && (await waitIfShut())) return;
      // One that answers what no system should give does so again: a person has to look at it.
      if (error.kind !== 'input' && error.kind !== 'config' && error.code !== brokenAnswerCode) throw error;
      await park(flow.businessKey(job.subjectId), from, place, parts, error);
    }
  };
  await parts.withCalls(job.runId === undefined ? {} : { runId: job.runId }, work);
}

function layDesk(
  flow: Flow,
  stored: StoredFlow,
  from: OpenConnection,
  place: Place,
  parts: FlowParts,
): Desk<unknown, Documents[Operation]> {
  const { store, clock } = parts;
  const shop = shopOf(from);
  const keyOf = (businessKey: string) => `${from.origin}/${businessKey}`;
  const post: Desk<unknown, Documents[Operation]>['post'] = async draft => {
    await checkAccounts(place.connection, draft.document);
    const posting = await postOnce({ ...draft, businessKey: keyOf(draft.businessKey) }, place, {
      postings: store.postings,
      clock,
      wall: parts.wall,
      log: parts.log,
      longestPauseMs: parts.longestPauseMs,
      withCalls: parts.withCalls,
    });
    return answerOf(posting);
  };
  const lookUp = async (operation: string, businessKey: string) => {
    const posting = await store.postings.find(place.connection.id, operation, keyOf(businessKey));
    return posting && answerOf(posting);
  };
  const saw = (kind: 'order' | 'refund' | 'customer', subjectId: string, fingerprint: string) =>
    store.subjects.saw({ flowId: stored.id, kind, subjectId, fingerprint });
  return {
    settings: flow.settings.parse(stored.settings),
    today: () => new Date(parts.wall.now()).toISOString().slice(0, 10),
    async fetchOrder(id, wanted) {
      const order = await shop.fetchOrder(id, wanted);
      if (order) await saw('order', id, order.fingerprint);
      return order;
    },
    async fetchRefunds(orderId) {
      const refunds = await shop.fetchRefunds(orderId);
      await Promise.all(refunds.map(refund => saw('refund', refund.id, refund.fingerprint)));
      return refunds;
    },
    async fetchCustomer(id) {
      const customer = await shop.fetchCustomer(id);
      if (customer) await saw('customer', id, customer.fingerprint);
      return customer;
    },
    post,
    async postOrPark(businessKey, draft) {
      try {
        return await post(draft());
      } catch (thrown) {
        const error = toKontorError(thrown);
        if (error.kind !== 'input' && error.kind !== 'config') throw error;
        return answerOf(await park(businessKey, from, place, parts, error));
      }
    },
    lookUp: businessKey => lookUp(flow.posts, businessKey),
    lookUpPartner: businessKey => lookUp('business-partner', businessKey),
    async wait(businessKey, sentence) {
      const rowFor = (waitMs: number) => ({
        ...emptyRow(place, keyOf(businessKey)),
        reasonCode: 'waits',
        reason: redactOf(from, place).text(sentence),
        nextAt: new Date(clock.now() + waitMs),
      });
      const row = rowFor(waits.shortestMs);
      const posting = await store.postings.open(row);
      if (posting.id === row.id || posting.state !== 'planned') return;
      const age = clock.now() - posting.createdAt.getTime();
      await store.postings.replan(
        posting.id,
        rowFor(Math.min(waits.longestMs, Math.max(waits.shortestMs, age / 2))),
      );
    },
  };
}

function shopOf({ shop }: OpenConnection): NonNullable<Connected['shop']> {
  if (!shop) throw new KontorError('config', 'no-shop', 'The source connection of this flow is not a shop.');
  return shop;
}

/** What is said of a subject may be words of either system. */
const redactOf = (from: OpenConnection, { connection }: Place) => throughBoth(from.redact, connection.redact);

const answerOf = (posting: Posting): PostingAnswer => ({
  state: posting.state,
  documentNumber: posting.documentNumber ?? undefined,
});

/** The subject waits, where people see it, until a connection that is shut is opened again, or the longest pause is over. */
async function waitFor(
  { health }: OpenConnection,
  businessKey: string,
  from: OpenConnection,
  place: Place,
  { store, clock, longestPauseMs }: FlowParts,
): Promise<void> {
  const refusal = health.refusal();
  const nextAt = new Date(clock.now() + (refusal?.retryAfterMs ?? longestPauseMs));
  const row = {
    ...emptyRow(place, `${from.origin}/${businessKey}`),
    reasonCode: 'waits',
    reason: refusal ? redactOf(from, place).text(refusal.message) : null,
    nextAt,
  };
  const posting = await store.postings.open(row);
  if (posting.id !== row.id && posting.state === 'planned') await store.postings.putOff([posting.id], nextAt);
}

/** Stores why the subject cannot be posted. What is booked or on its way already stays as it is. */
async function park(
  businessKey: string,
  from: OpenConnection,
  place: Place,
  parts: FlowParts,
  error: KontorError,
): Promise<Posting> {
  const { postings } = parts.store;
  const reason = reasonOf(error, redactOf(from, place));
  const row = {
    ...emptyRow(place, `${from.origin}/${businessKey}`),
    state: 'parked' as const,
    reasonCode: error.code,
    reason,
  };
  const posting = await postings.open(row);
  if (posting.state === 'accepted') await noteChange(posting, parts);
  if (posting.id === row.id || posting.state !== 'planned') return posting;
  await postings.move({
    id: posting.id,
    ...legalMove('planned', 'parked'),
    at: new Date(parts.clock.now()),
    reasonCode: error.code,
    reason,
  });
  return { ...posting, state: 'parked' };
}

/** A posting that was planned for a subject which is not due (any more) waits without asking again. */
async function withdraw(
  businessKey: string,
  from: OpenConnection,
  place: Place,
  parts: FlowParts,
  sentence: string,
): Promise<void> {
  const { postings } = parts.store;
  const posting = await postings.find(place.connection.id, place.operation, `${from.origin}/${businessKey}`);
  if (posting?.state === 'accepted') await noteChange(posting, parts);
  if (posting?.state !== 'planned') return;
  const reason = redactOf(from, place).text(sentence);
  const row = { ...emptyRow(place, posting.businessKey), reasonCode: 'not-due', reason };
  await postings.replan(posting.id, row);
}

/** What is booked stays booked; that its source has changed since is for people to see. */
async function noteChange(posting: Posting, { store, clock }: FlowParts): Promise<void> {
  if (posting.changedAfterAt === null)
    await store.postings.markChangedAfter(posting.id, new Date(clock.now()));
}

/** Accounts and cost centers of an entry, checked against what the ledger says of them. */
async function checkAccounts({ ledger }: OpenConnection, document: Documents[Operation]): Promise<void> {
  if (!ledger || !('chartOfAccounts' in document)) return;
  const { chartOfAccounts, controllingArea, lines } = document;
  const refuse = (problem: LedgerProblem | undefined, what: string) => {
    if (!problem) return;
    const next = `Have it opened in SAP or name another ${what} in the flow, then replay.`;
    throw new KontorError('input', problem.code, problem.sentence, { next });
  };
  for (const account of new Set(lines.map(line => line.account)))
    refuse(await accountProblem(ledger, chartOfAccounts, account), 'account');
  for (const center of new Set(lines.flatMap(line => line.costCenter ?? [])))
    refuse(await costCenterProblem(ledger, controllingArea, center), 'cost center');
}
