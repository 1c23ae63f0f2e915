// What to read of a set, and the query string it becomes. V2 and V4 expand and select children in different words.
import type { Reason } from '../core/reasons.ts';
import { type Filter, filterText, propertyAt, splitFilter } from './filter.ts';
import type { EntitySet, ServiceModel, StructuredType } from './metadata/model.ts';
import { whyLeftOut } from './metadata/whole-types.ts';
import { say } from './sentences.ts';
import { type FoundProblem, invalid, notAField } from './values/write-entity.ts';

export interface Query<Field extends string = string> {
  /** A condition, or `$filter` as text, which is sent as it is. */
  filter?: Filter<Field> | string | undefined;
  /** Fields to read; those of expanded children with their path (`to_Item/Material`). Left out: all. */
  select?: readonly string[] | undefined;
  /** Children to read along: `to_Item`, `to_Item/to_PricingElement`. */
  expand?: readonly string[] | undefined;
  /** Such as `CreationDate desc`. Give a key last where rows must not be missed while data moves. */
  orderBy?: readonly string[] | undefined;
  /** At most so many records, however large the server's page is. */
  top?: number | undefined;
  skip?: number | undefined;
  /** Also ask how many there are. */
  count?: boolean | undefined;
}

/** Nobody names a limit; servers and proxies cut at 8 kB (S4-102). */
const longestUrl = 7_500;
/** Values of one `anyOf` in one request, to begin with. */
const maxValues = 100;

/** Query strings, mostly one; several when a list of values is too long for one URL. Throws kind `input`. */
export function queryStrings(
  query: Query,
  set: EntitySet,
  model: ServiceModel,
  pathLength: number,
): string[] {
  const whole = queryString(query, set, model);
  const { filter } = query;
  if (pathLength + whole.length <= longestUrl) return [whole];
  for (let most = maxValues; filter && typeof filter !== 'string' && most >= 1; most = Math.floor(most / 2)) {
    const parts = splitFilter(filter, most)?.map(part => queryString({ ...query, filter: part }, set, model));
    if (!parts) break;
    if (parts.some(part => pathLength + part.length > longestUrl)) continue;
    if (query.orderBy || query.skip || query.count) {
      throw say.error('query-in-parts', { name: set.name });
    }
    return parts;
  }
  throw say.error('query-too-long', { name: set.name, length: whole.length });
}

function queryString(query: Query, set: EntitySet, model: ServiceModel): string {
  const { filter, select, expand, orderBy, top, skip, count } = query;
  checkNames(query, set, model);
  const v2 = model.protocol === 'V2';
  const condition =
    typeof filter === 'string' || filter === undefined ? filter : filterText(filter, set.type, model);
  const parts = [
    condition && `$filter=${encodeURIComponent(condition)}`,
    ...(v2 ? v2Shape(select, expand) : v4Shape(select, expand)),
    orderBy?.length && `$orderby=${encodeURIComponent(orderBy.join(','))}`,
    top !== undefined && `$top=${top}`,
    skip !== undefined && `$skip=${skip}`,
    count && (v2 ? '$inlinecount=allpages' : '$count=true'),
  ].filter(part => typeof part === 'string' && part !== '');
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

/** For one record: no filter, no order. */
export function shapeString(
  { select, expand }: Pick<Query, 'select' | 'expand'>,
  set: EntitySet,
  model: ServiceModel,
): string {
  return queryString({ select, expand }, set, model);
}

function v2Shape(select: Query['select'], expand: Query['expand']): (string | undefined)[] {
  // A select that does not name an expanded child leaves it out, although it was expanded.
  const named = new Set(
    select?.flatMap(path => (path.includes('/') ? [path.slice(0, path.lastIndexOf('/'))] : [])),
  );
  const children =
    expand?.filter(path => ![...named].some(one => one === path || one.startsWith(`${path}/`))) ?? [];
  return [
    select?.length ? `$select=${[...select, ...children].join(',')}` : undefined,
    expand?.length ? `$expand=${expand.join(',')}` : undefined,
  ];
}

interface Tree {
  select: string[];
  children: Map<string, Tree>;
}

function v4Shape(select: Query['select'], expand: Query['expand']): (string | undefined)[] {
  const root: Tree = { select: [], children: new Map() };
  const at = (steps: readonly string[]): Tree =>
    steps.reduce((tree, step) => {
      const next = tree.children.get(step) ?? { select: [], children: new Map() };
      tree.children.set(step, next);
      return next;
    }, root);
  for (const path of expand ?? []) at(path.split('/'));
  for (const path of select ?? []) {
    const steps = path.split('/');
    const field = steps.pop() ?? '';
    at(steps).select.push(field);
  }
  const options = (tree: Tree): string[] => [
    ...(tree.select.length > 0 ? [`$select=${tree.select.join(',')}`] : []),
    ...(tree.children.size > 0
      ? [
          `$expand=${[...tree.children]
            .map(([name, child]) => {
              const inner = options(child).join(';');
              return inner === '' ? name : `${name}(${inner})`;
            })
            .join(',')}`,
        ]
      : []),
  ];
  return options(root);
}

function checkNames(query: Query, set: EntitySet, model: ServiceModel): void {
  const problems: FoundProblem[] = [];
  for (const path of query.select ?? [])
    if (!propertyAt(path, set.type, model) && !typeAt(path, set.type, model))
      problems.push({ field: path, problem: notAField(path, set.type, model) });
  for (const path of query.expand ?? [])
    if (!typeAt(path, set.type, model)) problems.push({ field: path, problem: noWay(path, set, model) });
  for (const part of query.orderBy ?? []) {
    const [path = '', direction, ...rest] = part.trim().split(/\s+/);
    const property = propertyAt(path, set.type, model);
    if (!property) problems.push({ field: path, problem: notAField(path, set.type, model) });
    else if (!property.sortable) problems.push({ field: path, problem: say.reason('not-sortable') });
    if (rest.length > 0 || (direction !== undefined && direction !== 'asc' && direction !== 'desc'))
      problems.push({ field: part, problem: say.reason('field-and-direction') });
  }
  for (const name of ['top', 'skip'] as const) {
    const number = query[name];
    if (number !== undefined && !(Number.isInteger(number) && number >= 0))
      problems.push({ field: name, problem: say.reason('whole-from-0') });
  }
  if (problems.length > 0) throw invalid('invalid-query', set.name, problems);
}

function noWay(path: string, set: EntitySet, model: ServiceModel): Reason {
  const why = whyLeftOut(path, set.type, model);
  return why ? say.reason('left-out', { why }) : say.reason('leads-nowhere', { set: set.name });
}

function typeAt(path: string, type: StructuredType, model: ServiceModel): StructuredType | undefined {
  let current: StructuredType | undefined = type;
  for (const step of path.split('/')) {
    const target: string | undefined = current?.navigations.get(step)?.target;
    current = target === undefined ? undefined : model.types.get(target);
  }
  return current;
}
