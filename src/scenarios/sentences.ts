// The sentences of scenarios: what is wrong with a file or folder of them, and what a flow reads that a scenario does not have.
import { sentences } from '../core/sentences.ts';
import { german } from './sentences.de.ts';

const english = {
  'no-scenarios': { kind: 'input', says: 'There are no scenarios in {places}.', next: '{advice}' },
  'no-scenarios-of': {
    kind: 'input',
    says: 'There are no scenarios of {flow} in {places}.',
    next: '{advice}',
  },
  'name-folder-above': 'This is the folder of one flow; name the one above it: --samples {folder}.',
  'folder-of-flow': 'Put them in a folder with the name of their flow: {folder}.',
  'samples-unreadable': {
    kind: 'input',
    says: 'Kontor cannot read {folder}: {why}.',
    next: 'Name a folder that has a folder for each flow: --samples DIR.',
  },
  'bad-scenario': {
    kind: 'input',
    says: '{problems}',
    next: 'Correct the file. Its fields are described in docs/guides/test-flows.md, those of records in docs/reference/objects.md.',
  },
  'scenario-problem': '{file}: {why}.',
  'scenario-problem-at': '{file}: {place}: {why}.',
  'scenario-problems': '{first}\n{others}',
  'more-problems': 'and {count} more',
  'today-missing': 'today is missing: name the day on which the flow runs',
  'file-not-json': 'it is not JSON: {why}',
  'no-sample': {
    kind: 'missing',
    says: 'The flow reads {object} of the {side}.',
    next: 'Add them to the scenario: "{side}": {sample}.',
  },
  'unknown-filter': { kind: 'bug', says: 'Scenarios do not support the filter {name}.' },
} as const;

export const say = sentences(english, german);
