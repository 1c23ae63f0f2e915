// A connector under test: its system, and connections to that system over real HTTP. The suite keeps everything that these say and record.
import assert from 'node:assert/strict';
import type { AnyConnector } from '../../connections/any-connector.ts';
import type { Call } from '../../core/call.ts';
import type { Clock } from '../../core/clock.ts';
import { KontorError } from '../../core/errors.ts';
import { languages } from '../../core/language.ts';
import { type Reason, speaker } from '../../core/reasons.ts';
import { takeSecrets } from '../../core/secret-fields.ts';
import { cleanErrors } from '../../http/clean-errors.ts';
import { hostRules } from '../../http/host-rules.ts';
import { recorded } from '../../http/record.ts';
import { redactor } from '../../http/redact.ts';
import { redactErrors } from '../../http/redact-errors.ts';
import { httpAgent, undiciSend } from '../../http/send.ts';
import type { ObjectWrite } from '../../models/access.ts';
import type { Connected } from '../../models/connector.ts';
import { type ObjectName, objectNames } from '../../models/objects/all.ts';
import { wordingOf } from '../../wording.ts';
import type { Front, Passing } from './front.ts';

/** What a connector is tested against: the real thing, or a strict sandbox of it. */
export interface SystemUnderTest {
  url: string;
  /** Settings of a connection that reaches the system at this address, with the right credentials. */
  settings(url: string): Record<string, unknown>;
  /** The same with credentials that the system refuses. */
  wrongSettings(url: string): Record<string, unknown>;
  now(): number;
  /** Lets time pass in the system, so that its changes are old enough for the connector to report them. */
  pass(ms: number): void;
  /** The path at which the connector requests tokens: such a request is no write. */
  tokenPath?: string;
  /** More about an object, where a test needs it. */
  objects?: { [Name in ObjectName]?: ObjectUnderTest };
  webhook?: WebhookUnderTest;
  close(): Promise<unknown>;
}

export interface ObjectUnderTest {
  /** Filters without which the system lists no records. */
  filters?: Record<string, unknown>;
  /** The connector reads the rows together, so one that it cannot read fails them all, with a sentence. */
  readTogether?: true;
  /** Adds a record in the system itself, and returns its id. */
  add?(): string | Promise<string>;
  /** A record to be created under this reference. Its fields are the same each time. */
  create?(reference: string): ObjectWrite;
  /** Where its creation is tested instead, such as that of a document which needs another one before. */
  createdIn?: string;
}

export interface WebhookUnderTest {
  raw: Buffer;
  tells: { object: ObjectName; id: string };
  /** Returns the headers with which the system signs the body. `secret` replaces the right secret. */
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
  /** What functions of the connector have thrown that is no sentence. */
  defects: KontorError[];
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
      foundDefect: error => void subject.defects.push(redact.error(error) as KontorError),
    });
    const close = async () => {
      await connected.close();
      await agent.destroy();
    };
    opened.push({ close });
    return { ...redactErrors({ ...connected }, redact), calls, close };
  };
}

/** Texts that come from a program and belong in no sentence. */
const ofPrograms =
  /\bundefined\b|\bNaN\b|\[object|is not a function|is not iterable|Cannot (read|convert|destructure)|TypeError|Unexpected token|in JSON at/;

export function isSentence(text: string): void {
  assert.doesNotMatch(
    text,
    ofPrograms,
    `What a connector says is a sentence for people, without texts of a program. Seen: "${text}".`,
  );
  assert.notEqual(text.trim(), '', 'What a connector says is a sentence for people. Seen: an empty text.');
}

/** The reason has a sentence in every language. */
export function isSaid(reason: Reason | undefined, { connector }: Subject): void {
  const words = wordingOf([connector]);
  for (const language of languages) isSentence(reason === undefined ? '' : speaker(words[language])(reason));
}

/** Whether a request may write something in the system. */
export const isWrite = ({ method, path }: Passing, { tokenPath }: SystemUnderTest): boolean =>
  method !== 'GET' && method !== 'HEAD' && path !== tokenPath;

/** Returns the error of `work`, which must say in sentences what happened and what to do. `about` names the case in a failure. */
export async function errorOf(
  about: string,
  told: string[],
  work: () => Promise<unknown>,
): Promise<KontorError> {
  const thrown = await work().then(
    answer =>
      assert.fail(`${about}: this is an error. Seen: the answer ${JSON.stringify(answer)?.slice(0, 200)}.`),
    (error: unknown) => error,
  );
  if (thrown instanceof assert.AssertionError) throw thrown;
  if (!(thrown instanceof KontorError))
    throw new assert.AssertionError({
      message: `${about}: the error is a KontorError, which says what happened. Seen: ${String(thrown)}.`,
    });
  const error = thrown;
  told.push(JSON.stringify([error.message, error.next, error.details]));
  assert.notEqual(
    error.kind,
    'bug',
    `${about}: the error is no defect of the connector. Seen: ${error.message} ${(error.cause as Partial<Error> | undefined)?.stack ?? ''}`,
  );
  isSentence(error.message);
  assert.ok(
    error.next,
    `${about}: the error says what to do next. Seen: only "${error.message}". Look at errors.next.`,
  );
  isSentence(error.next);
  return error;
}

export const accessesOf = (connected: Connected) =>
  objectNames.flatMap(name => {
    const access = connected.objects?.[name];
    return access ? [{ name, access }] : [];
  });
