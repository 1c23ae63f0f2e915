// `kontor s4 get|post`: records of a tenant's services, as tables or JSON.
import { KontorError } from '../core/errors.ts';
import { openService } from '../odata/service.ts';
import type { Key } from '../odata/values/write-entity.ts';
import { type ApiAddress, settingsFrom } from './daily.ts';
import { printJson } from './output.ts';
import { filledColumns, plain, printRecord, printRows } from './record-tables.ts';
import { servicePath, withTenant } from './tenant.ts';

export interface GetOptions {
  json?: boolean;
  filter?: string;
  select?: string;
  expand?: string;
  orderby?: string;
  top: string;
  count?: boolean;
}

/** Without a key: a list; with one: a record. */
export async function s4Get(
  address: ApiAddress,
  connection: string,
  [service, setName, key]: [string, string, string | undefined],
  options: GetOptions,
): Promise<void> {
  await withTenant(address, connection, async client => {
    const set = (await openService(client, servicePath(service))).set(setName);
    const { select, expand } = shapeOf(options);
    if (options.count) {
      process.stdout.write(`${await set.count(options.filter)}\n`);
      return;
    }
    if (key !== undefined) {
      const record = await set.one(keyFrom(key), { select, expand });
      if (!record) throw noRecord(setName, key);
      return options.json ? printJson(plain(record)) : printRecord(record);
    }
    const rows = await set.list({
      filter: options.filter,
      select,
      expand,
      orderBy: listed(options.orderby),
      top: Number(options.top),
    });
    if (options.json) return printJson(rows.map(plain));
    const columns = select ?? filledColumns(rows, set.definition.type.keys);
    printRows(
      rows,
      columns.filter(name => !name.includes('/')),
    );
    if (rows.length === Number(options.top))
      process.stdout.write(`The first ${rows.length}; more with --top, how many there are with --count.\n`);
  });
}

/** Creates a record; `text`: JSON, or `@file`. */
export async function s4Post(
  address: ApiAddress,
  connection: string,
  [service, setName, text]: [string, string, string],
  { json }: { json?: boolean },
): Promise<void> {
  const record = settingsFrom(text, 'fields');
  await withTenant(address, connection, async client => {
    const { entity, warnings } = await (await openService(client, servicePath(service)))
      .set(setName)
      .create(record);
    for (const { code, text: said } of warnings) process.stderr.write(`warning: ${code} ${said}\n`);
    if (json) printJson(plain(entity));
    else printRecord(entity);
  });
}

const listed = (text: string | undefined) => text?.split(',').map(part => part.trim());
const shapeOf = ({ select, expand }: GetOptions) => ({ select: listed(select), expand: listed(expand) });

/** `1`, or `SalesOrder=1,SalesOrderItem=10`. */
function keyFrom(text: string): Key {
  if (!text.includes('=')) return text;
  return Object.fromEntries(
    text.split(',').map(part => {
      const at = part.indexOf('=');
      return [part.slice(0, at).trim(), part.slice(at + 1).trim()];
    }),
  );
}

function noRecord(set: string, key: string): KontorError {
  return new KontorError('missing', 'no-record', `${set} has no record ${key}.`, {
    next: 'Keys of several fields are written like SalesOrder=1,SalesOrderItem=10.',
  });
}
