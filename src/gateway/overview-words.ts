// What is said of bulk plans, of what needs a person, and of the first steps.
export const overviewInEnglish = {
  'plan-too-large': {
    kind: 'input',
    says: 'More than {most} postings match, and a plan has at most {most}.',
    next: 'Nothing was planned. Narrow the filter: by flow, by reason, or by time with since and until.',
  },
  'plan-of-several-tenants': {
    kind: 'input',
    says: 'The postings that match belong to several tenants, and a plan acts in one of them.',
    next: 'Nothing was planned. Name the tenant in the header Kontor-Tenant, and make a plan for each.',
  },
  'plan-not-runnable': {
    kind: 'conflict',
    says: 'The bulk plan {id} is {state}: it cannot be run.',
    next: 'Nothing was begun. To act on the postings that match now, make a new plan.',
  },
  'plan-ended': {
    kind: 'conflict',
    says: 'The bulk plan {id} is {state}: there is nothing to stop.',
    next: 'Read it to see what was done.',
  },
  'plan-planned': 'planned',
  'plan-running': 'running',
  'plan-done': 'done',
  'plan-cancelled': 'cancelled',
  'plan-expired': 'expired',

  'waits-for-decision': [
    'It asks a person a question, and a replay says yes to it.',
    'Read the reason of the posting. Then replay it alone, close it, or make a plan with its reason code in the filter.',
  ],
  'closed-not-named': [
    'It is closed, and may have been booked by hand.',
    'To replay it all the same, make a plan with the state closed in the filter.',
  ],

  'series-backwards': {
    kind: 'input',
    says: 'The period from {since} to {until} has no steps: it must end after it begins.',
    next: 'Give an until that is later than since.',
  },
  'too-many-points': {
    kind: 'input',
    says: 'The period has {points} steps, and an answer has at most {most}.',
    next: 'Ask for longer steps, or for a shorter period.',
  },

  'some-uncertain': [
    'Documents whose answer was lost: {count}.',
    'Kontor looks for them, and continues automatically. Look in the system if that takes long.',
  ],
  'some-parked': 'Documents that are parked for the same reason: {count}. The latest one: {latest}',
  'some-rejected': [
    'Documents that the system has refused: {count}.',
    'Read their reasons, fix the cause, then replay them.',
  ],
  'some-differ': [
    'Documents that the system stored differently from what was sent: {count}.',
    'Correct them in the system, or accept the differences.',
  ],
  'connection-broken': 'The connection {name} does not work. {why}',
  'read-broken': 'Kontor cannot read {what} of the connection {name}. {why}',
  'some-set-aside': [
    'Entries that the database has refused: {count}.',
    'Look at them, then retry or discard them.',
  ],
  'requests-wait': [
    'Change requests that wait for approval: {count}.',
    'Anybody with the permission can approve them, except the person who asked.',
  ],
  'paused-with-work': [
    'The flow {flow} is paused. Records and documents that wait for it: {count}.',
    'Resume it when it may go on.',
  ],
  'credentials-end': [
    'The {what} of the connection {name} stops working on {day}.',
    'Get a new one from the system, and enter it in the connection before that day.',
  ],

  'step-sap': 'Connect an SAP S/4HANA system, so that the connection works.',
  'step-source': 'Connect a source, such as a shop.',
  'step-flow': 'Set up a flow from the source to SAP.',
  'step-accounts': 'Give the flow an account for everything that it books.',
  'step-running': 'Switch the flow on.',
  'step-accepted': 'SAP accepts the first document.',
} as const;
