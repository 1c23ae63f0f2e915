// What every connector promises, tested against its system over real HTTP: `testConnector(connector, startSystem)` in a test file.
import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import type { AnyConnector } from '../../src/connections/any-connector.ts';
import type { Connector } from '../../src/models/connector.ts';
import { testChanges } from './changes.ts';
import { testFaults } from './faults.ts';
import { startFront } from './front.ts';
import { testLists } from './lists.ts';
import { testSettings } from './settings.ts';
import { opener, type Subject, type SystemUnderTest } from './subject.ts';
import { testWebhooks } from './webhooks.ts';
import { testWrites } from './writes.ts';

/** The system must have records: a few of each object, and of one more than a page. */
export function testConnector<Settings, Io>(
  connector: Connector<Settings, Io>,
  start: () => Promise<SystemUnderTest>,
): void {
  describe(connector.title, () => {
    let subject: Subject;
    const opened: { close(): Promise<void> }[] = [];
    beforeAll(async () => {
      const system = await start();
      const front = await startFront(system.url);
      const clock = { now: system.now, elapsed: () => performance.now() };
      const parts = { connector: connector as AnyConnector, system, front, clock, told: [], refused: [] };
      subject = { ...parts, open: opener(parts, opened) };
    });
    afterEach(async () => {
      subject.front.reset();
      for (const one of opened.splice(0)) await one.close();
    });
    afterAll(async () => {
      await subject?.front.close();
      await subject?.system.close();
    });
    const ofSuite = () => subject;
    testSettings(ofSuite);
    testLists(ofSuite);
    testChanges(ofSuite);
    testWrites(ofSuite);
    testWebhooks(ofSuite);
    testFaults(ofSuite);
  });
}
