// An S/4HANA system: unified objects are read and written.

import { trimEnd } from '../../core/trim-end.ts';
import type { Send } from '../../http/send.ts';
import { type ConnectorIo, defineConnector } from '../../models/connector.ts';
import { s4Client } from '../../s4/client.ts';
import { clientCertificateOf } from '../../s4/logon/auth.ts';
import { adminSteps } from './admin-steps.ts';
import { checkServices } from './check.ts';
import { examine } from './examine.ts';
import { expiriesOf } from './expiries.ts';
import { forward, repeatablePath } from './forward.ts';
import { s4Objects } from './objects/all.ts';
import { s4HanaWords } from './sentences.ts';
import { services } from './services.ts';
import { german } from './settings.de.ts';
import { type S4HanaSettings, s4HanaSecrets, s4HanaSettings } from './settings.ts';

export const s4Hana = defineConnector({
  name: 's4hana',
  title: 'SAP S/4HANA Cloud',
  settings: s4HanaSettings,
  settingTexts: { de: german },
  secrets: s4HanaSecrets,
  // A host may get another name; which system it is cannot be told from it.
  identity: [],
  origin: systemAt,
  recordBodies: settings => settings.recordBodies,
  limits: settings => ({
    concurrency: settings.concurrency,
    adaptive: true,
    answerMs: settings.timeoutSeconds * 1000,
    quietMs: settings.quietPeriodSeconds * 1000,
    budget:
      settings.requestsPerMinute === undefined
        ? undefined
        : { requests: settings.requestsPerMinute, perMs: 60_000 },
  }),
  tls: settings => ({ ...clientCertificateOf(settings.auth), ca: settings.ca }),
  tunnel: settings => settings.tunnel,
  hosts: ({ baseUrl, auth }) => [baseUrl, ...('tokenUrl' in auth ? [auth.tokenUrl] : [])],
  adminSteps,
  sentences: s4HanaWords,
  expiries: settings => expiriesOf(settings.auth),
  repeatablePath,
  connect(settings, io: { send: Send } & ConnectorIo) {
    const client = s4Client({ ...settings, ...io });
    const { createdByUser, regionCodes, replacedByCategory } = settings;
    return {
      check: () => checkServices(client),
      examine: examiner => examine(client, examiner),
      services: services(client),
      objects: s4Objects(client, { clock: io.clock, createdByUser, regionCodes, replacedByCategory }),
      forward: request => forward(client, trimEnd(settings.baseUrl, '/'), request),
      async close() {},
    };
  },
});

/**
 * Host and client. Of a public cloud the pages stand at the same host without `-api` (S4-01), so both name one system.
 */
function systemAt({ baseUrl, sapClient }: S4HanaSettings): string {
  const host = new URL(baseUrl).host.replace(/-api(\.s4hana\.(?:ondemand\.com|cloud\.sap))$/, '$1');
  return sapClient === undefined ? host : `${host}/${sapClient}`;
}
