// What an administrator of S/4HANA Cloud does to let Kontor in, with the scenarios of exactly what is asked for.
import type { AdminStep } from '../../models/connector.ts';
import { type ObjectName, objectModels } from '../../models/objects/all.ts';
import { knownServices, type ServiceName } from '../../s4/documents/known-services.ts';
import { mappings } from './objects/all.ts';
import { creationsOf } from './objects/creations.ts';

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

const users: Record<string, string> = {
  basic: 'Set a password, and keep user name and password for the form.',
  certificate: 'Upload the certificate that Kontor will use (its private key stays in Kontor).',
  'oauth-client-credentials':
    'Set a password, or upload a certificate: user name and password are the client id and client secret.',
  'oauth-saml-bearer': 'Set a password: user name and password are the client id and client secret.',
};

const methods: Record<string, string> = {
  basic: 'User Name and Password',
  certificate: 'SSL Client Certificate',
  'oauth-client-credentials': 'OAuth 2.0',
  'oauth-saml-bearer': 'OAuth 2.0, and enter issuer and signing certificate as OAuth 2.0 identity provider',
};

/** `auth`: the kind of logon; all are told apart in the texts. */
export function adminSteps({ objects, auth }: { objects: readonly string[]; auth: string }): AdminStep[] {
  const wanted = objects.length > 0 ? (objects as ObjectName[]) : (Object.keys(objectModels) as ObjectName[]);
  const services = new Set(wanted.flatMap(servicesOf));
  const byScenario = Map.groupBy(services, name => knownServices[name].scenario);
  const titles = (names: readonly ServiceName[]) => names.map(name => knownServices[name].title).join(', ');
  const arrangements = [...byScenario].flatMap(([scenario, names]): AdminStep[] =>
    scenario === undefined
      ? []
      : [
          {
            title: `Create a communication arrangement for ${scenario}`,
            text: `App "Communication Arrangements": choose the scenario ${scenario}, the communication system and its user. It releases: ${titles(names)}.`,
            scenario,
          },
        ],
  );
  const unpublished = byScenario.get(undefined) ?? [];
  return [
    {
      title: 'Create a communication user',
      text: `App "Maintain Communication Users": create a user for Kontor. ${users[auth] ?? users.basic}`,
    },
    {
      title: 'Create a communication system',
      text: `App "Communication Systems": create a system for Kontor, tick "Inbound Only", and add the user for inbound communication with the method ${methods[auth] ?? methods.basic}.`,
    },
    ...arrangements,
    ...(unpublished.length === 0
      ? []
      : [
          {
            title: 'Create communication arrangements for the other services',
            text: `The scenarios of these are not published; find them in the app "Communication Scenarios" by the service: ${unpublished.map(name => `${technical(name)} (${knownServices[name].title})`).join(', ')}.`,
          },
        ]),
    {
      title: 'Copy the addresses',
      text: `Each arrangement shows the API address of the system (https://my…-api.s4hana.cloud.sap)${auth.startsWith('oauth') ? ', and under "OAuth 2.0 Details" the token address' : ''}. Enter it in the form.`,
    },
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
