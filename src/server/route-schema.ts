// What Fastify is told of a route of the contract: it validates by that, and describes the route with it.
import type { FastifySchema } from 'fastify';
import { z } from 'zod';
import { problem, type Route } from '../contract/route.ts';
import { type ObjectName, objectNames } from '../models/objects/all.ts';

export function schemaOf(name: string, route: Route): FastifySchema {
  const statuses = [route.status, ...(route.also ?? [])];
  return {
    operationId: name,
    summary: route.summary,
    ...(route.needs === 'nothing' ? { security: [] } : {}),
    tags: [tagOf(route)],
    ...(route.params ? { params: route.params } : {}),
    // A misspelled parameter is named, and not ignored.
    querystring: (route.query ?? z.object({})).strict(),
    ...(route.headers ? { headers: route.headers } : {}),
    ...(route.body ? { body: route.body } : {}),
    response: {
      ...Object.fromEntries(statuses.map(status => [status, route.answer])),
      default: problem,
    },
  };
}

/** What a route is about: the first word of its path, or the object of a connection. */
export function tagOf({ path }: Pick<Route, 'path'>): string {
  const [, , thing = '', , object] = path.split('/');
  return objectNames.includes(object as ObjectName) ? (object as string) : thing;
}
