// The routes that the gateway answers: each under the name that the contract gives it, for callers of either language.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Route } from '../contract/route.ts';
import { type RouteName, routes } from '../contract/routes.ts';
import type { Caller } from '../core/caller.ts';
import { type IfMatch, ifMatchOf } from '../core/if-match.ts';
import type { Language } from '../core/language.ts';
import type { Log } from '../core/log.ts';
import { speaker } from '../core/reasons.ts';
import type { Idle } from '../engine/idle.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { type Authenticate, permit } from './authenticate.ts';
import { checkByContract } from './by-contract.ts';
import { hasLeft } from './client-leaves.ts';
import { addCsv, type Page } from './csv-routes.ts';
import type { Handlers, SpeakingGateway } from './handlers.ts';
import { languageOf, sayLanguage } from './language.ts';
import { addObjects } from './object-routes.ts';
import type { OpenRequests } from './open-requests.ts';
import type { OwnAddress } from './own-address.ts';
import { schemaOf } from './route-schema.ts';
import { auditHandlers } from './routes/audit.ts';
import { bulkPlanHandlers } from './routes/bulk-plans.ts';
import { changeRequestHandlers } from './routes/change-requests.ts';
import { connectSessionHandlers } from './routes/connect-sessions.ts';
import { connectionHandlers } from './routes/connections.ts';
import { destinationHandlers } from './routes/destinations.ts';
import { eventHandlers } from './routes/events.ts';
import { examinationHandlers } from './routes/examinations.ts';
import { findHandlers } from './routes/find.ts';
import { flowDifferenceHandlers } from './routes/flow-differences.ts';
import { flowPreviewHandlers } from './routes/flow-previews.ts';
import { flowHandlers } from './routes/flows.ts';
import { idleHandlers } from './routes/idle.ts';
import { installationHandlers } from './routes/installation.ts';
import { objectKindHandlers } from './routes/object-kinds.ts';
import { orderBoardHandlers } from './routes/order-board.ts';
import { postingHandlers } from './routes/postings.ts';
import { restoreHandlers } from './routes/restores.ts';
import { runHandlers } from './routes/runs.ts';
import { seriesHandlers } from './routes/series.ts';
import { sessionHandlers } from './routes/sessions.ts';
import { setAsideHandlers } from './routes/set-aside.ts';
import { storyHandlers } from './routes/stories.ts';
import { tenantHandlers } from './routes/tenants.ts';
import { widgetTokenHandlers } from './routes/widget-tokens.ts';
import { addTail, type TailLimits } from './tail-route.ts';

export interface ApiParts {
  authenticate: Authenticate;
  inTurn: OpenRequests['inTurn'];
  tails: TailLimits;
  own: OwnAddress;
  /** The address of a page on which a person signs in. */
  signInUrl(token: string): string;
  gateway: Gateway;
  idle: Pick<Idle, 'wait'>;
  log: Log;
}

export function addApi(app: FastifyInstance, options: ApiParts): void {
  const { authenticate, inTurn, gateway, own, log } = options;
  checkByContract(app);
  const speaking = (language: Language): SpeakingGateway => {
    const sentences = gateway.words[language];
    return { ...gateway, language, sentences, speak: speaker(sentences) };
  };
  const speakingIn = { en: speaking('en'), de: speaking('de') };
  addObjects(app, { ...gateway, wordsIn: speakingIn, authenticate, inTurn, own, log });
  addTail(app, { tail: gateway.tail, wordsIn: speakingIn, authenticate, tails: options.tails });
  const handlersIn = { en: handlersOf(speakingIn.en, options), de: handlersOf(speakingIn.de, options) };
  for (const [name, route] of Object.entries(routes) as [RouteName, Route][]) {
    app.route({
      method: route.method,
      url: route.path,
      schema: schemaOf(name, route),
      onRequest: (request, reply) => authenticate(request, reply, route),
      async handler(request, reply) {
        const { caller, params, query, body } = request as FastifyRequest<{
          Params: never;
          Querystring: never;
          Body: never;
        }>;
        const language = languageOf(request);
        sayLanguage(reply, language).code(route.status);
        const known = caller as Caller;
        const ifMatch = ifMatchOf(request.headers['if-match']);
        const asked = { params, query, body, ifMatch };
        const answer = await inTurn(request, reply, () =>
          gateway.changeRequests.runOrRequest(known, { operation: name, ...asked }, () =>
            (handlersIn[language][name] as Handler)({
              caller: known,
              ...asked,
              hasLeft: () => hasLeft(reply.raw),
            }),
          ),
        );
        const { etag } = answer as { etag?: string };
        if (etag !== undefined) reply.header('etag', `"${etag}"`);
        return answer;
      },
    });
    if (route.csv)
      addCsv(app, options, route, async (request, query, hasLeft) => {
        const { caller, params } = request as FastifyRequest<{ Params: never }>;
        const list = handlersIn[languageOf(request)][name] as Handler;
        return (await list({ caller: caller as Caller, params, query, body: undefined, hasLeft })) as Page;
      });
  }
}

/** What each route does, for callers of one language. */
function handlersOf(gateway: SpeakingGateway, options: ApiParts): Handlers {
  const handlers: Handlers = {
    ...tenantHandlers(gateway),
    ...connectionHandlers(gateway),
    ...examinationHandlers(gateway),
    ...objectKindHandlers(gateway),
    ...orderBoardHandlers(gateway),
    ...connectSessionHandlers(gateway),
    ...widgetTokenHandlers(gateway),
    ...destinationHandlers(gateway),
    ...flowHandlers(gateway),
    ...flowPreviewHandlers(gateway),
    ...flowDifferenceHandlers(gateway),
    ...postingHandlers(gateway),
    ...bulkPlanHandlers(gateway),
    ...storyHandlers(gateway),
    ...findHandlers(gateway),
    ...eventHandlers(gateway),
    ...seriesHandlers(gateway),
    ...auditHandlers(gateway),
    ...sessionHandlers(gateway, options.signInUrl),
    ...runHandlers(gateway),
    ...restoreHandlers(gateway),
    ...setAsideHandlers(gateway),
    ...idleHandlers(options.idle),
    ...installationHandlers(gateway),
    ...changeRequestHandlers(gateway, {
      permit: (caller, operation) => permit(caller, routes[operation as RouteName]),
      carryOut: (caller, { operation, ...request }) =>
        (handlers[operation as RouteName] as Handler)({ caller, ...request, hasLeft: () => false }),
    }),
  };
  return handlers;
}

type Handler = (request: {
  caller: Caller;
  params: unknown;
  query: unknown;
  body: unknown;
  ifMatch?: IfMatch;
  hasLeft(): boolean;
}) => Promise<unknown>;
