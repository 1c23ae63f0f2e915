// What is wrong with a connector or a flow as its author has written it: what was found, and what to write.
import { sentences } from '../../core/sentences.ts';
import { german } from './sentences.de.ts';

const english = {
  'mistake-name':
    'The name "{name}" does not begin with a small letter, or has other characters than small letters, digits and hyphens: write one such as {example}.',
  'mistake-missing': '{place} is missing: write {write}.',
  'mistake-kind': '{place} has to be {kind}: write {write}.',
  'mistake-no-setting': '{place} names "{name}", which is no setting: write one of {settings}.',
  'mistake-settings-undescribed':
    'Kontor cannot make a form of the settings ({why}): write fields of texts, numbers, choices, lists and records.',
  'mistake-no-record-bodies':
    'The settings lack recordBodies: import recordBodies from kontor/connector, and write it among them.',
  'mistake-no-object': '{place} names "{name}", which is no object of Kontor: write one of {objects}.',
  'mistake-no-operation': '{place} names "{name}", which is no operation: write one such as {example}.',
  'mistake-no-field':
    '{place} names "{name}", which {object} do not have in Kontor: write one of {names}, or leave it out.',
  'mistake-no-items': '{place} has no items, and {object} have them in Kontor: write parts: {write}.',
  'mistake-not-listed': '{place} names "{name}", which is no filter of the object: write one of {names}.',
  'mistake-no-function': 'a function',
  'mistake-no-text': 'a text',
  'mistake-no-list': 'a list',
  'mistake-no-record': 'a record',
  'mistake-no-number': 'a number',
  'mistake-no-flag': 'true or false',
  'mistake-no-schema': 'a schema of zod',
} as const;

export const say = sentences(english, german);
