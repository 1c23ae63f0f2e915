import { expect, test } from 'vitest';
import { noSuch } from '../core/no-such.ts';
import { inCommands } from './in-commands.ts';

test('what the API says to do next is said in commands', () => {
  expect(inCommands(noSuch('posting', 'BC-1').next)).toBe('See which there are: kontor postings list.');
  expect(inCommands('Nothing was changed; settle with accept_difference.')).toBe(
    'Nothing was changed; settle with --accept-difference.',
  );
  expect(inCommands('Preview single subjects: POST /v1/flows/{id}/preview.')).toContain('POST /v1');
  expect(inCommands(undefined)).toBeUndefined();
});
