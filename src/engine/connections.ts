// Open connections, one per stored connection and process, with what the engine adds to them: a memory of accounts
// that have been checked.
import { KontorError } from '../core/errors.ts';
import type { Connected, LedgerReader, Limits } from '../models/connector.ts';

export interface OpenConnection extends Connected {
  id: string;
  /** The system's own name for itself, for business keys. */
  origin: string;
  limits: Limits;
}

export interface OpenConnections {
  /** Throws `missing/no-connection`. */
  get(id: string): Promise<OpenConnection>;
  /** What was read about accounts and cost centers is read again. */
  forgetMasterData(id: string): void;
  close(): Promise<void>;
}

/** How long an account that was read counts as read. A person who mends one need not wait: a replay reads anew. */
const masterDataMs = 60_000;

/** `connect` opens a stored connection; undefined: there is none with this id. */
export function openConnections(
  connect: (id: string) => Promise<OpenConnection | undefined>,
  now: () => number,
): OpenConnections {
  const open = new Map<string, Promise<OpenConnection>>();
  const ledgers = new Map<string, { forget(): void }>();
  const openOne = async (id: string): Promise<OpenConnection> => {
    const connection = await connect(id);
    if (!connection) throw new KontorError('missing', 'no-connection', `There is no connection ${id}.`);
    if (!connection.ledger) return connection;
    const ledger = rememberingLedger(connection.ledger, now);
    ledgers.set(id, ledger);
    return { ...connection, ledger };
  };
  return {
    get(id) {
      const known = open.get(id);
      if (known) return known;
      const opening = openOne(id);
      open.set(id, opening);
      opening.catch(() => open.delete(id));
      return opening;
    },
    forgetMasterData: id => ledgers.get(id)?.forget(),
    async close() {
      const all = await Promise.allSettled(open.values());
      for (const one of all) if (one.status === 'fulfilled') await one.value.close();
    },
  };
}

function rememberingLedger(ledger: LedgerReader, now: () => number): LedgerReader & { forget(): void } {
  type Answer = Promise<{ blocked: boolean } | undefined>;
  const known = new Map<string, { at: number; answer: Answer }>();
  const remember = (key: string, read: () => Answer): Answer => {
    const found = known.get(key);
    if (found && now() - found.at < masterDataMs) return found.answer;
    const answer = read();
    known.set(key, { at: now(), answer });
    answer.catch(() => known.delete(key));
    return answer;
  };
  return {
    fetchAccount: (chart, account) =>
      remember(`a|${chart}|${account}`, () => ledger.fetchAccount(chart, account)),
    fetchCostCenter: (area, center) =>
      remember(`c|${area}|${center}`, () => ledger.fetchCostCenter(area, center)),
    forget: () => known.clear(),
  };
}
