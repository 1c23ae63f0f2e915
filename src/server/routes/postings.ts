// Postings.

import { mostCounted, type postingRoutes } from '../../contract/postings.ts';
import { type Speak, shownReason } from '../../core/reasons.ts';
import type { AskedPostings, ListedPosting, PostingInFull } from '../../gateway/postings.ts';
import type { ObjectWrite } from '../../models/access.ts';
import { linesOf } from '../../models/entry-lines.ts';
import { type Handlers, instant, paged, periodOf, type SpeakingGateway, viewOf } from '../handlers.ts';

export function postingHandlers(gateway: SpeakingGateway): Pick<Handlers, keyof typeof postingRoutes> {
  const { postings } = gateway;
  const view = (row: ListedPosting) => postingView(row, gateway);
  return {
    async listPostings({ caller, query }) {
      const { cursor, limit, ...filter } = query;
      const rows = await postings.list(caller.sees, { ...askedOf(filter), after: cursor, limit });
      return paged(rows.map(view), limit);
    },
    async countPostings({ caller, query }) {
      const count = await postings.count(caller.sees, askedOf(query), mostCounted);
      return { count, is_exact: count < mostCounted };
    },
    getPosting: async ({ caller, params }) =>
      postingInFullView(await postings.get(caller.sees, params.id), gateway),
    replayPosting: async ({ caller, params, body }) =>
      view(await postings.replay(caller, params.id, body?.note)),
    settlePosting: async ({ caller, params, body }) => {
      const { note } = body;
      const settlement = body.found
        ? {
            found: true as const,
            documentNumber: body.document_number,
            acceptDifference: body.accept_difference,
            note,
          }
        : { found: false as const, note };
      return view(await postings.settle(caller, params.id, settlement));
    },
    acceptPostingDifference: async ({ caller, params, body }) =>
      view(await postings.acceptDifference(caller, params.id, body.note)),
    closePosting: async ({ caller, params, body }) =>
      view(await postings.close(caller, params.id, body.note)),
  };
}

type Asked = Parameters<Handlers['countPostings']>[0]['query'];

/** The query of a list of postings, as the gateway names it. */
export function askedOf(query: Asked): AskedPostings {
  return {
    flow: query.flow,
    connection: query.connection,
    states: query.state,
    reasonCode: query.reason_code,
    differs: query.differs === 'true',
    ...periodOf(query),
    amountFrom: query.amount_from,
    amountTo: query.amount_to,
    currency: query.currency,
    text: query.text,
    businessKey: query.business_key,
    reference: query.reference,
    of: query.of,
  };
}

export type Words = Pick<SpeakingGateway, 'speak'> & {
  postings: Pick<SpeakingGateway['postings'], 'isQuestion'>;
};

export function postingView(row: ListedPosting, { speak, postings }: Words) {
  return {
    id: row.id,
    flow: row.flowId,
    subject: row.subjectId,
    caller: row.caller,
    idempotency_key: row.idempotencyKey,
    connection: row.connectionId,
    operation: row.operation,
    business_key: row.businessKey,
    state: row.state,
    keep: row.keep,
    version: row.version,
    as_of: instant(row.asOf),
    reference: row.reference,
    document_number: row.documentNumber,
    amount: row.amount,
    currency: row.currency,
    ...shownReason(row.reason, speak),
    is_question: postings.isQuestion(row),
    attempts: row.attempts,
    next_at: instant(row.nextAt),
    changed_after_at: instant(row.changedAfterAt),
    verified_at: instant(row.verifiedAt),
    differs: row.differs,
    difference_accepted_at: instant(row.differenceAcceptedAt),
    read_back: readBackView(row.readBackReason, speak),
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}

function readBackView(reason: PostingInFull['posting']['readBackReason'], speak: Speak) {
  return reason === null ? null : { code: reason.code, params: reason.params, says: speak(reason) };
}

function postingInFullView({ posting, attempts, calls }: PostingInFull, words: Words) {
  return {
    ...postingView(posting, words),
    document: posting.document,
    lines: linesOf(posting.operation, (posting.document as ObjectWrite | null)?.record ?? {}),
    newer: posting.newer?.document ?? null,
    attempt_list: attempts.map(row => ({
      ...viewOf(row),
      ...shownReason(row.reason ?? null, words.speak),
    })),
    calls: calls.map(callView),
  };
}

export function callView(row: PostingInFull['calls'][number]) {
  return {
    ...viewOf(row),
    status: row.status ?? null,
    failure: row.failure ?? null,
    request_body: row.requestBody ?? null,
    response_body: row.responseBody ?? null,
  };
}
