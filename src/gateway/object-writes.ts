// Creates and changes unified objects over a connection. Every write is a posting: Kontor carries it out exactly once, however
// often a caller asks under the same Idempotency-Key, and looks for its document when the answer was lost.
import { createHash } from 'node:crypto';
import type { Caller } from '../core/caller.ts';
import { KontorError } from '../core/errors.ts';
import { newId } from '../core/ids.ts';
import type { Reason, Speak } from '../core/reasons.ts';
import type { PostingState } from '../core/words.ts';
import {
  type DryRun,
  knownField,
  type ObjectOperation,
  type ObjectWrite,
  type ObjectWriter,
  writerFor,
} from '../models/access.ts';
import type { Connected } from '../models/connector.ts';
import { fieldOf } from '../models/losses.ts';
import type { ObjectName } from '../models/objects/all.ts';
import type { Posting } from '../store/posting-rows.ts';
import { codeOfOne } from './object-words.ts';
import { say } from './sentences.ts';

export interface WriteRequest {
  object: ObjectName;
  act: 'create' | 'update';
  /** Of an update. */
  id?: string | undefined;
  /** Checked against the model. */
  record: Record<string, unknown>;
  idempotencyKey: string | undefined;
}

export interface WriteDryRun extends DryRun {
  /** In the system's own words. */
  would_send: unknown;
}

export type ObjectWrites = ReturnType<typeof objectWrites>;

export interface ObjectWriteParts {
  open(caller: Caller, id: string): Promise<Connected>;
  ofCaller(connectionId: string, key: string): Promise<Posting | undefined>;
  post(
    connectionId: string,
    intent: {
      operation: ObjectOperation;
      key: string;
      write: ObjectWrite;
      by: { caller: string; idempotencyKey: string };
    },
  ): Promise<Posting>;
  speak: Speak;
}

export function objectWrites({ open, ofCaller, post, speak }: ObjectWriteParts) {
  const writerOf = async (caller: Caller, connectionId: string, { object, act }: WriteRequest) => {
    const operation: ObjectOperation = `${object}.${act}`;
    const writer = writerFor(await open(caller, connectionId), operation);
    if (writer) return { operation, writer };
    throw say.error('not-writable', { act, object });
  };
  return {
    /**
     * Answers the posting after its first try. Throws `input/not-writable`, `input/losses-refused` and the like with
     * nothing sent; `conflict/exists-already`, `conflict/reference-used`, `config/key-reused`; and the reason of a posting that
     * was refused or waits for a person.
     */
    async write(caller: Caller, connectionId: string, request: WriteRequest): Promise<Posting> {
      const { operation, writer } = await writerOf(caller, connectionId, request);
      const key = request.idempotencyKey ?? newId('posting');
      const write = writeOf(request, connectionId, key);
      // A request that was made before needs no look at the system.
      if (!(await ofCaller(connectionId, key))) {
        await writer.prepare(write);
        await refuseLosses(writer, write, speak);
        const found = await existing(writer, write, request);
        // It may have been made meanwhile, by the same request sent twice.
        if (found.length > 0 && !(await ofCaller(connectionId, key)))
          throw existsAlready(found, write, request);
      }
      return outcomeOf(
        await post(connectionId, {
          operation,
          key: `requests/${key}`,
          write,
          by: { caller: caller.id, idempotencyKey: key },
        }),
        speak,
      );
    },
    /** Writes nothing. Throws what writing would throw. */
    async dryRun(caller: Caller, connectionId: string, request: WriteRequest): Promise<WriteDryRun> {
      const { writer } = await writerOf(caller, connectionId, request);
      const write = writeOf(request, connectionId, request.idempotencyKey ?? 'dry-run');
      const would_send = await writer.prepare(write);
      await refuseLosses(writer, write, speak);
      const found = await existing(writer, write, request);
      if (found.length > 0) throw existsAlready(found, write, request);
      const dryRun = (await writer.dryRun?.(write)) ?? { checked: [], warnings: [] };
      return { would_send, ...dryRun };
    },
  };
}

function writeOf({ object, act, id, record }: WriteRequest, connectionId: string, key: string): ObjectWrite {
  if (act === 'update') return { id, record };
  return {
    record,
    reference: String(chosenReference(object, record) ?? madeReference(`${connectionId}\n${object}\n${key}`)),
  };
}

/** A caller can shorten a text better than Kontor. Throws `input/losses-refused`. */
async function refuseLosses(writer: ObjectWriter, write: ObjectWrite, speak: Speak): Promise<void> {
  const losses = (await writer.losses?.(write)) ?? [];
  if (losses.length === 0) return;
  const problems = losses.map(loss => ({ field: fieldOf(loss), problem: speak(loss) }));
  throw say.error('losses-refused', { losses }, { details: { problems } });
}

const chosenReference = (object: ObjectName, record: Record<string, unknown>): unknown =>
  record[knownField(object, record)];

/** The caller's own reference may be in the system already; one that Kontor made is not. */
async function existing(
  writer: ObjectWriter,
  write: ObjectWrite,
  { object, act, record }: WriteRequest,
): Promise<string[]> {
  const isChosen = act === 'create' && chosenReference(object, record) !== undefined;
  return isChosen ? (await writer.find(write)).map(({ number }) => number) : [];
}

/**
 * Short enough for every field that holds a reference, and always the same for the same key, so that a document can be found
 * again even when Kontor has lost its database.
 */
function madeReference(of: string): string {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  const digest = createHash('sha256').update(of).digest();
  return `K${Array.from(digest.subarray(0, 11), byte => alphabet[byte % alphabet.length]).join('')}`;
}

/** A second document with the same reference could not be told from the first, once an answer is lost. */
function existsAlready(ids: string[], { reference }: ObjectWrite, { object }: WriteRequest): KontorError {
  return say.error(
    'exists-already',
    { object: say.reason(codeOfOne(object)), reference: reference ?? '', ids: ids.join(', ') },
    { details: { ids } },
  );
}

const nextOf: Partial<Record<PostingState, (posting: string) => Reason>> = {
  rejected: () => say.reason('correct-request'),
  parked: posting => say.reason('person-decides', { posting }),
  closed: posting => say.reason('person-closed', { posting }),
};

/** Throws the reason of a posting that was refused, waits for a person, or was closed by one. */
function outcomeOf(posting: Posting, speak: Speak): Posting {
  const { id, state, reason } = posting;
  const next = nextOf[state]?.(id);
  if (next === undefined) return posting;
  const said = reason ?? say.reason('posting-not-done', { posting: id, state });
  throw new KontorError(state === 'rejected' ? 'rejected' : 'conflict', said.code, speak(said), {
    details: { posting: id },
    params: { said, next },
    next: speak(next),
  });
}
