// What a connector says of itself: settings, secrets, hosts, steps of the administrator, and the check of a connection.
import { expect, test } from 'vitest';
import { z } from 'zod';
import { takeSecrets } from '../../src/core/secret-fields.ts';
import { secretsOf } from './faults.ts';
import { errorOf, isSentence, type Subject } from './subject.ts';

interface Field {
  path: string;
  description: string | undefined;
}
interface Schema {
  properties?: Record<string, Schema>;
  anyOf?: Schema[];
  oneOf?: Schema[];
  description?: string;
  const?: unknown;
}

/** Every field of the settings by its path; in a choice, those of each way. */
const fieldsOf = (schema: Schema, before = ''): Field[] => [
  ...[...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap(one => fieldsOf(one, before)),
  ...Object.entries(schema.properties ?? {}).flatMap(([name, one]) => {
    // What tells the ways of a choice apart is described by them.
    if (one.const !== undefined) return [];
    const path = before + name;
    const ways = [...(one.anyOf ?? []), ...(one.oneOf ?? [])];
    const isDescribed = ways.length > 0 && ways.every(way => way.description !== undefined);
    const description = one.description ?? (isDescribed ? 'by its ways' : undefined);
    return [{ path, description }, ...fieldsOf(one, `${path}.`)];
  }),
];

export function testSettings(subject: () => Subject): void {
  const fields = () => fieldsOf(z.toJSONSchema(subject().connector.settings, { io: 'input' }) as Schema);

  test('each setting has a description', () => {
    expect(fields().filter(({ description }) => !description)).toEqual([]);
  });

  test('a field that it does not know is refused', () => {
    const { connector, system } = subject();
    const settings = system.settings(system.url);
    expect(connector.settings.safeParse(settings).success).toBe(true);
    expect(connector.settings.safeParse({ ...settings, nobodyKnowsThis: 1 }).success).toBe(false);
  });

  test('secrets and what tells one system from another are settings', () => {
    const { connector } = subject();
    const paths = fields().map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining([...connector.secrets, ...connector.identity]));
    expect(connector.secrets.length).toBeGreaterThan(0);
  });

  test('what it says of itself is text for people, without a secret', () => {
    const { connector, system } = subject();
    const given = system.settings(system.url);
    const settings = connector.settings.parse(given);
    const steps = connector.adminSteps?.({ objects: [], auth: '' }) ?? [];
    for (const text of [connector.title, ...steps.flatMap(({ title, text }) => [title, text])])
      isSentence(text);
    expect(connector.name).toMatch(/^[a-z][a-z0-9-]*$/);
    const hosts = connector.hosts(settings);
    expect(hosts.map(host => URL.canParse(host))).toEqual(hosts.map(() => true));
    const said = JSON.stringify([
      hosts,
      connector.origin(settings),
      takeSecrets(given, connector.secrets).open,
    ]);
    expect(connector.origin(settings)).not.toBe('');
    expect(secretsOf(given, connector.secrets).filter(secret => said.includes(secret))).toEqual([]);
  });

  test('its check says what it leads to; wrong credentials are told to the connection', async () => {
    const { connector, system, front, refused, told, open } = subject();
    isSentence(await open().check());
    refused.splice(0);
    const wrong = system.wrongSettings(front.url);
    const connected = open(wrong);
    let error = await errorOf('check with wrong credentials', told, () => connected.check());
    // One refusal may be a token that was just withdrawn; five would lock many a user.
    for (let tries = 1; tries < 4 && refused.length === 0; tries++)
      error = await errorOf('check with wrong credentials', told, () => connected.check());
    expect([error.kind, refused.length > 0]).toEqual(['auth', true]);
    const said = JSON.stringify([error.message, error.next, error.details, refused.map(one => one.message)]);
    expect(secretsOf(wrong, connector.secrets).filter(secret => said.includes(secret))).toEqual([]);
  });
}
