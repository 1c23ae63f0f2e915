// The S/4HANA sandbox in a process of its own. Says how many journal entries it has booked.
import { startS4Sandbox } from '../src/sandbox/s4hana/server.ts';

const tenant = await startS4Sandbox({ tokenLifeMs: 24 * 3_600_000 });
process.send?.({ url: tenant.url });
process.on('message', () => {
  const { journalEntries } = tenant.books();
  const doubled = [...journalEntries.values()].filter(documents => documents.size > 1).length;
  process.send?.({ entries: journalEntries.size, doubled, sessions: tenant.sessionsOpened() });
});
