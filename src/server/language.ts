// In which language a caller is answered.
import type { FastifyReply, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { type Language, languages, ownLanguage } from '../core/language.ts';

/** The first of `Accept-Language` that Kontor speaks, and otherwise English. */
export const languageOf = ({ headers }: Pick<FastifyRequest, 'headers'>): Language =>
  languages.find(one => one === new Negotiator({ headers }).language([...languages])) ?? ownLanguage;

/** Says in which language the answer is, and that it depends on the request. */
export const sayLanguage = (reply: FastifyReply, language: Language): FastifyReply =>
  reply.header('content-language', language).header('vary', 'accept-language');
