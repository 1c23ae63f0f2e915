// The words of Kontor, defined once: code, API, database, command line and docs use them with these meanings.
// Nothing here does anything; the lists below are the values that the words can take.

/**
 * tenant      whose data it is: a customer of the one who runs Kontor
 * key         lets a program or person in: for one tenant or all, with permissions
 * connector   code that knows one kind of system (S/4HANA, BigCommerce)
 * connection  one authenticated link to one such system
 * object      a thing that systems have, such as sales orders; record: a row of one
 * access      what one system can do with one object
 * change      news from a system, and nothing else
 * flow        a business process between two connections
 * event       a stored change; it is never changed, and its outcome is derived
 * cursor      how far changes are read, saved in the transaction of the events before it
 * intent      one wish to write
 * posting     a stored intent, with a business key and an outcome
 * attempt     one try to carry a posting out
 * call        one HTTP exchange, with its secrets removed
 * session     a person who is signed in with a browser; connect session: a form in which a customer enters credentials
 * widget      an element of Kontor in the page of another product; it works with a widget token, for a short time and one page
 * message     what Kontor tells other programs: that a connection needs new credentials, that a posting is booked
 * examination a look at all that Kontor can use of a system
 * preview     what a flow would do with one subject now; nothing of it is sent or stored
 * scenario    sample records and what a flow has to do with them, in a file
 * run         one pass over a stream: a poll, or a flow started by hand
 * change request   what one person asks for and another approves
 * bulk plan   postings that a person wants to replay, settle or close together: fixed and counted first, then run
 * parked      waits for a person
 * closed      it has ended without a document: a person said so, or nothing was left to do
 * set aside   an entry that the database refused, kept where people see it
 */
export const idPrefixes = {
  connection: 'con',
  flow: 'flw',
  run: 'run',
  event: 'evt',
  posting: 'pst',
  attempt: 'att',
  call: 'cal',
  key: 'key',
  message: 'msg',
  session: 'ses',
  'browser-session': 'login',
  'sign-in-link': 'lnk',
  'widget-token': 'wgt',
  destination: 'dst',
  'change-request': 'chr',
  'set-aside': 'sta',
  examination: 'exa',
  'bulk-plan': 'blk',
} as const;
export type IdWord = keyof typeof idPrefixes;

/** The states of a posting; `engine/postings/moves.ts` holds the legal moves between them. */
export const postingStates = [
  'planned',
  'sent',
  'accepted',
  'rejected',
  'uncertain',
  'parked',
  'closed',
] as const;
export type PostingState = (typeof postingStates)[number];

/**
 * The outcome of a change for a flow that was told of it: the state of what it has posted, or
 * queued         it waits for its turn, or is being worked on
 * not-due        the flow had nothing to do, and says why
 * nothing-to-do  the flow has dealt with it, and nothing had to be posted
 * unreadable     the record could not be read
 * not-run        the flow has not run for it, as where it was made later
 */
export const eventOutcomes = [
  ...postingStates,
  'queued',
  'not-due',
  'nothing-to-do',
  'unreadable',
  'not-run',
] as const;
export type EventOutcome = (typeof eventOutcomes)[number];

/**
 * How often an intent is written: a document once; of a state (a stock level, a price) the latest, again and again in one
 * posting.
 */
export const keeps = ['once', 'latest'] as const;
export type Keep = (typeof keeps)[number];

/** How an event reached us. What only the poll found was missed by its webhook. */
export const eventSources = ['webhook', 'poll', 'manual'] as const;
export type EventSource = (typeof eventSources)[number];

/** What can be set aside: an event, or a message about a watched object. */
export const setAsideKinds = ['event', 'message'] as const;
export type SetAsideKind = (typeof setAsideKinds)[number];

/** Why a source is read, and how that ended. */
export const runTriggers = ['schedule', 'manual'] as const;
export type RunTrigger = (typeof runTriggers)[number];
export const runOutcomes = ['succeeded', 'failed'] as const;
export type RunOutcome = (typeof runOutcomes)[number];

/**
 * What one process at a time does with a connection, again and again: it reads the changes of an object, asks whether the source
 * still sends webhooks, writes the latest states of an object, has a flow compare everything, reads back what was created.
 */
export const feedKinds = ['changes', 'webhooks', 'latest', 'comparisons', 'read-backs'] as const;
export type FeedKind = (typeof feedKinds)[number];

/** Whether a connection can be used, and if not, who has to do something about it. */
export const connectionStatuses = ['ok', 'limited', 'needs_credentials', 'failing', 'paused'] as const;
export type ConnectionStatus = (typeof connectionStatuses)[number];

/** How a person has signed in with a browser: an API key, a link that works once, the identity provider. */
export const signInWays = ['key', 'link', 'oidc'] as const;
export type SignInWay = (typeof signInWays)[number];

/** `sales-orders` as it stands in the names of operations: `SalesOrders`. */
export const pascalCase = (object: string): string =>
  object.replace(/(^|-)([a-z])/g, (_, _dash, letter: string) => letter.toUpperCase());

/** The code of a refusal in every system: the posting date lies in a period that is not open. */
export const periodClosed = 'period-closed';
