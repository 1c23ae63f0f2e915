// A mapping of S/4HANA names its service as the table of known services does.
import type { S4Client } from '../../../s4/client.ts';
import { knownServices, type ServiceName } from '../../../s4/documents/known-services.ts';
import type { Creation } from '../../kit/odata/create.ts';
import type { Mapping } from '../../kit/odata/mapping.ts';

export type S4Mapping = Omit<Mapping<S4Client>, 'system' | 'path'> & { service: ServiceName };
export type S4Creation = Omit<Creation<S4Client>, 'path'> & { service: ServiceName };

export const located = <Of extends { service: ServiceName }>({ service, ...rest }: Of) => ({
  ...rest,
  system: 'S/4HANA',
  path: knownServices[service].path,
});
