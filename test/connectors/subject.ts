// A connector under test: its system, and connections to it over real HTTP, of which everything that is said and recorded is kept.
import { expect } from 'vitest';
import type { AnyConnector } from '../../src/connections/any-connector.ts';
import type { Call } from '../../src/core/call.ts';
import type { Clock } from '../../src/core/clock.ts';
import { KontorError } from '../../src/core/errors.ts';
import { takeSecrets } from '../../src/core/secret-fields.ts';
import { cleanErrors } from '../../src/http/clean-errors.ts';
import { hostRules } from '../../src/http/host-rules.ts';
import { recorded } from '../../src/http/record.ts';
import { redactor } from '../../src/http/redact.ts';
import { redactErrors } from '../../src/http/redact-errors.ts';
import { httpAgent, undiciSend } from '../../src/http/send.ts';
import type { ObjectWrite } from '../../src/models/access.ts';
import type { Connected } from '../../src/models/connector.ts';
import { type ObjectName, objectNames } from '../../src/models/objects/all.ts';
import type { Front, Passing } from './front.ts';

/** What a connector is tested against: the real thing, or a strict sandbox of it. */
export interface SystemUnderTest {
  url: string;
  /** Settings of a connection that reaches it at this address, with the right credentials. */
  settings(url: string): Record<string, unknown>;
  /** The same with credentials that it refuses. */
  wrongSettings(url: string): Record<string, unknown>;
  now(): number;
  /** Lets time pass in the system, so that what has changed is old enough to be told. */
  pass(ms: number): void;
  /** Where tokens are asked for: that writes nothing. */
  tokenPath?: string;
  /** By object, where there is more to say of it. */
  objects?: { [Name in ObjectName]?: ObjectUnderTest };
  webhook?: WebhookUnderTest;
  close(): Promise<unknown>;
}

export interface ObjectUnderTest {
  /** Without them the system lists none. */
  filters?: Record<string, unknown>;
  /** Its rows say something about each other, so that one that cannot be read fails them all, with a sentence. */
  readTogether?: true;
  /** Adds one in the system itself, and answers its id. */
  add?(): string | Promise<string>;
  /** A record to be created under this reference. Its fields are the same each time. */
  create?(reference: string): ObjectWrite;
}

export interface WebhookUnderTest {
  raw: Buffer;
  tells: { object: ObjectName; id: string };
  /** As the system signs it. `secret` takes the place of the right one. */
  sign(raw: Buffer, at: { nowMs: number; secret?: string }): Record<string, string>;
}

export interface Subject {
  connector: AnyConnector;
  system: SystemUnderTest;
  front: Front;
  clock: Clock;
  /** Every sentence, answer and recorded call of the whole suite. */
  told: string[];
  refused: KontorError[];
  open(settings?: Record<string, unknown>): OpenedConnection;
}

export interface OpenedConnection extends Connected {
  calls: Call[];
}

/** Without repeated reads, pace and breaker: they would hide what the connector makes of one answer. */
export function opener(
  subject: Omit<Subject, 'open'>,
  opened: { close(): Promise<void> }[],
): Subject['open'] {
  const { connector, system, front, clock, told } = subject;
  return (given = system.settings(front.url)) => {
    const settings = connector.settings.parse(given);
    const { secrets } = takeSecrets(given, connector.secrets);
    const redact = redactor(Object.values(secrets));
    const hosts = hostRules(connector.hosts(settings), ['127.0.0.1']);
    const agent = httpAgent({ connections: 8, tls: connector.tls?.(settings), hosts });
    const wire = undiciSend(agent, { timeoutMs: 20_000, maxBodyBytes: 32_000_000, hosts });
    const calls: Call[] = [];
    const send = recorded(cleanErrors(wire, redact), {
      connectionId: 'con_test',
      redact,
      bodies: 'all',
      bodyLimit: 16_384,
      readBodyLimit: 1_024,
      clock,
      write(call) {
        calls.push(call);
        told.push(JSON.stringify(call));
      },
    });
    const connected = connector.connect(settings, {
      send,
      clock,
      credentialsRefused: error => void subject.refused.push(redact.error(error) as KontorError),
    });
    const close = async () => {
      await connected.close();
      await agent.destroy();
    };
    opened.push({ close });
    return { ...redactErrors({ ...connected }, redact), calls, close };
  };
}

/** Of programs, and of no sentence. */
const ofPrograms =
  /\bundefined\b|\bNaN\b|\[object|is not a function|is not iterable|Cannot (read|convert|destructure)|TypeError|Unexpected token|in JSON at/;

export function isSentence(text: string): void {
  expect(text).not.toMatch(ofPrograms);
  expect(text.trim()).not.toBe('');
}

/** Whether a request may write something in the system. */
export const isWrite = ({ method, path }: Passing, { tokenPath }: SystemUnderTest): boolean =>
  method !== 'GET' && method !== 'HEAD' && path !== tokenPath;

/** The error that this ends with, which says in sentences what happened and what to do. `about`: for the reader of the failure. */
export async function errorOf(
  about: string,
  told: string[],
  work: () => Promise<unknown>,
): Promise<KontorError> {
  const thrown = await work().then(
    answer => expect.fail(`${about}: answered ${JSON.stringify(answer)?.slice(0, 200)} and no error`),
    (error: unknown) => error,
  );
  expect(thrown, about).toBeInstanceOf(KontorError);
  const error = thrown as KontorError;
  told.push(JSON.stringify([error.message, error.next, error.details]));
  expect([about, error.kind === 'bug', error.kind === 'bug' && error.message]).toEqual([about, false, false]);
  isSentence(error.message);
  isSentence(error.next ?? '');
  return error;
}

export const accessesOf = (connected: Connected) =>
  objectNames.flatMap(name => {
    const access = connected.objects?.[name];
    return access ? [{ name, access }] : [];
  });
