// Refuses a service that is to be locked and that the sandbox does not have: a misspelled name would lock nothing.
import { say } from '../sentences.ts';
import { odataRoot } from './odata-requests.ts';
import { soapRoot } from './soap.ts';
import { soapServices } from './soap-requests.ts';
import type { System } from './system.ts';

/** A part of the address of a service is a name for it, too. Throws `input/unknown-service`. */
export function refuseUnknown(locked: readonly string[], { tables, v4Services }: System): void {
  const served = [
    ...[...tables.models.keys()].map(service => odataRoot + service),
    ...v4Services.map(({ root }) => root),
    ...soapServices().map(service => soapRoot + service),
  ];
  const unknown = locked.find(name => !served.some(address => address.includes(name)));
  if (unknown === undefined) return;
  const services = served.map(address => address.split('/').at(-1)).join(', ');
  throw say.error('unknown-service', { service: unknown, services });
}
