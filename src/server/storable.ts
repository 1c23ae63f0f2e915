// Text that no database takes: a NUL, or half of a surrogate pair. It is refused at the door, by name.
import type { FastifyInstance } from 'fastify';
import { KontorError } from '../core/errors.ts';

/** Refuses it in addresses, and in JSON wherever it stands. */
export function refuseUnstorable(app: FastifyInstance): void {
  app.addHook('onRequest', async request => {
    if (/%00/.test(request.url)) throw unstorable('the address');
  });
  app.addHook('preValidation', async request => {
    const place = placeOf(request.body, 'body');
    if (place !== undefined) throw unstorable(place);
  });
}

function unstorable(place: string): KontorError {
  return new KontorError('input', 'bad-text', `The text in ${place} holds a NUL or half a character.`, {
    next: 'Send it as UTF-8 without control characters.',
  });
}

/** Where such a text stands; undefined: nowhere. */
function placeOf(value: unknown, place: string): string | undefined {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed() ? place : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, inner] of Object.entries(value)) {
    const found = placeOf(name, `a name in ${place}`) ?? placeOf(inner, `${place}.${name}`);
    if (found !== undefined) return found;
  }
  return undefined;
}
