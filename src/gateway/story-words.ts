// What happened to documents and how they stand, in sentences for people who know neither HTTP nor SAP.
export const storyInEnglish = {
  'story-webhook': '{connection} sent Kontor a webhook: {topic}.',
  'story-polled': 'Kontor asked {connection} for changes and found one: {topic}.',
  'story-asked': 'A caller of the API asked Kontor to write {document}.',
  'story-made': 'Kontor made the posting for {document}.',
  'story-call': 'Kontor called {connection}, which answered with status {status}.',
  'story-call-failed': 'Kontor called {connection} and got no complete answer ({failure}).',
  'story-post-accepted': 'Kontor sent the document. {connection} accepted it.',
  'story-post-rejected': 'Kontor sent the document. {connection} refused it.',
  'story-post-uncertain':
    'Kontor sent the document. The answer does not say whether {connection} has it, so Kontor looks for it.',
  'story-post-failed': 'Kontor could not send the document to {connection}, and tries again.',
  'story-post-parked':
    'Kontor tried to send the document to {connection}. It now waits for the decision of a person.',
  'story-find-found': 'Kontor looked for the document in {connection} and found it.',
  'story-find-absent': 'Kontor looked for the document in {connection}. It is not there.',
  'story-find-differs':
    'Kontor looked for the document in {connection}, and found a different one with its reference.',
  'story-find-several': 'Kontor looked for the document in {connection}, and found several.',
  'story-attempt': 'Attempt at {connection}: {kind}, {outcome}.',
  'story-booked': 'The document is booked as {number}.',
  'story-same': 'Kontor read the document back: {connection} has stored it as it was sent.',
  'story-differs':
    'Kontor read the document back: {connection} has stored it differently from what was sent.',
  'story-replayed': '{who} replayed the posting.',
  'story-settled': '{who} settled the posting.',
  'story-accepted-difference': '{who} accepted the difference.',
  'story-closed-by': '{who} closed the posting.',
  'story-closed': 'The posting was closed without a document.',
  'story-related': 'Kontor has another posting for the same record: {document}, {state}.',

  'state-planned': 'planned',
  'state-sent': 'sent',
  'state-uncertain': 'uncertain',
  'state-accepted': 'accepted',
  'state-rejected': 'rejected',
  'state-parked': 'parked',
  'state-closed': 'closed',

  'document-named': '{one} {name}',
  'document-named-over': '{one} {name} over {amount}',

  'found-with-arrival': '{arrived} {outcome}',
  'found-arrived': 'Kontor heard of {one} {subject} from {connection} on {at}.',
  'found-booked': '{connection} booked {document} as {number} on {at}.',
  'found-waits': 'Kontor has not sent {document} to {connection} yet. {why}',
  'found-sent': 'Kontor is sending {document} to {connection}. {why}',
  'found-uncertain':
    'Kontor sent {document} to {connection}, does not know yet whether it arrived, and looks for it. {why}',
  'found-rejected': '{connection} refused {document}: {why}',
  'found-parked': 'Kontor needs a decision about {document} for {connection}: {why}',
  'found-closed': 'There is no {document} in {connection}, because the posting was closed. {why}',
  'found-queued': 'It waits for its turn. {why}',
  'found-not-due': 'There is nothing to do for it now: {why}',
  'found-nothing-to-do': 'A flow has processed it, and nothing had to be booked. {why}',
  'found-unreadable': 'Kontor could not read it: {why}',
  'found-no-run': 'No flow has run for it. {why}',
  'found-record': '{connection} has {one} {id}: {name}.',
  'too-many-to-ask': [
    'Kontor asks at most {most} systems.',
    'Search as one tenant, or in the objects of the connection.',
  ],
  'not-found-in-time': {
    kind: 'unavailable',
    says: 'The system did not answer within a second.',
    next: 'Search in the objects of the connection, which waits longer.',
  },
} as const;
