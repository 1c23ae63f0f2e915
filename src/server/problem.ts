// KontorError → problem JSON (RFC 9457). What is not ours becomes `bug` without its inner workings.
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { brokenAnswerCode } from '../core/broken-answer.ts';
import { errorKinds, isExplained, KontorError, toKontorError } from '../core/errors.ts';
import { type Issue, say as ofFields, problemsOf } from '../core/field-problems.ts';
import { type Language, ownLanguage } from '../core/language.ts';
import type { Log } from '../core/log.ts';
import { type Reason, type Sentences, sentencesOf, speaker } from '../core/reasons.ts';
import { unredactedReason } from '../core/redacted.ts';
import type { Wording } from '../core/sentences.ts';
import { endUnlessRead } from './client-leaves.ts';
import { languageOf, sayLanguage } from './language.ts';
import { typeOf } from './problem-pages.ts';
import { tooLarge } from './request-body.ts';
import { say } from './sentences.ts';

export function sendProblem(
  thrown: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  { log, words }: { log: Log; words: Wording },
): FastifyReply {
  const error = ours(thrown, request);
  const status = statusOf(error, request);
  if (error.kind === 'bug' || error.code === brokenAnswerCode) {
    const { stack } = (error.cause ?? error) as Partial<Error>;
    const more = error.kind === 'bug' ? { stack } : {};
    log.error({ url: request.url, error: String(error.cause ?? error), ...more }, error.message);
  }
  if (error.retryAfterMs !== undefined)
    reply.header('retry-after', String(Math.ceil(error.retryAfterMs / 1000)));
  endUnlessRead(request.raw, reply.raw);
  const { language, says, next } = saidIn(languageOf(request), error, words);
  return sayLanguage(reply, language)
    .code(status)
    .type('application/problem+json')
    .send({
      type: typeOf(error.code, words),
      title: error.code,
      status,
      code: error.code,
      kind: error.kind,
      detail: says,
      ...(next === undefined ? {} : { next }),
      ...(error.params && typeof error.params.said !== 'string' ? { params: error.params } : {}),
      ...(Object.keys(error.details).length > 0 && error.kind !== 'bug'
        ? { details: shownDetails(error.details, words[language]) }
        : {}),
    });
}

/** What is wrong with a field is said in the language of the rest. */
export function shownDetails(
  details: Record<string, unknown>,
  sentences: Sentences,
): Record<string, unknown> {
  const { fields } = details;
  if (!Array.isArray(fields)) return details;
  const shown = fields.map((one: { problem?: string | Reason }) => {
    const { problem } = one;
    return typeof problem === 'object' && problem !== null
      ? { ...one, ...problem, problem: speaker(sentences)(problem) }
      : one;
  });
  return { ...details, fields: shown };
}

/** What has no sentence in the tables is said as it was worded, in English. */
function saidIn(language: Language, error: KontorError, words: Wording) {
  if (!isExplained(error)) {
    const [says, next] = sentencesOf(unredactedReason(error), words[language]);
    return { language, says, next };
  }
  const isWorded = error.params?.said !== undefined || Object.hasOwn(words[language], error.code);
  if (error.params === undefined || !isWorded)
    return { language: ownLanguage, says: error.message, next: error.next };
  const [says, next] = sentencesOf({ code: error.code, params: error.params }, words[language]);
  return { language, says, next };
}

/** Of these it is the other system's answer that is at fault. */
const badAnswers = new Set([brokenAnswerCode, 'answer-too-large']);

function statusOf({ code, kind, details }: KontorError, { caller }: FastifyRequest): number {
  if (code === 'too-large') return 413;
  if (code === 'outdated') return 412;
  if (badAnswers.has(code) || (code === 'answer-lost' && details.failure === 'truncated')) return 502;
  // The caller has not asked for too much: the system behind the connection takes nothing at present.
  if (code === 'limited') return 503;
  // A caller that Kontor let in has the right key: the other system refused.
  if (kind === 'auth' && caller) return 424;
  return errorKinds[kind].status;
}

/** Fastify's own errors (body too large, not JSON, validation) in our words. */
function ours(thrown: unknown, { routeOptions }: FastifyRequest): KontorError {
  if (thrown instanceof KontorError) return thrown;
  const { code, statusCode, validation, message } = thrown as Partial<FastifyError>;
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return tooLarge(routeOptions.bodyLimit);
  if (validation !== undefined) {
    const issues = validation.map(
      ({ keyword, instancePath, message: problem = '', params }): Issue => ({
        ...params,
        code: keyword,
        path: instancePath.slice(1).split('/').filter(Boolean),
        message: problem,
      }),
    );
    const { text, details } = problemsOf(issues, 'body');
    return say.error('bad-request', { text }, { details, also: ofFields.words.en });
  }
  if (statusCode !== undefined && statusCode < 500) {
    return say.error('bad-request', { text: message ?? '' });
  }
  return toKontorError(thrown);
}
