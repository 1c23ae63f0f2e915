// What is said of errors here.
import { sentences } from '../core/sentences.ts';
import { callsInEnglish } from './call-words.ts';
import { onesInEnglish } from './object-words.ts';
import { overviewInEnglish } from './overview-words.ts';
import { german } from './sentences.de.ts';
import { storyInEnglish } from './story-words.ts';

const english = {
  ...callsInEnglish,
  ...onesInEnglish,
  ...overviewInEnglish,
  ...storyInEnglish,

  'not-read-again': 'The {object} could not be read again, so what is found may be old: {why}',
  'some-not-found':
    '{count} of the {object} cannot be read and are not found; the list without search= says which, and why.',
  'webhooks-not-registered':
    'The webhooks could not be registered, so Kontor finds changes by polling only: {why}',

  'too-much': {
    kind: 'input',
    says: 'Nobody can give more permissions than they have.',
    next: 'Ask somebody who may do more, or give fewer permissions.',
  },
  'no-tenant-named': {
    kind: 'input',
    says: 'The request does not name the tenant of the key.',
    next: 'Send the header Kontor-Tenant, or "all_tenants": true.',
  },
  'own-change': {
    kind: 'forbidden',
    says: 'You cannot approve your own change request.',
    next: 'Ask another person to approve it.',
  },
  'change-decided': {
    kind: 'conflict',
    says: 'The change request {id} has been decided already, or has expired.',
    next: 'Read it to see the decision. If it has expired, make the change again.',
  },
  'system-is-fixed': {
    kind: 'conflict',
    says: 'The {field} of connection {name} identifies the system, and all its postings belong to that system. Nothing was changed.',
    next: 'Make a new connection for the other system.',
  },
  'no-session': {
    kind: 'missing',
    says: 'There is no connect session {id}.',
    next: 'Create one: POST /v1/connect-sessions.',
  },
  'session-ended': {
    kind: 'conflict',
    says: 'The connect session {id} has ended already.',
    next: 'You need not do anything.',
  },
  'session-used': {
    kind: 'forbidden',
    says: 'This connect session was already used: its connection is there.',
    next: 'You need not do anything. For another connection, start again in the product that showed the form.',
  },
  'session-over': {
    kind: 'forbidden',
    says: 'This session or token has expired, or was ended.',
    next: 'Go back to the product that shows this page, and start again there.',
  },
  'no-widget-token': {
    kind: 'missing',
    says: 'There is no widget token {id}.',
    next: 'Create one: POST /v1/widget-tokens.',
  },
  'widget-token-ended': {
    kind: 'conflict',
    says: 'The widget token {id} has ended already.',
    next: 'You need not do anything.',
  },
  'session-tried-out': {
    kind: 'forbidden',
    says: 'This connect session has had its {tries} attempts.',
    next: 'Check the credentials with the administrator of the system. Then go back to the product that showed the form, and start again there.',
  },
  'other-connector': {
    kind: 'input',
    says: 'The connection {name} is a connection to {connector}.',
    next: 'Make the session with "connector": "{connector}".',
  },
  'connection-in-use': {
    kind: 'conflict',
    says: 'The connection {name} is still needed: {why}.',
    next: 'Delete its flows and wait until all its postings have ended, or pause the connection.',
  },
  'used-by-flows': 'it is used by {flows}',
  'has-open-postings': 'it has {count} postings that have not ended',
  'no-delivery': {
    kind: 'missing',
    says: 'Message {message} was never sent to this destination.',
    next: 'See which messages were: GET /v1/destinations/{id}/deliveries.',
  },
  'nothing-stored': 'Nothing was stored.',
  'paused-by': 'Paused by {who}.',
  'disabled-by': 'Disabled by {who}.',
  'new-credentials-work': 'The new credentials work.',
  'change-rejected': '{note}',
  'examination-stopped': ['Kontor was stopped before the examination had ended.', 'Start another one.'],
  'no-examination': {
    kind: 'missing',
    says: 'There is no examination {id} of {connectionId}.',
    next: 'Start one: POST /v1/connections/{connectionId}/examinations.',
  },
  'not-examinable': {
    kind: 'input',
    says: 'Kontor cannot examine this kind of system.',
    next: 'Check whether the connection works: POST /v1/connections/{id}/check.',
  },
  stopped: {
    kind: 'unavailable',
    says: 'Kontor was stopped after it had examined {looked}.',
    next: 'Start another one.',
  },
  'examination-too-slow': {
    kind: 'unavailable',
    says: 'The system was too slow: Kontor had examined {looked} after {seconds} seconds.',
    next: 'See how long its answers take: GET /v1/connections/<id>/calls.',
  },
  'services-examined': '{done} of {total} services',
  'no-service-examined': 'no service',
  'too-many-examinations': {
    kind: 'limited',
    says: 'The maximum number of examinations is running already.',
    next: 'Wait until one of them has ended.',
  },
  'test-into-production': {
    kind: 'conflict',
    says: '“{from}” is a test system, and “{to}” is a production system: what is only tried there would be posted here.',
    next: 'Choose a test system as the target. If one of them is not what it is called, change its environment first.',
  },
  'other-tenant': {
    kind: 'input',
    says: 'The two connections belong to different tenants.',
    next: 'Name two connections of the same tenant.',
  },
  'keeps-states': {
    kind: 'input',
    says: 'The flow {name} has no differences: it keeps states, of which the newest replaces the one before.',
    next: 'See what it would write now: POST /v1/flows/<id>/preview.',
  },
  'no-period': {
    kind: 'input',
    says: 'The flow {name} has no subjects of a period: lists of {object} cannot be narrowed by the day of creation.',
    next: 'Preview single subjects: POST /v1/flows/<id>/preview.',
  },
  'no-accounts': {
    kind: 'input',
    says: 'The flow {name} has no totals: its documents ({posts}) are not booked to accounts.',
    next: 'Preview single subjects: POST /v1/flows/<id>/preview.',
  },
  'write-under-way': {
    kind: 'conflict',
    says: 'Kontor is still sending the request under this key.',
    next: 'Ask again under the same key in a moment.',
  },
  'write-uncertain': {
    kind: 'uncertain',
    says: 'Kontor sent the request under this key and its answer was lost: it may or may not have had its effect.',
    next: 'Look in the system for its effect. If there is none after a few minutes, send the request under another key.',
  },
  'not-writable': {
    kind: 'input',
    says: 'Kontor cannot {act} {object} in the system behind this connection.',
    next: 'Choose a connection to a system that does.',
  },
  'bad-cursor': {
    kind: 'input',
    says: 'The cursor does not belong to this list.',
    next: 'Send the unchanged next_cursor of the page before, with the same filters; or start again without a cursor.',
  },
  'no-proxy': {
    kind: 'input',
    says: 'Kontor cannot forward requests over this connection.',
    next: 'Choose a connection to a system that Kontor forwards requests to.',
  },
  'not-searchable': {
    kind: 'input',
    says: '{object} cannot be searched.',
    next: 'Use its filters; search= is for gl-accounts, cost-centers, customers and products.',
  },
  'no-room-to-search': {
    kind: 'unavailable',
    says: 'Kontor has no memory left at the moment to search the {object}.',
    next: 'Ask again in a moment. If it lasts, the person who runs Kontor can raise KONTOR_SEARCH_LIMIT_MB.',
  },
  'directory-loading': {
    kind: 'unavailable',
    says: 'The {object} are being read for the first time.',
    next: 'Ask again in a moment.',
  },
  'no-services': {
    kind: 'input',
    says: 'The system behind this connection does not describe its services.',
    next: 'Read its unified objects instead: docs/reference/objects.md.',
  },
  'refused-again': {
    kind: 'conflict',
    says: 'The database refuses the entry {id} again: {reason}. It stays set aside.',
    next: 'Change the constraint, trigger or limit that it names, and retry the entry; or export the entry and discard it.',
  },
  'no-role': {
    kind: 'forbidden',
    says: '{name} has no role in Kontor.',
    next: 'Have the identity provider add one to {path}: kontor:viewer, kontor:operator or kontor:admin, followed by :<tenant> for one tenant only.',
  },
  'several-tenants': {
    kind: 'forbidden',
    says: '{name} has roles in several tenants.',
    next: 'Give roles in one tenant, or in all tenants (roles without :<tenant>).',
  },
  'sign-on-unreachable': {
    kind: 'unavailable',
    says: '{issuer} does not answer with its keys: {why}.',
    next: 'Check KONTOR_OIDC_ISSUER and the identity provider; API keys of Kontor still work.',
  },
  'signed-out': {
    kind: 'auth',
    says: 'You are signed out: this session does not exist, or has ended.',
    next: 'Sign in again. A session ends when it is not used for some hours, after a day, when somebody ends it, and with its key.',
  },
  'key-refused': {
    kind: 'auth',
    says: 'The key is wrong or was revoked, or has expired.',
    next: 'Check it. The first key is in KONTOR_API_KEY, or in the file api.key of the data folder.',
  },
  'link-refused': {
    kind: 'auth',
    says: 'The sign-in link is wrong or has expired, or was used already.',
    next: 'Make another: kontor sign-in-link. Each works once.',
  },
  'sign-in-refused': {
    kind: 'auth',
    says: 'The identity provider did not sign you in: {why}.',
    next: 'Sign in again. If it fails again, the person who runs Kontor can check the client that the provider knows as KONTOR_OIDC_CLIENT_ID.',
  },
  'access-token-refused': {
    kind: 'auth',
    says: 'The identity provider signed you in, but its access token is not a token for Kontor.',
    next: 'Have the provider issue access tokens as JWT, for the audience in KONTOR_OIDC_AUDIENCE.',
  },
  'provider-unreachable': {
    kind: 'unavailable',
    says: 'The identity provider {issuer} does not answer: {why}.',
    next: 'Try again in a moment. Keys and sign-in links of Kontor still work.',
  },
  'rights-being-read': {
    kind: 'unavailable',
    says: 'Kontor is asking the identity provider what you may do, and has no answer yet.',
    next: 'Ask again in a moment.',
  },
  'link-needs-key': {
    kind: 'conflict',
    says: 'You are signed in with the identity provider, and a sign-in link would still work after the provider has taken your role away.',
    next: 'Sign in with the identity provider in the other browser, too. For somebody else, create a key.',
  },
  'not-in-a-session': {
    kind: 'conflict',
    says: 'This request came with a key or token, and not with a browser session.',
    next: 'There is nothing to sign out of. To make a key useless, revoke it.',
  },
  'not-watchable': {
    kind: 'input',
    says: '{object} cannot be watched over connection {connection}.',
    next: 'Objects that can be watched over it: {objects}.',
  },
  'nothing-watchable': {
    kind: 'input',
    says: '{object} cannot be watched over connection {connection}, and no other object can.',
    next: 'Name a connection to another system.',
  },
  'too-many-to-search': {
    kind: 'input',
    says: 'There are more than {most} {object}.',
    next: 'Use the filters of the list instead of search=.',
  },
  'too-large-to-search': {
    kind: 'input',
    says: 'The {object} take more than {megabytes} MB, half of what Kontor keeps for all searches (KONTOR_SEARCH_LIMIT_MB).',
    next: 'Use the filters of the list instead of search=.',
  },
  'not-with-search': {
    kind: 'input',
    says: '{filters} cannot be combined with search.',
    next: 'Leave out one of them.',
  },
  'prefix-used': {
    kind: 'conflict',
    says: 'The referencePrefix {prefix}, or one that begins like it, is used on this system by a flow from another source: their documents could not be told apart.',
    next: 'Choose another one, such as {free}.',
  },
  'prefixes-used': {
    kind: 'conflict',
    says: 'The referencePrefix {prefix}, and those that begin like it, are used on this system by flows from other sources: their documents could not be told apart.',
    next: 'Choose one that begins with another letter.',
  },
  'field-written': {
    kind: 'conflict',
    says: 'Another flow writes {field} of {object} on this system already: each would overwrite the values of the other.',
    next: 'Let only one flow write it: delete the other flow, or change its settings.',
  },
  'changes-wait': {
    kind: 'conflict',
    says: '{changes} changes of its source wait for this flow. If it is deleted, they are never booked.',
    next: 'Nothing was deleted. Let the flow work them off (resume it, if it is paused), or delete it with drop_waiting=true.',
  },
  'not-enough': {
    kind: 'input',
    says: 'The system behind the connection named in "{side}" does not have what this flow needs: {missing}.',
    next: 'Name a connection in "{side}" to a system that does.',
  },
  'rules-refused': {
    kind: 'config',
    says: 'The settings do not fit the two systems: {problems}',
    next: 'Correct the settings, or the records that they name in the system, then send the request again.',
  },
  'secrets-needed': {
    kind: 'input',
    says: 'The connection {name} would send to {hosts}, and Kontor does not send stored secrets to a new host.',
    next: 'Enter the secrets again together with the address: {secrets}.',
  },
  'needs-approval': {
    kind: 'conflict',
    says: 'This change needs the approval of another person. It was not made, and waits as {id}.',
    next: 'Ask another person to approve it until {day}: POST /v1/change-requests/{id}/approve.',
  },
  'no-connector': {
    kind: 'input',
    says: 'There is no connector "{name}".',
    next: 'Choose from: {connectors}.',
  },
  'no-setting': { kind: 'input', says: '{title} has no setting {settings}.', next: 'It has {known}.' },
  'not-allowed': {
    kind: 'input',
    says: 'This form may not set {settings}.',
    next: 'It may set {allowed}.',
  },
  'secret-in-session': {
    kind: 'input',
    says: 'Secrets are given in the form, not with the session: {secrets}.',
    next: 'Leave them out.',
  },
  'no-document': {
    kind: 'missing',
    says: 'There is no {object} {id}.',
    next: 'Check the id, and that this is the connection to the system where it was created.',
  },
  'losses-refused': {
    kind: 'input',
    says: 'Nothing was sent, because the system has no room or no code for some of it: {losses}.',
    next: 'Shorten or correct these fields, and ask again.',
  },
  'exists-already': {
    kind: 'conflict',
    says: 'There is a {object} with the reference {reference} already: {ids}.',
    next: 'Nothing was sent. If it is the document that you mean, you are done; another document needs its own reference.',
  },
  'look-before-again':
    'The request may have had its effect: look in the system before you send it again. Under the same Idempotency-Key Kontor does not send it a second time.',
  'posting-not-done': { kind: 'conflict', says: 'Posting {posting} is {state}.' },
  'correct-request':
    'Correct the request and send it under another Idempotency-Key; or have the cause fixed in the system, and replay the posting.',
  'person-decides': 'A person has to decide: GET /v1/postings/{posting}.',
  'person-closed':
    'A person has closed it. Replay it (POST /v1/postings/{posting}/replay), or use another Idempotency-Key.',
} as const;

export const say = sentences(english, german);
