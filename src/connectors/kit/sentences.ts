// What is said of errors here.
import { sentences } from '../../core/sentences.ts';

export const say = sentences({
  'too-many-digits': {
    kind: 'input',
    says: '{system} would get {text} as {number}.',
    next: 'Nothing was sent. Numbers there have at most 15 digits.',
  },
  'no-such-record': {
    kind: 'missing',
    says: 'There is no {id} in {system}.',
    next: 'Check the id, and that this is the connection to the system where it was created.',
  },
  'list-moves': {
    kind: 'unavailable',
    says: '{set} changes faster than it can be read.',
    next: 'Send the same cursor again in a while.',
  },
  'cursor-outdated': {
    kind: 'input',
    says: 'The list cannot go on from this cursor: {why}.',
    next: 'Begin again without a cursor.',
  },
  'no-item': {
    kind: 'missing',
    says: '{id} has no item {item} in {system}.',
    next: 'Nothing was changed. Read the record: it says its items.',
  },
  'filter-missing': {
    kind: 'input',
    says: '{system} lists {object} of one {demanded} only.',
    next: 'Send {demanded}=ID.',
  },
  'foreign-link': {
    kind: 'config',
    says: '{system} answered a link to another host: {link}.',
    next: 'Check the proxy in front of the system: links must lead back to it.',
  },
  'endless-pages': {
    kind: 'config',
    says: '{system} answers page after page of {path} without an end.',
    next: 'Report it with the recorded calls; the system has probably changed its answers.',
  },
  'unreadable-webhook': {
    kind: 'input',
    says: 'The webhook is not a {title} event.',
    next: 'Send the event as {title} does.',
  },
});
