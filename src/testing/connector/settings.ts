// What a connector declares: settings, secrets, hosts, steps of the administrator, and the check of a connection.
import assert from 'node:assert/strict';
import { z } from 'zod';
import { speaker } from '../../core/reasons.ts';
import { takeSecrets } from '../../core/secret-fields.ts';
import { mistakesInConnector } from '../../models/mistakes/in-connector.ts';
import { say as ofMistakes } from '../../models/mistakes/sentences.ts';
import { secretsOf } from './faults.ts';
import type { Promises } from './promises.ts';
import { none } from './same.ts';
import { errorOf, isSaid, isSentence, type Subject } from './subject.ts';

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

/** Every field of the settings by its path; in a choice, the fields of each alternative. */
const fieldsOf = (schema: Schema, before = ''): Field[] => [
  ...[...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap(one => fieldsOf(one, before)),
  ...Object.entries(schema.properties ?? {}).flatMap(([name, one]) => {
    // The constant that tells alternatives apart needs no description: each alternative has its own.
    if (one.const !== undefined) return [];
    const path = before + name;
    const ways = [...(one.anyOf ?? []), ...(one.oneOf ?? [])];
    const isDescribed = ways.length > 0 && ways.every(way => way.description !== undefined);
    const description = one.description ?? (isDescribed ? 'by its ways' : undefined);
    return [{ path, description }, ...fieldsOf(one, `${path}.`)];
  }),
];

const fields = ({ connector }: Subject) =>
  fieldsOf(z.toJSONSchema(connector.settings, { io: 'input' }) as Schema);

export const settingPromises: Promises = {
  'it is described as Kontor expects it': async ({ connector }) => {
    const say = speaker(ofMistakes.words.en);
    const mistakes = mistakesInConnector(connector).map(say);
    assert.equal(mistakes.length, 0, `${connector.title} cannot be used. ${mistakes.join(' ')}`);
  },

  'each setting has a description': async subject => {
    none(
      'Each setting has a description, which people see in the form. Look at settings: setting(title, description).',
      fields(subject).flatMap(({ path, description }) => (description ? [] : [path])),
    );
  },

  'a field that it does not know is refused': async ({ connector, system }) => {
    const settings = system.settings(system.url);
    const { error } = connector.settings.safeParse(settings);
    if (error)
      assert.fail(
        `The settings of the system under test fit the connector. Look at settings(url) of the system under test. Seen:\n${z.prettifyError(error)}`,
      );
    assert.equal(
      connector.settings.safeParse({ ...settings, nobodyKnowsThis: 1 }).success,
      false,
      'A setting that the connector does not know is refused. Seen: nobodyKnowsThis is taken. Look at settings: write z.strictObject.',
    );
  },

  'secrets and what tells one system from another are settings': async subject => {
    const { secrets, identity } = subject.connector;
    const paths = fields(subject).map(({ path }) => path);
    none(
      `What secrets and identity name are settings (${paths.join(', ')}).`,
      [...secrets, ...identity].filter(one => !paths.includes(one)),
    );
    assert.notEqual(
      secrets.length,
      0,
      'A connector has a secret, with which it logs on. Seen: secrets is empty.',
    );
  },

  'what it says of itself is text for people, without a secret': async subject => {
    const { connector, system } = subject;
    const given = system.settings(system.url);
    const settings = connector.settings.parse(given);
    const steps = connector.adminSteps?.({ objects: [], auth: '' }) ?? [];
    isSentence(connector.title);
    for (const step of steps) isSaid(step, subject);
    assert.match(
      connector.name,
      /^[a-z][a-z0-9-]*$/,
      `The name has small letters, digits and hyphens. Seen: ${connector.name}.`,
    );
    const hosts = connector.hosts(settings);
    none(
      'Each of the hosts is an address. Look at base or hosts.',
      hosts.filter(host => !URL.canParse(host)),
    );
    const said = JSON.stringify([
      hosts,
      connector.origin(settings),
      takeSecrets(given, connector.secrets).open,
    ]);
    assert.notEqual(
      connector.origin(settings),
      '',
      'The origin says which system it is. Seen: an empty text. Look at origin.',
    );
    none(
      'No secret stands in the hosts, in the origin or in a setting that secrets does not name.',
      connector.secrets.filter(path => secretsOf(given, [path]).some(secret => said.includes(secret))),
    );
  },

  'its check says what it leads to; wrong credentials are told to the connection': async subject => {
    const { connector, system, front, refused, told, open } = subject;
    isSaid(await open().check(), subject);
    refused.splice(0);
    const wrong = system.wrongSettings(front.url);
    const connected = open(wrong);
    let error = await errorOf('check with wrong credentials', told, () => connected.check());
    // One refused logon may mean that a token was just withdrawn; five would lock the user in many systems.
    for (let tries = 1; tries < 4 && refused.length === 0; tries++)
      error = await errorOf('check with wrong credentials', told, () => connected.check());
    assert.equal(
      error.kind,
      'auth',
      `A check with wrong credentials is an error of kind auth. Seen: ${error.kind} (${error.message}). Look at wrongSettings of the system under test, and at errors.kinds.`,
    );
    assert.ok(
      refused.length > 0,
      'Refused credentials are told to the connection (io.credentialsRefused), after four checks at the latest. Seen: nothing was told.',
    );
    const said = JSON.stringify([error.message, error.next, error.details, refused.map(one => one.message)]);
    none(
      'The error about wrong credentials repeats none of the secrets.',
      connector.secrets.filter(path => secretsOf(wrong, [path]).some(secret => said.includes(secret))),
    );
  },
};
