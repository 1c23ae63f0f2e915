// Which products' stock may have changed. Stock itself bears no stamp; goods movements do, and they are never changed. Once a day everything
// is compared, so that what no movement told is found all the same.
import { and, eq, type Filter, ge, gt, or } from '../../../odata/filter.ts';
import type { Entity } from '../../../odata/values/read-entity.ts';
import type { S4Client } from '../../../s4/client.ts';
import { lazyService } from '../../../s4/documents/collection.ts';
import type { Touched } from '../../kit/odata/mapping.ts';

interface Cursor {
  /** When everything was compared last. */
  comparedAt: string;
  /** The latest movement that was read, by the system's own clock; null: there was none. */
  at: string | null;
  /** The movements that were read last, which the overlap brings again; left out: it is not known. */
  read?: string[];
}

const set = 'A_MaterialDocumentHeader';
const dayMs = 86_400_000;
/** A movement is seen by others a little after its stamp. */
const overlapMs = 120_000;
/** Of more products than these everything is compared. */
const most = 500;

export async function movedStock(client: S4Client, before: unknown, now: Date): Promise<Touched> {
  const documents = lazyService(client, 'materialDocument').set(set);
  const cursor = before as Cursor | undefined;
  if (!cursor || now.getTime() - Date.parse(cursor.comparedAt) >= dayMs) {
    // Before the stock is read: what moves meanwhile is met again.
    const [last] = await documents.list({
      select: stamp,
      orderBy: stamp.map(field => `${field} desc`),
      top: 1,
    });
    const at = last ? stampOf(last) : null;
    return { where: undefined, cursor: { comparedAt: now.toISOString(), at } satisfies Cursor };
  }
  const [item, fields] = ['to_MaterialDocumentItem', ['Material', 'IssgOrRcvgMaterial']];
  const moved = await documents.list({
    select: [
      ...stamp,
      'MaterialDocumentYear',
      'MaterialDocument',
      ...fields.map(field => `${item}/${field}`),
    ],
    expand: [item],
    orderBy: [...stamp, 'MaterialDocumentYear', 'MaterialDocument'],
    ...(cursor.at === null ? {} : { filter: since(cursor.at) }),
  });
  const { read } = cursor;
  const products = moved
    .filter(row => !read?.includes(idOf(row)))
    .flatMap(row =>
      ((row[item] as Entity[] | null) ?? []).flatMap(line => fields.map(field => String(line[field] ?? ''))),
    );
  const values = [...new Set(products)].filter(product => product !== '');
  return {
    where: values.length > most ? undefined : { field: 'Material', values },
    // Stock that came back to what it was is told too: somebody may have read it in between.
    isNews: read !== undefined,
    cursor: {
      ...cursor,
      at: moved.map(stampOf).at(-1) ?? cursor.at,
      read: moved.map(idOf),
    } satisfies Cursor,
  };
}

const stamp = ['CreationDate', 'CreationTime'];

const idOf = ({ MaterialDocumentYear: year, MaterialDocument: number }: Entity) => `${year}/${number}`;

const stampOf = ({ CreationDate: day, CreationTime: time }: Entity) => `${day}T${time}Z`;

function since(at: string): Filter {
  const [day = '', time = ''] = new Date(Date.parse(at) - overlapMs).toISOString().split(/[T.]/);
  return or(gt('CreationDate', day), and(eq('CreationDate', day), ge('CreationTime', time)));
}
