// HTTP around the finance SOAP services: one that answers, and two that only take a message and work it off later.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Answer, aboutOf, type FaultInjector } from './fault-injection.ts';
import { SapFault } from './sap-fault.ts';
import type { Reconciliation } from './soap.ts';
import {
  bookMessage,
  faultEnvelope,
  parseClearings,
  parseEnvelope,
  parsePostings,
  processingError,
  SoapFault,
  soapRoot,
} from './soap.ts';
import type { System } from './system.ts';

const xml = { 'content-type': 'text/xml; charset=utf-8' };

interface Context {
  system: System;
  faults: FaultInjector;
  /** Does work a while later, as SAP does with messages that it has only taken. */
  later(work: () => void): void;
  now(): number;
}

/** Reads the message, throws SoapFault, and answers what carries it out. */
type SoapService = (text: string, context: Context) => () => Answer;

const services: Record<string, SoapService> = {
  journalentrycreaterequestconfi(text, { system, now }) {
    const postings = parsePostings(parseEnvelope(text, now()), reconciliationOf(system));
    return () => ({ status: 200, headers: xml, body: bookMessage(postings, system.ledger) });
  },
  journalentrybulkcreationreques(text, { system, later, now }) {
    const message = parseEnvelope(text, now());
    const postings = parsePostings(message, reconciliationOf(system));
    return taken(message.addressedAs, later, () => {
      for (const posting of postings) quietly(() => system.ledger.book(posting));
    });
  },
  journalentrybulkclearingreques(text, { system, later, now }) {
    const message = parseEnvelope(text, now());
    const clearings = parseClearings(message);
    return taken(message.addressedAs, later, () => {
      for (const clearing of clearings) quietly(() => system.ledger.clear(clearing));
    });
  },
};

/** Their paths below the root of SOAP services. */
export const soapServices = (): string[] => Object.keys(services);

export async function answerSoap(
  request: FastifyRequest,
  reply: FastifyReply,
  context: Context,
): Promise<FastifyReply> {
  const [path = ''] = request.url.slice(soapRoot.length).split('?');
  const service = Object.hasOwn(services, path) ? services[path] : undefined;
  if (!service)
    return reply
      .code(404)
      .headers(xml)
      .send(faultEnvelope('Client', `No service ${path}`));
  if (request.method !== 'POST') return reply.code(405).headers(xml).send('');
  let carryOut: () => Answer;
  try {
    carryOut = service(String(request.body ?? ''), context);
    if (context.faults.serverFault(aboutOf(request))) throw processingError(context.now());
  } catch (error) {
    if (!(error instanceof SoapFault)) throw error;
    return reply.code(500).headers(xml).send(faultEnvelope(error.side, error.message));
  }
  return context.faults.write(aboutOf(request), reply, carryOut);
}

/** A one-way service wants to know under which id it was sent the message. */
function taken(addressedAs: string, later: Context['later'], work: () => void): () => Answer {
  if (addressedAs === '') throw new SoapFault('WS-Addressing header MessageID is missing');
  return () => {
    later(work);
    return { status: 202, headers: {}, body: '' };
  };
}

/** What is refused later stands in SAP's own monitor and nowhere else. */
function quietly(work: () => unknown): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof SapFault)) throw error;
  }
}

function reconciliationOf({ tables }: System): Reconciliation {
  return (side, party, CompanyCode) => {
    const key = side === 'Debtor' ? 'Customer' : 'Supplier';
    const row = tables.of('API_BUSINESS_PARTNER', `A_${key}Company`).get({ [key]: party, CompanyCode });
    return String(row?.ReconciliationAccount ?? `?${party}`);
  };
}
