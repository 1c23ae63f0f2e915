// Messages: what Kontor has to tell other programs.
import { z } from 'zod';
import { setAsideKinds } from '../core/words.ts';
import { objectNames } from '../models/objects/all.ts';
import { reason as reasonOfPosting } from './postings.ts';
import { reasonAs } from './reason.ts';
import { instant, list } from './route.ts';

const reason = reasonAs('reason', 'Why, as a sentence.');
const ofConnection = z.object({
  connection: z.string(),
  name: z.string(),
  connector: z.string(),
  status: z.string(),
  ...reason,
});
const ofLimit = ofConnection.extend({ limited_since: instant, limited_until: instant });
const ofExpiry = z.object({
  connection: z.string(),
  name: z.string(),
  connector: z.string(),
  ...reason,
  expires_at: instant,
  days_left: z.number().int(),
});
const ofPosting = z.object({
  posting: z.string(),
  connection: z.string(),
  flow: z.string().nullable().describe('null: a caller of the API asked for it.'),
  operation: z.string().describe('journal-entries.create'),
  business_key: z.string(),
  reference: z.string().nullable(),
  state: z.string(),
  document_number: z.string().nullable(),
  ...reasonOfPosting,
});
const ofFlow = z.object({ flow: z.string(), name: z.string(), from: z.string(), to: z.string() });
const ofObject = z.object({
  connection: z.string(),
  object: z.enum(objectNames as [string, ...string[]]),
  id: z.string(),
  record: z.record(z.string(), z.unknown()).describe('As lists answer it.'),
});
const ofDestination = z.object({ destination: z.string(), by: z.string() });
const ofDisabled = z.object({
  destination: z.string(),
  ...reason,
  failing_since: instant.nullable(),
});

const ofThrottling = z.object({
  requests_per_minute: z.number().int().nullable(),
  since: instant,
});

const ofSetAside = z.object({
  set_aside: z.string(),
  entry: z.enum(setAsideKinds),
  connection: z.string(),
  about: z.string(),
  reason: z.string(),
});

const ofChange = z.object({
  change_request: z.string(),
  operation: z.string(),
  subject: z.string().nullable(),
  asked_by: z.string(),
  decided_by: z.string().nullable(),
  ...reason,
});

/** Every type of message: when it is sent, and what its data are. */
export const messageTypes: Record<string, { when: string; data: z.ZodObject }> = {
  'connection.ok': { when: 'A connection works again.', data: ofConnection },
  'connection.needs_credentials': {
    when: 'The system refuses the credentials. New ones can be pasted; nothing is sent until then.',
    data: ofConnection,
  },
  'connection.limited': {
    when: 'The system has asked for a pause of a minute or longer; nothing is sent before limited_until.',
    data: ofLimit,
  },
  'connection.failing': { when: 'The system does not answer, or only with errors.', data: ofConnection },
  'connection.expiring': {
    when: 'A certificate, a client secret or a password stops working: 30, 14, 7 and 1 days before, and when it has.',
    data: ofExpiry,
  },
  'connection.paused': { when: 'A person has paused a connection.', data: ofConnection },
  'flow.paused': { when: 'A person has paused a flow. Kontor sends nothing new of it.', data: ofFlow },
  'flow.resumed': { when: 'A person has resumed a flow.', data: ofFlow },
  'posting.accepted': { when: 'A document was booked.', data: ofPosting },
  'posting.waiting': {
    when: 'A flow has failed for the first time, as when a system does not answer. Kontor tries again automatically; a message about the outcome follows.',
    data: ofPosting,
  },
  'posting.rejected': { when: 'The system refused a document, and says why.', data: ofPosting },
  'posting.parked': { when: 'A document waits for a person.', data: ofPosting },
  'posting.differs': {
    when: 'The system stored a document otherwise than it was sent. The reason names both values.',
    data: ofPosting,
  },
  'posting.closed': { when: 'A person has ended a posting without a document.', data: ofPosting },
  'entry.set_aside': {
    when: 'The database refused an entry, which is set aside for a person. At most one message an hour for each connection.',
    data: ofSetAside,
  },
  'change-request.pending': { when: 'A change waits for another person to approve it.', data: ofChange },
  'change-request.approved': { when: 'Another person has approved a change.', data: ofChange },
  'change-request.rejected': { when: 'Another person has rejected a change.', data: ofChange },
  'tenant.throttled': {
    when: 'The keys of the tenant together ask more often than its requests per minute allow, and are refused. Sent once, and again only after ten minutes without a refusal.',
    data: ofThrottling,
  },
  'object.changed': {
    when: 'A watched object was created or changed. Deletions are not seen.',
    data: ofObject,
  },
  'destination.disabled': {
    when: 'Kontor has disabled a destination: every delivery had failed for five days, or it answered 410 Gone.',
    data: ofDisabled,
  },
  'destination.test': { when: 'A person has asked for a test.', data: ofDestination },
};

/** What is posted to a destination. */
export const posted = (type: string, data: z.ZodObject) =>
  z.strictObject({ type: z.literal(type), timestamp: instant, tenant: z.string(), data });

const message = z
  .object({
    id: z.string(),
    tenant: z.string(),
    type: z
      .string()
      .describe(
        `${Object.keys(messageTypes).join(', ')}. Those of postings are written where a destination wants them.`,
      ),
    data: z.record(z.string(), z.unknown()),
    created_at: instant,
  })
  .meta({ id: 'Message' });

export const messageRoutes = {
  listMessages: list(
    '/v1/messages',
    'read',
    'Messages, the newest first: all about connections, and all that were sent to destinations. The tenant sets how long Kontor keeps them.',
    message,
    { type: z.string().max(100).optional() },
    ['id', 'tenant', 'type', 'created_at', 'data'],
  ),
};
