// The routes for pages of other products: asked by a browser across origins, with the token of the page. Whose page it is, `authenticate` checks.
import cors from '@fastify/cors';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Route } from '../contract/route.ts';
import type { Authenticate } from './authenticate.ts';
import { languageOf, sayLanguage } from './language.ts';
import type { OpenRequests } from './open-requests.ts';
import { schemaOf } from './route-schema.ts';

export interface PageParts {
  authenticate: Authenticate;
  inTurn: OpenRequests['inTurn'];
}

/** How each route is answered. */
export type PageAnswers<Routes> = { [Name in keyof Routes]: (request: never) => Promise<unknown> };

export async function allowPages(app: FastifyInstance): Promise<void> {
  // A browser asks first, without the token: which page may ask is seen when it comes with it.
  await app.register(cors, {
    origin: true,
    methods: ['GET', 'POST'],
    exposedHeaders: ['retry-after'],
    maxAge: 600,
  });
}

export function addPageRoutes<Routes extends Record<string, Route>>(
  app: FastifyInstance,
  routes: Routes,
  answers: PageAnswers<Routes>,
  { authenticate, inTurn }: PageParts,
): void {
  for (const [name, route] of Object.entries(routes)) {
    const answer = answers[name] as (request: FastifyRequest) => Promise<unknown>;
    app.route({
      method: route.method,
      url: route.path,
      exposeHeadRoute: false,
      schema: schemaOf(name, route),
      onRequest: (request, reply) => authenticate(request, reply, route),
      handler: (request, reply) => {
        sayLanguage(reply, languageOf(request)).code(route.status);
        return inTurn(request, reply, () => answer(request));
      },
    });
  }
}
