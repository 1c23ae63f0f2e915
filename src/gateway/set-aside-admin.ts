// Entries that the database has refused: people look at them, and have them exported, retried or discarded. Each of these
// stands in the audit trail.
import type { Caller } from '../core/caller.ts';
import type { KontorError } from '../core/errors.ts';
import { noSuch } from '../core/no-such.ts';
import { cutText } from '../core/storable.ts';
import type { Store } from '../store/open-store.ts';
import { isRefusal } from '../store/refusal.ts';
import type { SetAsideEntry, SetAsideFilter, WholeEntry } from '../store/set-aside.ts';
import { entriesOf } from './audit-entry.ts';
import { say } from './sentences.ts';

const entryOf = entriesOf('set-aside');

export type SetAsideAdmin = ReturnType<typeof setAsideAdmin>;

export function setAsideAdmin(store: Store) {
  /** With its entry in the audit trail, or not at all. */
  const decide = (
    caller: Caller,
    id: string,
    action: 'exported' | 'retried' | 'discarded',
    work: (table: Store['setAside']) => Promise<WholeEntry | undefined>,
  ): Promise<WholeEntry> =>
    store.writeAudited(caller, async ({ setAside }) => {
      const one = await work(setAside);
      if (!one) throw noSuch('set-aside', id);
      const { kind, connectionId: connection, about, reason } = one;
      return { answer: one, entry: entryOf(action, one, { entry: kind, connection, about, reason }) };
    });
  return {
    list: (caller: Caller, filter: SetAsideFilter) => store.setAside.list(caller.sees, filter),
    /** As a whole. Throws `missing/no-set-aside`, as all that follow. */
    export: (caller: Caller, id: string) =>
      decide(caller, id, 'exported', table => table.get(caller.sees, id)),
    /** Writes it where it belongs. Throws `conflict/refused-again`. */
    async retry(caller: Caller, id: string): Promise<SetAsideEntry> {
      try {
        const one = await decide(caller, id, 'retried', async table => {
          const taken = await table.take(caller.sees, id);
          if (taken) await table.restore(taken);
          return taken;
        });
        store.queue.wake();
        return one;
      } catch (thrown) {
        if (!isRefusal(thrown)) throw thrown;
        const { message } = thrown as Error;
        await store.setAside.refusedAgain(id, message);
        throw refusedAgain(id, cutText(message, 200), thrown);
      }
    },
    discard: (caller: Caller, id: string) =>
      decide(caller, id, 'discarded', table => table.take(caller.sees, id)),
  };
}

function refusedAgain(id: string, reason: string, cause: unknown): KontorError {
  return say.error('refused-again', { id, reason }, { cause, details: { id, reason } });
}
