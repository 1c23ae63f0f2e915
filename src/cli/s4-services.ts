// `kontor s4 services|metadata|types`: what a tenant's services hold, as tables, JSON or TypeScript.
import { writeFileSync } from 'node:fs';
import type { EntitySet, Property } from '../odata/metadata/model.ts';
import { writeTypes } from '../odata/metadata/write-types.ts';
import { openService } from '../odata/service.ts';
import { knownServices } from '../s4/documents/known-services.ts';
import type { ApiAddress } from './daily.ts';
import { printJson, printTable } from './output.ts';
import { servicePath, withTenant } from './tenant.ts';

interface Output {
  json?: boolean;
}

export function s4Services({ json }: Output): void {
  const rows = Object.entries(knownServices).map(([name, service]) => ({ name, ...service }));
  if (json) {
    printJson(rows);
    return;
  }
  printTable(
    ['name', 'title', 'protocol', 'scenario', 'path'],
    rows.map(({ name, title, protocol, scenario, path }) => [
      name,
      title,
      protocol,
      scenario ?? 'not published',
      path,
    ]),
  );
}

/** Without a set: the sets and operations; with one: its fields. */
export async function s4Metadata(
  address: ApiAddress,
  connection: string,
  service: string,
  setName: string | undefined,
  { json, xml }: Output & { xml?: boolean },
): Promise<void> {
  const path = servicePath(service);
  await withTenant(address, connection, async client => {
    if (xml) {
      const reply = await client.request({ method: 'GET', path: `${path}/$metadata` });
      process.stdout.write(`${reply.text}\n`);
      return;
    }
    const opened = await openService(client, path);
    const { model } = opened;
    if (setName !== undefined) return printSet(opened.set(setName).definition, json);
    if (json) {
      const sets = [...model.sets.values()].map(shownSet);
      return printJson({ protocol: model.protocol, sets, operations: [...model.operations.values()] });
    }
    printTable(
      ['set', 'key', 'fields', 'may'],
      [...model.sets.values()].map(set => [
        set.name,
        set.type.keys.join(', '),
        set.type.properties.size,
        rightsOf(set),
      ]),
    );
    if (model.operations.size > 0)
      printTable(
        ['operation', 'kind', 'parameters'],
        [...model.operations.values()].map(({ name, kind, parameters }) => [
          name,
          kind,
          parameters.map(parameter => parameter.name).join(', '),
        ]),
      );
  });
}

function printSet(set: EntitySet, json: boolean | undefined): void {
  if (json) {
    printJson(shownSet(set));
    return;
  }
  printTable(
    ['field', 'type', 'label', 'notes'],
    [...set.type.properties.values()].map(property => [
      property.name,
      typeOf(property),
      property.label,
      [
        set.type.keys.includes(property.name) ? 'key' : '',
        property.extension ? 'custom' : '',
        property.creatable ? '' : 'not on create',
        property.filterable ? '' : 'no filter',
      ]
        .filter(Boolean)
        .join(', '),
    ]),
  );
  printTable(
    ['leads to', 'type', 'many'],
    [...set.type.navigations.values()].map(({ name, target, collection }) => [
      name,
      target.split('.').at(-1),
      collection ? 'yes' : '',
    ]),
  );
}

function shownSet(set: EntitySet): object {
  const { name, type, creatable, updatable, deletable } = set;
  return {
    name,
    keys: type.keys,
    creatable,
    updatable,
    deletable,
    fields: [...type.properties.values()],
    navigations: [...type.navigations.values()],
  };
}

const rightsOf = ({ creatable, updatable, deletable }: EntitySet) =>
  ['read', creatable && 'create', updatable && 'change', deletable && 'delete'].filter(Boolean).join(', ');

function typeOf({ edm, typeName, maxLength, precision, scale }: Property): string {
  const type = edm?.replace('Edm.', '') ?? typeName;
  if (maxLength !== undefined) return `${type}(${maxLength})`;
  return precision === undefined ? type : `${type}(${precision}${scale === undefined ? '' : `,${scale}`})`;
}

export async function s4Types(
  address: ApiAddress,
  connection: string,
  service: string,
  { out }: { out?: string },
): Promise<void> {
  const path = servicePath(service);
  const { model } = await withTenant(address, connection, client => openService(client, path));
  const text = writeTypes(model, nameOf(path));
  if (out === undefined) {
    process.stdout.write(text);
    return;
  }
  writeFileSync(out, text);
  process.stdout.write(`${out}: ${model.sets.size} sets\n`);
}

/** What the types are called: the service's technical name. */
const nameOf = (path: string) => path.split('/').findLast(part => !/^\d+$/.test(part)) ?? path;
