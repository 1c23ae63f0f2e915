// The doctor's short form, before a connection is made and whenever one is tried again: the services that flows and
// unified objects use most, one read of each.
import type { Reason } from '../../core/reasons.ts';
import { say as ofHttp } from '../../http/sentences.ts';
import type { S4Client } from '../../s4/client.ts';
import { examineSystem } from '../../s4/doctor/examine-system.ts';
import type { ServiceName } from '../../s4/documents/known-services.ts';
import { englishOf } from '../kit/said-error.ts';
import { s4HanaWords, say } from './sentences.ts';

const services: readonly ServiceName[] = [
  'salesOrder',
  'businessPartner',
  'glAccount',
  'costCenter',
  'ledgerItem',
  'journalEntry',
];

/** Throws when the logon is refused, or when no service answers; otherwise says which do, and what is to be done. */
export async function checkServices(client: S4Client): Promise<Reason> {
  const examined = await examineSystem(client, { services, brief: true });
  // That there is something under the address of a SOAP service is no answer of it.
  const answering = examined.services.filter(({ state }) => state === 'ok').map(({ title }) => title);
  const { fixes } = examined;
  if (answering.length > 0)
    return fixes.length === 0
      ? say.reason('services-answer', { services: answering })
      : say.reason('services-answer-some', { services: answering, fixes });
  const isDown = examined.services.some(({ state }) => state === 'failing');
  throw say.error(
    'no-service',
    { why: examined.services[0]?.reason ?? '', advice: fixes },
    { also: { ...ofHttp.words.en, ...englishOf(s4HanaWords) }, ...(isDown ? { kind: 'unavailable' } : {}) },
  );
}
