// A V4 service as a view on the tables of a V2 service, so that both show the same documents. The text form: a line
// without indent opens a set (`SalesOrder of A_SalesOrder type=… -deletable +messages`); indented lines hold ways to
// children (`_Item = to_Item`) and fields (`Name`, or `V4Name=V2Name`). Behind the sets come complex types with their
// fields, and bound operations:
//   action CreateFromSDDocument on BillingDocument * -> BillingDocument *
//     _Control>D_BillgDocCrteFrmSDDocCtrlPP _Reference>D_BillgDocCrteFrmSDDocRefPP*
import {
  type FieldModel,
  type Model,
  type NavigationModel,
  parseField,
  type SetModel,
} from '../model/parse-model.ts';

export interface V4Service {
  /** From the host on, without a slash at its end. */
  root: string;
  namespace: string;
  /** The V2 service whose tables are shown. */
  over: Model;
  /** The table whose rows carry the versions; what hangs on one of them has its version. Undefined: every row its own. */
  versions: SetModel | undefined;
  sets: Map<string, V4Set>;
  complexes: Map<string, FieldModel[]>;
  operations: Map<string, V4Operation>;
}

/** A bound action (POST) or function (GET). */
export interface V4Operation {
  name: string;
  /** Under which the rules know it. */
  rule: string;
  kind: 'action' | 'function';
  on: { set: string; collection: boolean };
  /** A set or a complex type; undefined: nothing is answered. */
  returns: { type: string; collection: boolean } | undefined;
  parameters: { name: string; type: string; collection: boolean }[];
}

export interface V4Set {
  name: string;
  typeName: string;
  table: SetModel;
  creatable: boolean;
  updatable: boolean;
  deletable: boolean;
  /** Its entities carry `SAP__Messages`. */
  messages: boolean;
  fields: Map<string, V4Field>;
  navigations: Map<string, V4Navigation>;
}

export interface V4Field {
  name: string;
  /** The V2 field. */
  of: FieldModel;
}

export interface V4Navigation {
  name: string;
  of: NavigationModel;
  target: string;
}

export const odata4Root = '/sap/opu/odata4/sap/';

/** `modelOf` answers the V2 service of a name. */
export function parseProjection(text: string, modelOf: (service: string) => Model): V4Service {
  const [first = '', ...lines] = text.trim().split('\n');
  const [, group, service, version, overName = '', rootName = ''] =
    /^group (\S+) service (\S+) version (\S+) over (\S+) versions (\S+)$/.exec(first) ?? [];
  const over = modelOf(overName);
  const versions = over.sets.get(rootName);
  if (!versions) throw new Error(`The model line cannot be read: ${first}`);
  const sets = new Map<string, V4Set>();
  const complexes = new Map<string, FieldModel[]>();
  const operations = new Map<string, V4Operation>();
  const ways: { set: V4Set; name: string; v2Name: string }[] = [];
  let set: V4Set | undefined;
  let take: (word: string) => void = () => {};
  for (const line of lines) {
    if (line.startsWith('complex ')) {
      const fields: FieldModel[] = [];
      complexes.set(line.slice('complex '.length), fields);
      take = word => fields.push(parseField(word));
    } else if (/^(action|function) /.test(line)) {
      const operation = parseOperation(line, service ?? '');
      operations.set(operation.name, operation);
      take = word => operation.parameters.push(parseParameter(word));
    } else if (!line.startsWith(' ')) {
      const opened = openSet(line, over);
      set = opened;
      sets.set(opened.name, opened);
      take = word => addField(opened, word);
    } else if (line.includes(' = ')) {
      const [name = '', v2Name = ''] = line.trim().split(' = ');
      if (set) ways.push({ set, name, v2Name });
    } else {
      for (const word of line.trim().split(' ')) take(word);
    }
  }
  for (const { set: from, name, v2Name } of ways) {
    const of = from.table.navigations.get(v2Name);
    const target = [...sets.values()].find(one => one.table.name === of?.target);
    if (!of || !target) throw new Error(`The model line cannot be read: ${from.name} ${name}`);
    from.navigations.set(name, { name, of, target: target.name });
  }
  return {
    root: `${odata4Root}${group}/srvd_a2x/sap/${service}/${version}`,
    namespace: `com.sap.gateway.srvd_a2x.${group}.v${version}`,
    over,
    versions,
    sets,
    complexes,
    operations,
  };
}

function addField(set: V4Set, word: string): void {
  const [name = '', v2Name = name] = word.split('=');
  const of = set.table.fields.get(v2Name);
  if (!of) throw new Error(`The model line cannot be read: ${set.name} has no ${v2Name}`);
  set.fields.set(name, { name, of });
}

function parseOperation(line: string, service: string): V4Operation {
  const [, kind, name = '', set = '', onCollection, type, isCollection] =
    /^(action|function) (\w+) on (\w+)( \*)?(?: -> (\w+)( \*)?)?$/.exec(line) ?? [];
  if (name === '') throw new Error(`The model line cannot be read: ${line}`);
  return {
    name,
    rule: `${service}/${name}`,
    kind: kind as V4Operation['kind'],
    on: { set, collection: onCollection !== undefined },
    returns: type === undefined ? undefined : { type, collection: isCollection !== undefined },
    parameters: [],
  };
}

function parseParameter(word: string): V4Operation['parameters'][number] {
  const [name = '', type = ''] = word.split('>');
  return { name, type: type.replace('*', ''), collection: type.endsWith('*') };
}

function openSet(line: string, over: Model): V4Set {
  const [name = '', , tableName = '', ...words] = line.split(' ');
  const table = over.sets.get(tableName);
  if (!table) throw new Error(`The model line cannot be read: ${line}`);
  return {
    name,
    typeName: words.find(word => word.startsWith('type='))?.slice('type='.length) ?? `${name}Type`,
    table,
    creatable: !words.includes('-creatable'),
    updatable: !words.includes('-updatable'),
    deletable: !words.includes('-deletable'),
    messages: words.includes('+messages'),
    fields: new Map(),
    navigations: new Map(),
  };
}

/** The name that V4 gives to a field of the table. */
export function v4Name(set: V4Set, v2Name: string): string {
  return [...set.fields.values()].find(field => field.of.name === v2Name)?.name ?? v2Name;
}

/** The type as V4 names it. */
export function v4Type({ of }: Pick<V4Field, 'of'>): string {
  if (of.type === 'DateTime') return 'Edm.Date';
  return of.type === 'Time' ? 'Edm.TimeOfDay' : `Edm.${of.type}`;
}
