// What an administrator of S/4HANA Cloud does to let Kontor in, with the scenarios of exactly what is asked for.
import type { Reason } from '../../core/reasons.ts';
import type { AdminStep } from '../../models/connector.ts';
import { type ObjectName, objectModels } from '../../models/objects/all.ts';
import { knownServices, type ServiceName } from '../../s4/documents/known-services.ts';
import { titleOf } from '../../s4/documents/service-titles.ts';
import { mappings } from './objects/all.ts';
import { creationsOf } from './objects/creations.ts';
import { say } from './sentences.ts';

/** Besides the service that an object is read from: what checking and writing it needs. */
const besides: { [Name in ObjectName]?: ServiceName[] } = {
  'sales-orders': ['salesOrderSimulation'],
  deliveries: ['salesOrder'],
  invoices: ['billingDocumentV4', 'outboundDelivery'],
  'journal-entries': ['journalEntry', 'glAccount', 'costCenter', 'companyCode'],
  'purchase-orders': ['materialDocument', 'supplierInvoice'],
  'goods-movements': ['purchaseOrder'],
  // Stock bears no stamp: its movements say what has changed.
  stock: ['materialDocument'],
  'supplier-invoices': ['purchaseOrder'],
};

/** Other kinds of logon are set up as the first. */
const users: Record<string, Reason> = {
  basic: say.reason('user-basic'),
  certificate: say.reason('user-certificate'),
  'oauth-client-credentials': say.reason('user-oauth-client-credentials'),
  'oauth-saml-bearer': say.reason('user-oauth-saml-bearer'),
};

const methods: Record<string, Reason> = {
  basic: say.reason('method-basic'),
  certificate: say.reason('method-certificate'),
  'oauth-client-credentials': say.reason('method-oauth-client-credentials'),
  'oauth-saml-bearer': say.reason('method-oauth-saml-bearer'),
};

/** `auth`: the kind of logon; all are told apart in the texts. */
export function adminSteps({ objects, auth }: { objects: readonly string[]; auth: string }): AdminStep[] {
  const wanted = objects.length > 0 ? (objects as ObjectName[]) : (Object.keys(objectModels) as ObjectName[]);
  const services = new Set(wanted.flatMap(servicesOf));
  const byScenario = Map.groupBy(services, name => knownServices[name].scenario);
  const arrangements = [...byScenario].flatMap(([scenario, names]): AdminStep[] =>
    scenario === undefined
      ? []
      : [{ ...say.reason('create-arrangement-for', { scenario, services: names.map(titleOf) }), scenario }],
  );
  const unpublished = (byScenario.get(undefined) ?? []).map(name =>
    say.reason('service-by-name', { name: technical(name), service: titleOf(name) }),
  );
  return [
    say.reason('create-user', { logon: users[auth] ?? say.reason('user-basic') }),
    say.reason('create-system', { method: methods[auth] ?? say.reason('method-basic') }),
    ...arrangements,
    ...(unpublished.length === 0 ? [] : [say.reason('create-other-arrangements', { services: unpublished })]),
    auth.startsWith('oauth') ? say.reason('copy-addresses') : say.reason('copy-address'),
  ];
}

function servicesOf(name: ObjectName): ServiceName[] {
  if (!(name in mappings)) return [];
  const creations = creationsOf({});
  const creation = name in creations ? [creations[name as keyof typeof creations].service] : [];
  return [mappings[name as keyof typeof mappings].service, ...creation, ...(besides[name] ?? [])];
}

/** The last part of the path that says something. */
const technical = (name: ServiceName): string =>
  knownServices[name].path.split('/').findLast(part => !/^\d+$/.test(part)) ?? name;
