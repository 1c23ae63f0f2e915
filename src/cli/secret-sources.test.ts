import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readEnvironment } from './environment.ts';
import { secretOf } from './secret-sources.ts';

const name = 'KONTOR_ENCRYPTION_KEY';
const of = (variables: Record<string, string>) => secretOf(readEnvironment(variables), name);

test('a secret comes from the environment, a file or a program, without what stands around it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'key');
  writeFileSync(file, 'from-a-file\n');
  expect(of({})).toBeUndefined();
  expect(of({ [name]: '', [`${name}_FILE`]: '' })).toBeUndefined();
  expect(of({ [name]: 'plain' })).toBe('plain');
  expect(of({ [`${name}_FILE`]: file })).toBe('from-a-file');
  expect(of({ [`${name}_COMMAND`]: `tr a-z A-Z < '${file}'` })).toBe('FROM-A-FILE');
});

test('what does not give it is named, and the secret of another way is not taken for it', () => {
  const thrown = (variables: Record<string, string>) => {
    try {
      return of(variables);
    } catch (error) {
      return error;
    }
  };
  expect(thrown({ [name]: 'plain', [`${name}_FILE`]: '/etc/key' })).toMatchObject({
    code: 'set-twice',
    message: `${name} and ${name}_FILE are both set.`,
  });
  expect(thrown({ [`${name}_FILE`]: '/no/such/file' })).toMatchObject({
    code: 'no-secret',
    message: expect.stringMatching(
      /_FILE gives no secret: Kontor cannot read \/no\/such\/file \(it does not exist\)\.$/,
    ),
  });
  expect(thrown({ [`${name}_COMMAND`]: 'echo half; exit 3' })).toMatchObject({
    code: 'no-secret',
    message: `${name}_COMMAND gives no secret: it ended with exit code 3.`,
  });
  expect(thrown({ [`${name}_COMMAND`]: 'true' })).toMatchObject({ message: expect.stringMatching(/empty/) });
});
