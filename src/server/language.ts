// In which language a caller is answered.
import type { FastifyReply, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { type Language, languages, ownLanguage } from '../core/language.ts';

/** The first of `Accept-Language` that Kontor speaks, and otherwise English. */
export const languageOf = ({ headers }: Pick<FastifyRequest, 'headers'>): Language =>
  (new Negotiator({ headers }).language([...languages]) as Language | undefined) ?? ownLanguage;

/** Says in which language the answer is, and that it depends on the request, besides what it depends on already. */
export function sayLanguage(reply: FastifyReply, language: Language): FastifyReply {
  const on = String(reply.getHeader('vary') ?? '');
  if (!on.includes('accept-language'))
    reply.header('vary', on === '' ? 'accept-language' : `${on}, accept-language`);
  return reply.header('content-language', language);
}
