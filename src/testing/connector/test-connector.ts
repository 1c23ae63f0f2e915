// `testConnector`: what every connector promises, tested against its system over real HTTP with any test runner.
import assert from 'node:assert/strict';
import type { AnyConnector } from '../../connections/any-connector.ts';
import type { Connector } from '../../models/connector.ts';
import type { Runner } from '../runner.ts';
import { changePromises } from './changes.ts';
import { faultPromises } from './faults.ts';
import { startFront } from './front.ts';
import { listPromises } from './lists.ts';
import { settingPromises } from './settings.ts';
import { opener, type Subject, type SystemUnderTest } from './subject.ts';
import { webhookPromises } from './webhooks.ts';
import { writePromises } from './writes.ts';

const promises = {
  ...settingPromises,
  ...listPromises,
  ...changePromises,
  ...writePromises,
  ...webhookPromises,
  ...faultPromises,
};

/**
 * Call it once in a test file: `testConnector(deskly, startDeskly, { test, after })`. The system is started before the first test and closed
 * after the last; it must have records, a few of each object, and of one more than a page.
 */
export function testConnector<Settings, Io>(
  connector: Connector<Settings, Io>,
  start: () => Promise<SystemUnderTest>,
  { test, after }: Runner,
): void {
  const opened: { close(): Promise<void> }[] = [];
  let begun: Promise<Subject> | undefined;
  const subjectOf = async (): Promise<Subject> => {
    const system = await start();
    await mustAnswer(connector.title, system.url);
    const front = await startFront(system.url);
    const clock = { now: system.now, elapsed: () => performance.now() };
    const parts = {
      connector: connector as AnyConnector,
      system,
      front,
      clock,
      told: [],
      refused: [],
      defects: [],
    };
    return { ...parts, open: opener(parts, opened) };
  };
  for (const [name, keeps] of Object.entries(promises))
    test(`${connector.title}: ${name}`, async context => {
      begun ??= subjectOf();
      const subject = await begun;
      try {
        await keeps(subject, reason => context.skip(reason));
      } finally {
        subject.front.reset();
        for (const one of opened.splice(0)) await one.close();
        noDefects(subject);
      }
    });
  after(async () => {
    const subject = await begun;
    await subject?.front.close();
    await subject?.system.close();
  });
}

/** Fails in place of what else has failed: the defect explains it. */
function noDefects({ defects }: Subject): void {
  const [first] = defects.splice(0);
  if (!first) return;
  const { stack } = first.cause as Partial<Error>;
  assert.fail(
    `${first.message} It threw: ${stack ?? first.cause}\nA function of a connector throws KontorErrors only, whatever the system answers. Read fields with the functions of the row (row.text, row.word, row.at, …): they say what does not fit.`,
  );
}

/** Any answer will do. Otherwise each test would wait for a system that is not there. */
async function mustAnswer(title: string, url: string): Promise<void> {
  await fetch(url).catch(cause => {
    assert.fail(
      `${title} does not answer at ${url} (${cause.cause?.code ?? cause.message}): start it in the function that testConnector is given.`,
    );
  });
}
