// The sets of the V2 services that this connector uses.
import type { S4Client } from '../../s4/client.ts';
import type { EntitySetClient } from '../../s4/odata/entity-set.ts';
import { openService } from '../../s4/odata/service.ts';

export type SetOf = (service: string, set: string) => Promise<EntitySetClient>;

/** A service's metadata is fetched for the first request to it and kept for all others. */
export function setsOf(client: S4Client): SetOf {
  return async (service, set) => (await openService(client, `/sap/opu/odata/sap/${service}`)).set(set);
}
