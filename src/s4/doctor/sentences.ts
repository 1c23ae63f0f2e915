// What the doctor finds, and what the administrator of the system does about it.
import { sentences } from '../../core/sentences.ts';
import { german } from './sentences.de.ts';

const english = {
  'sets-fail': '{sets}',
  'set-fails': '{set}: {why}',
  'shows-when-posting': 'It is there. Whether it may be used shows only when something is posted.',
  'create-arrangement':
    'Create a communication arrangement for {scenario} and assign the communication user to it. It releases: {services}.',
  'find-scenario':
    'Find the communication scenario of {name} ({service}) in the app "Communication Scenarios", and create an arrangement for it.',
  'service-not-there':
    '{service} is not there under {path}: check whether this release offers it, and whether something in between hides it.',
  'service-fails': '{service} ({name}): {why}',
} as const;

export const say = sentences(english, german);
