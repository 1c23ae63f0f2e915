// Widget tokens: what each may show, to which page, and until when.
import type { Kysely, Selection } from 'kysely';
import { newId } from '../core/ids.ts';
import { jsonOf } from './json.ts';
import { pageTokens } from './page-tokens.ts';
import { refuseBeyondQuota } from './quotas.ts';
import type { Schema } from './schema.ts';

const columns = [
  'id',
  'tenant_id as tenantId',
  'widget',
  'connection_id as connectionId',
  'object',
  'narrowed',
  'customer',
  'flow_id as flowId',
  'origin',
  'expires_at as expiresAt',
  'created_at as createdAt',
] as const;

export type WidgetToken = Selection<Schema, 'widget_tokens', (typeof columns)[number]>;

export function widgetTokens(db: Kysely<Schema>) {
  return {
    ...pageTokens<WidgetToken>(db, { table: 'widget_tokens', columns }),
    /** Throws `limited/quota-reached`. */
    async create(draft: Omit<WidgetToken, 'id' | 'createdAt'> & { hash: string }): Promise<WidgetToken> {
      await refuseBeyondQuota(db, draft.tenantId, 'widget_tokens');
      return db
        .insertInto('widget_tokens')
        .values({
          id: newId('widget-token'),
          tenant_id: draft.tenantId,
          hash: draft.hash,
          widget: draft.widget,
          connection_id: draft.connectionId,
          object: draft.object,
          narrowed: jsonOf(draft.narrowed),
          customer: draft.customer,
          flow_id: draft.flowId,
          origin: draft.origin,
          expires_at: draft.expiresAt,
        })
        .returning(columns)
        .executeTakeFirstOrThrow();
    },
  };
}
