// The services of the system behind a connection, for systems that describe them.
import type { Caller } from '../core/caller.ts';
import type { Connected } from '../models/connector.ts';
import type { Services } from '../models/services.ts';
import { say } from './sentences.ts';

/** Throws `input/no-services`. */
export type ServicesOf = (caller: Caller, connectionId: string) => Promise<Services>;

export function servicesOf(open: (caller: Caller, id: string) => Promise<Connected>): ServicesOf {
  return async (caller, connectionId) => {
    const { services } = await open(caller, connectionId);
    if (services) return services;
    throw say.error('no-services');
  };
}
