// Whether anything is left to do.
import type { idleRoutes } from '../../contract/idle.ts';
import type { Idle } from '../../engine/idle.ts';
import type { Handlers } from '../handlers.ts';

export function idleHandlers(idle: Pick<Idle, 'wait'>): Pick<Handlers, keyof typeof idleRoutes> {
  return {
    getIdle: ({ caller, query }) => idle.wait(caller.sees, Number.parseInt(query.wait, 10) * 1000),
  };
}
