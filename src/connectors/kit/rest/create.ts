// Creates a record in a REST system with one request, and finds the record again when the answer is lost.
import { recordWithout } from '../../../core/broken-answer.ts';
import { isDefect } from '../../../core/errors.ts';
import type { Access, ObjectWrite, ObjectWriter } from '../../../models/access.ts';
import { modelOf } from '../../../models/objects/all.ts';
import type { Fields } from '../fields.ts';
import { fitRecord, type TextRoom } from '../fit-record.ts';
import { uncertainDefect } from '../own-code.ts';
import { type RowReader, rowFields } from '../rows.ts';
import type { RestClient } from './client.ts';
import { type ListShape, readAll } from './pages.ts';
import { type Path, valueAt } from './path.ts';

export interface RestCreate {
  /** Left out: POST. */
  method?: 'POST' | 'PUT';
  path: string;
  /** How long texts of people may be (`items.text`); left out: the system sets no limit that matters. */
  lengths?: Record<string, number>;
  /** What is sent. Throws kind `input` for what the system does not take. `ask`: what a GET answers; it is asked once per connection. */
  body(write: ObjectWrite, ask: (path: string) => Promise<unknown>): unknown;
  /** Where the answer holds what was created; left out: it is the answer. */
  at?: Path;
  /** The header with which a repeated request is known as such. */
  repeat?: string;
  /**
   * The list in which it is found again, and which row of it is the one: many systems search parts of words. Throws kind `input` for
   * what cannot be looked for; nothing is sent then.
   */
  find(write: ObjectWrite): ListShape & { path: string; is(row: Fields): boolean };
  /** The field of the record that is true when it was reversed. */
  reversed?: string;
}

export function restWriter(
  reader: RowReader,
  is: RestCreate,
  { get }: Access,
  client: RestClient,
): ObjectWriter {
  const { system } = client;
  const { method = 'POST', path, at = [], repeat, reversed } = is;
  const answers = new Map<string, Promise<unknown>>();
  const ask = (asked: string): Promise<unknown> => {
    const known = answers.get(asked) ?? client.get(asked);
    answers.set(asked, known);
    // The next one asks again.
    known.catch(() => answers.delete(asked));
    return known;
  };
  const rooms = Object.entries(is.lengths ?? {}).map(
    ([path, length]): TextRoom => ({ of: [path], lengths: [length] }),
  );
  const fitted = ({ record }: ObjectWrite) => fitRecord(record, modelOf(reader.object).texts ?? [], rooms);
  const bodyOf = (write: ObjectWrite) => {
    // What cannot be looked for is not sent.
    is.find(write);
    return is.body({ ...write, record: fitted(write).record }, ask);
  };
  const numberOf = (row: unknown): string => {
    const id = reader.idIn(row);
    if (id === undefined) throw recordWithout(system, 'id');
    return id;
  };
  return {
    prepare: async write => ({ [method]: path, body: await bodyOf(write) }),
    losses: async write => fitted(write).losses,
    async post(write, { requestId }) {
      const headers = repeat === undefined ? {} : { [repeat]: requestId };
      const answer = await client.send(method, path, await bodyOf(write), headers);
      try {
        return { number: numberOf(valueAt(answer, at)) };
      } catch (thrown) {
        throw isDefect(thrown) ? uncertainDefect(thrown) : thrown;
      }
    },
    async find(write) {
      const { path: listed, is: matches, ...shape } = is.find(write);
      const rows = await readAll(client, listed, shape);
      return rows.filter(row => matches(rowFields(reader, row))).map(row => ({ number: numberOf(row) }));
    },
    ...(reversed === undefined || !get
      ? {}
      : { isReversed: async id => (await get(id, { raw: false, parts: [] }))?.record[reversed] === true }),
  };
}
