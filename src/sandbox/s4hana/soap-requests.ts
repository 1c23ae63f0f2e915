// HTTP around the SOAP service.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { JournalPosting } from './documents/journal-entry.ts';
import { bookMessage, faultEnvelope, parseMessage, SoapFault } from './soap.ts';
import { aboutOf, type Strikes } from './strikes.ts';
import type { Tenant } from './tenant.ts';

const xml = { 'content-type': 'text/xml; charset=utf-8' };

export async function answerSoap(
  request: FastifyRequest,
  reply: FastifyReply,
  { tenant, strikes }: { tenant: Tenant; strikes: Strikes },
): Promise<FastifyReply> {
  if (request.method !== 'POST') return reply.code(405).headers(xml).send('');
  let postings: JournalPosting[];
  try {
    postings = parseMessage(String(request.body ?? ''));
  } catch (error) {
    if (!(error instanceof SoapFault)) throw error;
    return reply.code(500).headers(xml).send(faultEnvelope('Client', error.message));
  }
  return strikes.write(aboutOf(request), reply, () => ({
    status: 200,
    headers: xml,
    body: bookMessage(postings, tenant.ledger),
  }));
}
