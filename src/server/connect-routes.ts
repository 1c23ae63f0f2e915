// What a connect form asks from a web page, with the token of its session.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { connectRoutes } from '../contract/connect-sessions.ts';
import type { Caller } from '../core/caller.ts';
import { shownReason, speaker } from '../core/reasons.ts';
import type { Wording } from '../core/sentences.ts';
import type { ConnectForm } from '../gateway/connect-sessions.ts';
import { languageOf } from './language.ts';
import { addPageRoutes, type PageParts } from './page-routes.ts';
import { connectorView } from './routes/connect-sessions.ts';
import { checkView } from './routes/connections.ts';

type Asked = FastifyRequest<{
  Querystring: { auth: string };
  Body: { settings: Record<string, unknown> };
}>;

export function addConnect(
  app: FastifyInstance,
  { form, words, ...parts }: PageParts & { form: ConnectForm; words: Wording },
): void {
  const sessionOf = ({ caller }: Asked) => form.session(caller as Caller);
  const answers = {
    async readConnectForm(request: Asked) {
      const session = await sessionOf(request);
      const language = languageOf(request);
      return {
        connector: connectorView(form.describe(session, request.query.auth, language), words[language]),
        ...(await form.known(request.caller as Caller, session)),
        connection: session.connectionId,
        return_origin: session.returnOrigin,
        expires_at: session.expiresAt.toISOString(),
      };
    },
    checkConnectForm: async (request: Asked) =>
      checkView(
        await form.check(request.caller as Caller, await sessionOf(request), request.body.settings),
        words[languageOf(request)],
      ),
    async finishConnectForm(request: Asked) {
      const session = await sessionOf(request);
      const made = await form.finish(request.caller as Caller, session, request.body.settings);
      const { id, name, status, message } = made;
      const said = shownReason(message, speaker(words[languageOf(request)]), 'message');
      return { connection: id, name, status, ...said, return_origin: session.returnOrigin };
    },
  };
  addPageRoutes(app, connectRoutes, answers, parts);
}
