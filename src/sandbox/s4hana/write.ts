// Takes writes apart: checks every field of a body against the model, then hands the tree to the document's own
// rules. Updates and deletes check the ETag first.
import type { Operation, SetDocument } from './documents/document.ts';
import { type Draft, parseDraft } from './draft.ts';
import type { SetModel } from './model/parse-model.ts';
import { notFound, type ReadContext } from './read.ts';
import { parsePath } from './resource-path.ts';
import { SapFault } from './sap-fault.ts';
import type { Row } from './tables.ts';

export interface WriteContext extends ReadContext {
  documents: Map<string, SetDocument>;
  operations: Map<string, Operation>;
  dialect: 'V2' | 'V4';
  ownMetadata: Map<string, string>;
  /** Gives the row a new version; `field` carries it. */
  touch(row: Row, field?: string): void;
}

export interface Creation {
  set: SetModel;
  draft: Draft;
  /** What is created is answered and forgotten. */
  transient: boolean;
  /** Checks everything and, when it is called, books. Split so that a fault can strike in between. */
  commit(): Row;
}

export function prepareCreate(path: string, body: unknown, context: WriteContext): Creation {
  const target = parsePath(path, context.model);
  const navigation = target.navigation;
  const set = navigation ? context.model.sets.get(navigation.target) : target.set;
  const document = set && context.documents.get(set.name);
  const create = document?.create;
  if (!set || !create || !set.creatable || (target.key && !navigation)) {
    throw new SapFault(405, '/IWBEP/CM_MGW_RT/098', `Method 'POST' not allowed for '${path}'`);
  }
  if (document.v2Refusal && context.dialect === 'V2')
    throw new SapFault(400, document.v2Refusal.code, document.v2Refusal.message);
  const draft = parseDraft(body, set, context.model, 'create');
  if (target.key && navigation) {
    const parent = context.tables.of(target.set.service, target.set.name).get(target.key);
    if (!parent) throw notFound();
    for (const { here, there } of navigation.on) draft.fields[there] = parent[here] ?? null;
  }
  return { set, draft, transient: document.transient === true, commit: () => create(draft) };
}

export function update(
  path: string,
  body: unknown,
  ifMatch: string | undefined,
  replace: boolean,
  context: WriteContext,
): void {
  const { set, row } = existing(path, context);
  const document = context.documents.get(set.name);
  if (!document?.update || !set.updatable) {
    throw new SapFault(405, '/IWBEP/CM_MGW_RT/098', `Method 'PATCH' not allowed for '${path}'`);
  }
  checkETag(row, set, ifMatch, context);
  const draft = parseDraft(body, set, context.model, 'update');
  if (draft.children.size > 0) {
    throw new SapFault(
      400,
      '/IWBEP/CM_MGW_RT/099',
      'Deep update is not supported: change children one by one',
    );
  }
  const changes: Row = {};
  for (const field of set.fields.values()) {
    if (!field.updatable || set.keys.includes(field.name)) continue;
    if (field.name in draft.fields) changes[field.name] = draft.fields[field.name] ?? null;
    else if (replace) changes[field.name] = null; // PUT clears what it does not name
  }
  document.update(row, changes);
  if (set.etag) context.touch(row, set.etag);
}

export function remove(path: string, ifMatch: string | undefined, context: WriteContext): void {
  const { set, row } = existing(path, context);
  const document = context.documents.get(set.name);
  if (!document?.remove || !set.deletable) {
    throw new SapFault(405, '/IWBEP/CM_MGW_RT/098', `Method 'DELETE' not allowed for '${path}'`);
  }
  checkETag(row, set, ifMatch, context);
  document.remove(row);
}

function existing(path: string, context: WriteContext) {
  const { set, key, navigation } = parsePath(path, context.model);
  if (!key || navigation)
    throw new SapFault(405, '/IWBEP/CM_MGW_RT/098', `A single entity is expected, not '${path}'`);
  const row = context.tables.of(set.service, set.name).get(key);
  if (!row) throw notFound();
  return { set, row };
}

/** Missing If-Match is 428, a stale one 412 (KBA 3539067). */
export function checkETag(
  row: Row,
  set: SetModel,
  ifMatch: string | undefined,
  context: Pick<WriteContext, 'etagOf'>,
): void {
  if (!set.etag) return;
  if (ifMatch === undefined)
    throw new SapFault(428, '/IWFND/CM_MGW_RT/430', 'Precondition required: send If-Match');
  if (ifMatch !== '*' && ifMatch !== context.etagOf(row)) {
    throw new SapFault(
      412,
      '/IWFND/CM_MGW_RT/429',
      'Precondition failed: the entity has changed, read it again',
    );
  }
}
