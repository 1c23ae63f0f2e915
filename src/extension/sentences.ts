// What is said of extensions and project folders.
import { sentences } from '../core/sentences.ts';
import { german } from './sentences.de.ts';

const english = {
  'other-extension-api': {
    kind: 'config',
    says: 'The extension {extension} is written for version {version} of the extension API, and this Kontor has version {own}.',
    next: 'Use a release of the extension for version {own}. Or change the extension as the CHANGELOG of Kontor says, and name version {own} in it.',
  },
  'no-project': {
    kind: 'config',
    says: '{folder} is not a project folder: {why}',
    next: 'Name a folder that `kontor init` has made.',
  },
  'no-package': 'it has no package.json that can be read.',
  'no-version':
    'its package.json does not name the version of the extension API that the folder is written for (kontor.extensionApi).',
  'project-not-installed': {
    kind: 'config',
    says: 'The packages of {folder} are not installed.',
    next: 'Run `npm install` in that folder.',
  },
  'project-of-another-kontor': {
    kind: 'config',
    says: '{folder} uses the Kontor in {theirs}, but this is the Kontor in {own}. What one of them defines does not work in the other.',
    next: 'Run `npx kontor` in the project folder: that is its own Kontor.',
  },
  'broken-module': {
    kind: 'config',
    says: '{file} cannot be loaded: {text}',
    next: 'Correct the file.',
  },
  'types-not-erasable': {
    kind: 'config',
    says: '{file} cannot be loaded: {text}',
    next: 'Correct the file. Kontor only removes types when it loads a file, so the file cannot use enums, namespaces or parameter properties.',
  },
  'nothing-exported': {
    kind: 'config',
    says: '{file} exports no {what}.',
    next: 'Export it by name, such as `export const deskly = restConnector(…)` or `export const contactToPartner = defineFlow(…)`.',
  },
  'extension-refused': {
    kind: 'config',
    says: 'The extension {extension} cannot be used. {mistakes}',
    next: 'Correct what is named, and start Kontor again.',
  },
  misplaced:
    '{file} makes a connector or a flow, but Kontor does not load files from there: move it to {expected}, or export it from a file of that folder.',
  'mistakes-in': '{where}: {mistakes}',
  'the-connector': 'The connector {name}',
  'the-flow': 'The flow {name}',
  'part-in-file': '{file} ({name})',
  'folder-not-empty': {
    kind: 'input',
    says: '{folder} is not empty, so nothing was written there.',
    next: 'Name a new folder.',
  },
} as const;

export const say = sentences(english, german);
