// docs/reference/connector-kit.md names every field and every building block that connectors are described with.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const text = (file: string) => readFileSync(join(root, file), 'utf8');
const page = text('docs/reference/connector-kit.md');
const inCode = [...page.matchAll(/`([^`]+)`/g)].map(([, code]) => code).join(' ');
const named = new Set(inCode.match(/[a-zA-Z]+/g));

/** Its own fields, without those of records inside. */
function fieldsOf(file: string, name: string): string[] {
  const [, body = ''] = new RegExp(`interface ${name}\\b[^{]*\\{\\n(.*?)\\n\\}`, 's').exec(text(file)) ?? [];
  return [...body.matchAll(/^ {2}(\w+)[?(:<]/gm)].flatMap(([, field]) => field ?? []);
}

const rest = 'src/connectors/kit/rest';
test.each([
  [`${rest}/connector.ts`, 'RestConnector'],
  [`${rest}/access.ts`, 'RestObject'],
  [`${rest}/access.ts`, 'RestList'],
  [`${rest}/access.ts`, 'RestGet'],
  [`${rest}/pages.ts`, 'ListShape'],
  [`${rest}/changes.ts`, 'RestChanges'],
  [`${rest}/since.ts`, 'Since'],
  [`${rest}/create.ts`, 'RestCreate'],
  [`${rest}/errors.ts`, 'RestErrors'],
  [`${rest}/receive.ts`, 'RestReceive'],
  [`${rest}/signed.ts`, 'Hmac'],
  [`${rest}/paging.ts`, 'Counted'],
  [`${rest}/paging.ts`, 'Keyed'],
  [`${rest}/paging.ts`, 'Continued'],
  ['src/testing/connector/subject.ts', 'SystemUnderTest'],
  ['src/testing/connector/subject.ts', 'ObjectUnderTest'],
  ['src/testing/connector/subject.ts', 'WebhookUnderTest'],
  ['src/models/connector.ts', 'Limits'],
])('%s: every field of %s is described', (file, name) => {
  const fields = fieldsOf(file, name);
  expect(fields).not.toEqual([]);
  expect(fields.filter(field => !named.has(field))).toEqual([]);
});

test('every building block of kontor/connector that is a function is described', () => {
  const exports = [
    ...text('src/connectors/index.ts').matchAll(
      /export \{([^}]*)\} from '\.\/kit\/rest\/(?:paging|logon|signed|path)\.ts'/g,
    ),
  ]
    .flatMap(([, names = '']) => names.split(','))
    .map(name => name.trim())
    .filter(name => name !== '' && !name.startsWith('type '));
  expect(exports.length).toBeGreaterThan(10);
  expect(exports.filter(name => !named.has(name))).toEqual([]);
});
