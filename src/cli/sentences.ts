// The sentences of the command line's own errors. What a running Kontor answers is in the sentences of its parts.
import { ownLanguage } from '../core/language.ts';
import { speaker } from '../core/reasons.ts';
import { sentences } from '../core/sentences.ts';
import { german } from './sentences.de.ts';

const english = {
  'bad-environment': {
    kind: 'config',
    says: '{name} is invalid: {problem}.',
    next: 'Correct it, or leave it out; docs/guides/operate.md says what each variable is for.',
  },
  'key-too-short': 'it must have at least {least} characters',
  'set-twice': { kind: 'config', says: '{source} and {other} are both set.', next: 'Set one of them.' },
  'no-secret': {
    kind: 'config',
    says: '{source} gives no secret: {why}.',
    next: 'Try it by hand, as the user that Kontor runs as: it must give the secret and nothing else.',
  },
  'secret-empty': 'it is empty',
  'secret-unread': 'Kontor cannot read {path} ({why})',
  'command-too-slow': 'it took longer than {seconds} s',
  'command-killed': 'it was killed',
  'command-failed': 'it ended with exit code {status}',
  'no-api-key': {
    kind: 'config',
    says: 'There is no API key: KONTOR_API_KEY is not set and {path} does not exist.',
    next: 'Start Kontor once with this data folder, or set KONTOR_API_KEY.',
  },
  'nothing-to-watch': {
    kind: 'input',
    says: '--watch was given without --project, and there is nothing else to watch.',
    next: 'Add --project DIR, or leave --watch out.',
  },
  'stop-too-slow': {
    kind: 'unavailable',
    says: 'Kontor stops before it has finished, because the database no longer answers.',
    next: 'Start the database, then Kontor: it continues where it was.',
  },

  'kontor-silent': {
    kind: 'unavailable',
    says: 'Kontor does not answer.',
    next: 'Start it with "kontor start", or name its address: --url, KONTOR_URL.',
  },
  'asked-kontor-at': 'The Kontor at {url} was asked; to ask another one, use --url, and --data for its key.',
  'output-broken': {
    kind: 'unavailable',
    says: 'The output cannot be written: {why}.',
    next: 'Free some space, or send it elsewhere.',
  },
  'option-unreadable': {
    kind: 'input',
    says: 'Kontor cannot read the {what}: {why}.',
    next: 'Give JSON, or @FILE with JSON in it.',
  },
  'option-not-json': {
    kind: 'input',
    says: 'The {what} are not JSON: {why}',
    next: 'Give JSON, or @FILE with JSON in it.',
  },
  'settings-here': 'settings',
  'fields-here': 'fields',
  'given-in-file': '{what} in {file}',

  'period-backwards': {
    kind: 'input',
    says: '--until {until} is before --since {since}.',
    next: 'Give the first day in --since and the last one in --until.',
  },
  'table-cut': {
    kind: 'unavailable',
    says: 'The table has broken off: what was printed is not all of it.',
    next: 'The log of Kontor says why. Run the command again; a narrower filter makes the table shorter.',
  },
  'csv-of-lists': {
    kind: 'input',
    says: 'Only lists are printed as CSV, and one record was asked for.',
    next: 'Leave out the key or --csv.',
  },
  'csv-or-json': {
    kind: 'input',
    says: 'Differences are printed as CSV or as JSON, not as both.',
    next: 'Give either --csv or --json.',
  },
  'too-many-documents': {
    kind: 'input',
    says: 'The flow has sent {total} documents in the period; one run compares at most {most}.',
    next: 'Nothing was printed. Ask for shorter periods, one after the other: --since and --until.',
  },
  'comparison-too-slow': {
    kind: 'unavailable',
    says: 'After {minutes} minutes Kontor had compared {done} of {all} documents.',
    next: 'Ask for shorter periods, one after the other: --since and --until.',
  },
  'subject-or-period': {
    kind: 'input',
    says: 'A preview is of either one subject or a period.',
    next: "Give the id of an order, of a refund's order or of a customer. For a period, give --since with a day, and either --csv or --json for its totals.",
  },
  'too-many-subjects': {
    kind: 'input',
    says: 'More than {most} records were created in the period.',
    next: 'Nothing was printed. Ask for shorter periods, one after the other.',
  },
  'previews-too-slow': {
    kind: 'unavailable',
    says: 'After {minutes} minutes Kontor had previewed {done} of {all} records.',
    next: 'Nothing was printed. Ask for shorter periods, one after the other.',
  },

  'no-flow-named': {
    kind: 'missing',
    says: 'There is no flow "{name}".',
    next: 'See which there are: kontor flows list.',
  },
  'several-flows-named': {
    kind: 'missing',
    says: 'Several flows are named "{name}": {ids}.',
    next: 'Name one by its id.',
  },
  'no-connection-named': {
    kind: 'missing',
    says: 'There is no connection "{name}".',
    next: 'See which there are: kontor connections list.',
  },
  'several-connections-named': {
    kind: 'missing',
    says: 'Several connections are named "{name}": {ids}.',
    next: 'Name one by its id.',
  },
  'no-posting-named': {
    kind: 'missing',
    says: 'There is no posting "{name}".',
    next: 'Give its id, its reference or the number of its order. See which there are: kontor postings list.',
  },
  'several-postings-named': {
    kind: 'missing',
    says: 'Several postings are named "{name}": {postings}.',
    next: 'Name one by its id.',
  },
  'no-such-set': { kind: 'input', says: 'The service {service} has no set {set}.', next: 'It has {sets}.' },
  'no-such-action': {
    kind: 'input',
    says: 'Kontor cannot {verb} "{object}".',
    next: 'See docs/reference/objects.md for the names of the objects and what can be done with each.',
  },
  'sign-missing': {
    kind: 'input',
    says: '"{text}" has no "{sign}".',
    next: 'Write it like name{sign}value.',
  },
  'look-at-posting': 'Look at it: kontor postings show {id}.',
  'found-or-not': {
    kind: 'input',
    says: 'The command does not say whether the document was found.',
    next: 'Give either --found NUMBER or --not-found.',
  },
  'no-entry-named': {
    kind: 'input',
    says: 'No entry is named.',
    next: 'Name ids, or use --all-set-aside.',
  },
  'not-with-set-aside': {
    kind: 'input',
    says: '--source, --subject and --unreadable do not work on entries that were set aside.',
    next: 'Leave them out; --connection narrows the list.',
  },
  'ids-or-all': {
    kind: 'input',
    says: 'Ids cannot be combined with --all-parked or --all-rejected.',
    next: 'Leave out the ids, or --all-parked and --all-rejected.',
  },
  'ids-not-narrowed': {
    kind: 'input',
    says: '--reason and --flow cannot be combined with ids.',
    next: 'Name ids; or use --all-parked or --all-rejected, with --reason and --flow to choose fewer.',
  },
  'plan-not-confirmed': {
    kind: 'input',
    says: 'Plan {plan} is made and not run: there is no terminal to ask you on.',
    next: 'Look at the plan, then run it: kontor postings bulk run {plan}. Or add --yes.',
  },
  'nothing-to-replay': {
    kind: 'input',
    says: 'No posting is named.',
    next: 'Name ids; or use --all-parked or --all-rejected, with --reason and --flow to choose fewer.',
  },

  'orders-without-once': {
    kind: 'input',
    says: 'Without --once the demo runs until it is stopped.',
    next: 'Give --orders together with --once, or leave it out.',
  },
  'demo-differs': {
    kind: 'rejected',
    says: 'The numbers of the demo differ from those of its S/4HANA, which has {open} open orders, {partly} of them in part.',
    next: 'Report it, with the numbers above.',
  },
  'metadata-unreadable': {
    kind: 'input',
    says: '{file} cannot be read: {why}.',
    next: 'Name a file with the $metadata of a service.',
  },
  'bad-fault': {
    kind: 'input',
    says: '"{text}" does not name a fault and its rate.',
    next: 'Write it like lost-after-commit=0.1.',
  },
} as const;

export const say = sentences(english, german);

/** A reason of the command line, in its language. */
export const speak = speaker(say.words[ownLanguage]);
