// What a connect form asks from a web page: with the token of its session, from the page that the session names, or from Kontor's own inside it.
import cors from '@fastify/cors';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { connectRoutes } from '../contract/connect-sessions.ts';
import type { Route } from '../contract/route.ts';
import type { Caller } from '../core/caller.ts';
import { shownReason, speaker } from '../core/reasons.ts';
import type { Wording } from '../core/sentences.ts';
import type { ConnectForm } from '../gateway/connect-sessions.ts';
import type { Authenticate } from './authenticate.ts';
import { languageOf, sayLanguage } from './language.ts';
import type { OpenRequests } from './open-requests.ts';
import type { OwnAddress } from './own-address.ts';
import { schemaOf } from './route-schema.ts';
import { connectorView } from './routes/connect-sessions.ts';
import { checkView } from './routes/connections.ts';
import { say } from './sentences.ts';

type Name = keyof typeof connectRoutes;
type RequestedOperation = FastifyRequest<{
  Querystring: { auth: string };
  Body: { settings: Record<string, unknown> };
}>;

export async function addConnect(
  app: FastifyInstance,
  {
    form,
    words,
    authenticate,
    inTurn,
    own,
  }: {
    form: ConnectForm;
    words: Wording;
    authenticate: Authenticate;
    inTurn: OpenRequests['inTurn'];
    own: Pick<OwnAddress, 'isOfOwnPage'>;
  },
): Promise<void> {
  // A browser asks first, without the token: which page may ask is seen when it comes with it.
  await app.register(cors, { origin: true, methods: ['GET', 'POST'], maxAge: 600 });

  const answers: Record<Name, (request: RequestedOperation) => Promise<unknown>> = {
    async readConnectForm(request) {
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
    checkConnectForm: async request =>
      checkView(
        await form.check(request.caller as Caller, await sessionOf(request), request.body.settings),
        words[languageOf(request)],
      ),
    async finishConnectForm(request) {
      const session = await sessionOf(request);
      const made = await form.finish(request.caller as Caller, session, request.body.settings);
      const { id, name, status, message } = made;
      const said = shownReason(message, speaker(words[languageOf(request)]), 'message');
      return { connection: id, name, status, ...said, return_origin: session.returnOrigin };
    },
  };
  /** Programs name no origin. Kontor's own page shows the form only inside the page that the session names. */
  const sessionOf = async (request: RequestedOperation) => {
    const { origin } = request.headers;
    const session = await form.session(request.caller as Caller);
    const { returnOrigin } = session;
    if (origin === undefined || origin === returnOrigin || own.isOfOwnPage(request)) return session;
    throw say.error('foreign-origin', { returnOrigin });
  };

  for (const [name, route] of Object.entries(connectRoutes) as [Name, Route][]) {
    app.route({
      method: route.method,
      url: route.path,
      exposeHeadRoute: false,
      schema: schemaOf(name, route),
      onRequest: (request, reply) => authenticate(request, reply, route),
      handler: (request, reply) => {
        sayLanguage(reply, languageOf(request)).code(route.status);
        return inTurn(request, reply, () => answers[name](request as RequestedOperation));
      },
    });
  }
}
