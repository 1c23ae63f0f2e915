// Whether anything is left to do.
import type { idleRoutes } from '../../contract/idle.ts';
import type { Desks, Handlers } from '../handlers.ts';

export function idleHandlers({ idle }: Desks): Pick<Handlers, keyof typeof idleRoutes> {
  return {
    getIdle: ({ caller, query }) => idle.wait(caller.sees, Number.parseInt(query.wait, 10) * 1000),
  };
}
