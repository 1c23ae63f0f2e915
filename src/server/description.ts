// The description of the API, for programs and for the pages under /docs: built once, when somebody first asks, and sent
// from memory. Anybody may ask, without a key, so it must cost nothing.
import entityTag from 'etag';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendUnder } from './conditional.ts';

type Form = 'json' | 'yaml';
type Kept = Record<Form, { type: string; body: Buffer; etag: string }>;

/** Where it is to be had: the first is ours, the others are of the pages. */
const places: Record<string, Form> = { '/openapi.json': 'json', '/docs/json': 'json', '/docs/yaml': 'yaml' };

/** Answers where it is to be had, and leaves other requests to others. */
export function describedOnce(app: FastifyInstance) {
  let kept: Kept | undefined;
  const build = (): Kept => {
    const keep = (type: string, text: string) => {
      const body = Buffer.from(text);
      return { type, body, etag: entityTag(body) };
    };
    return {
      json: keep('application/json; charset=utf-8', JSON.stringify(app.swagger())),
      yaml: keep('application/x-yaml', app.swagger({ yaml: true })),
    };
  };
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const form = places[request.routeOptions.url ?? ''];
    if (form === undefined) return undefined;
    kept ??= build();
    const { type, body, etag } = kept[form];
    return sendUnder(etag, request, reply.type(type), body);
  };
}
