// The S/4HANA sandbox in a process of its own. Answers when it has booked so many journal entries.
import { setTimeout as sleep } from 'node:timers/promises';
import { startS4Sandbox } from '../src/sandbox/s4hana/server.ts';

const s4 = await startS4Sandbox({ tokenLifeMs: 24 * 3_600_000 });
process.send?.({ url: s4.url });
process.on('message', async ({ booked }: { booked: number }) => {
  // Counting the books takes long; the number of writes says when it is worth it.
  while (s4.written() < booked || s4.books().journalEntries.size < booked) await sleep(20);
  const { journalEntries } = s4.books();
  const doubled = [...journalEntries.values()].filter(documents => documents.size > 1).length;
  process.send?.({ entries: journalEntries.size, doubled });
});
