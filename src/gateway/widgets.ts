// What the widgets in the pages of other products show. Each question is narrowed to what its token says, and each answer holds only what a
// customer of that product may see: no blocks, no bodies of calls, no settings.
import type { Caller } from '../core/caller.ts';
import type { PostingState } from '../core/words.ts';
import { type ObjectOperation, objectOf } from '../models/access.ts';
import { type ObjectName, objectModels } from '../models/objects/all.ts';
import type { ObjectModel } from '../models/objects/field.ts';
import { codeOfOne } from './object-words.ts';
import type { Objects } from './objects.ts';
import type { AskedOrders, Board, OrderBoard } from './order-board.ts';
import type { ListedPosting, Postings } from './postings.ts';
import { say } from './sentences.ts';
import type { WidgetTokens } from './widget-tokens.ts';

export type Widgets = ReturnType<typeof widgets>;

/** In these a document waits for a person, or for Kontor to find out whether it was booked. */
export const waitingStates = ['parked', 'rejected', 'uncertain'] as const satisfies readonly PostingState[];

export interface Picked {
  value: string;
  name: string;
}

export function widgets(parts: {
  tokens: Pick<WidgetTokens, 'held'>;
  objects: Pick<Objects, 'search'>;
  orderBoard: OrderBoard;
  postings: Pick<Postings, 'list'>;
}) {
  const { tokens, objects, orderBoard, postings } = parts;
  return {
    /** Records by number or name, the best first. Throws what `objects.search` says. */
    async pick(
      caller: Caller,
      { text, limit }: { text: string; limit: number },
    ): Promise<{ result: Picked[]; asOf: string | undefined }> {
      const token = await tokens.held(caller);
      const object = token.object as ObjectName;
      const asked = { text, limit, fields: undefined, filters: token.narrowed };
      const found = await objects.search(caller, token.connectionId as string, object, asked);
      const [number = 'id', name = 'name'] = (objectModels[object] as ObjectModel).searched ?? [];
      // A chart of accounts each has an account of the same number.
      const byNumber = new Map<string, Picked>();
      for (const record of found.result) {
        const value = String(record[number] ?? '');
        if (value !== '' && !byNumber.has(value))
          byNumber.set(value, { value, name: String(record[name] ?? '') });
      }
      return { result: [...byNumber.values()], asOf: found.as_of };
    },
    async orders(caller: Caller, asked: Omit<AskedOrders, 'connectionId' | 'customer'>): Promise<Board> {
      const { connectionId, customer } = await tokens.held(caller);
      return orderBoard(caller, {
        ...asked,
        connectionId: connectionId as string,
        customer: customer ?? undefined,
      });
    },
    async errors(
      caller: Caller,
      { states, ...page }: { states: readonly PostingState[]; after: string | undefined; limit: number },
    ): Promise<ListedPosting[]> {
      const { connectionId, flowId } = await tokens.held(caller);
      return postings.list(caller.sees, {
        ...page,
        states,
        connection: connectionId ?? undefined,
        flow: flowId ?? undefined,
      });
    },
    /** What a document is called in a sentence. */
    kindOf: ({ operation }: Pick<ListedPosting, 'operation'>) =>
      say.reason(codeOfOne(objectOf(operation as ObjectOperation))),
  };
}
