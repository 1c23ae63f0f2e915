// Widget tokens: the backend of another product makes one for each widget of a page. What a token is narrowed to is stored with it, so no
// question of the widget can widen it.
import { type Caller, everyTenant, type TenantScope, tenantForNew, type Widget } from '../core/caller.ts';
import type { Clock } from '../core/clock.ts';
import { noSuch } from '../core/no-such.ts';
import type { ObjectName } from '../models/objects/all.ts';
import type { Store } from '../store/open-store.ts';
import type { Page } from '../store/page.ts';
import type { WidgetToken } from '../store/widget-tokens.ts';
import { entriesOf } from './audit-entry.ts';
import { newPageToken, refuseEnded, stateOfToken } from './page-tokens.ts';
import { refuseUnknown } from './search-matches.ts';
import { say } from './sentences.ts';

export type { WidgetToken };

export interface WidgetTokenDraft {
  widget: Widget;
  connection: string | undefined;
  object: ObjectName | undefined;
  narrowed: Record<string, string>;
  customer: string | undefined;
  flow: string | undefined;
  origin: string;
  expiresInSeconds: number;
}

export type WidgetTokens = ReturnType<typeof widgetTokens>;

const entryOf = entriesOf('widget-token');

export function widgetTokens(parts: {
  store: Store;
  clock: Clock;
  /** What is remembered of tokens is to be looked up anew. */
  changed(): void;
}) {
  const { store, clock } = parts;
  const shown = ({ id, tenantId, createdAt, expiresAt, ...token }: WidgetToken) => ({
    ...token,
    expires_at: expiresAt,
  });
  const refuseForeign = async (tenantId: string, { connection, flow }: WidgetTokenDraft) => {
    const sees: TenantScope = { tenant: tenantId };
    if (connection !== undefined && !(await store.connections.get(sees, connection)))
      throw noSuch('connection', connection);
    if (flow !== undefined && !(await store.flows.get(sees, flow))) throw noSuch('flow', flow);
  };
  return {
    /**
     * `token` is not stored. Throws `missing/no-tenant`, `missing/no-connection`, `missing/no-flow`, `input/not-with-search`,
     * `limited/quota-reached`.
     */
    async create(caller: Caller, draft: WidgetTokenDraft): Promise<{ made: WidgetToken; token: string }> {
      const tenantId = tenantForNew(caller);
      if (!(await store.tenants.get(everyTenant, tenantId))) throw noSuch('tenant', tenantId);
      await refuseForeign(tenantId, draft);
      if (draft.object !== undefined) refuseUnknown(draft.object, draft.narrowed);
      const { token, hash } = newPageToken('widget-token');
      const made = await store.writeAudited(caller, async tables => {
        const answer = await tables.widgetTokens.create({
          tenantId,
          hash,
          widget: draft.widget,
          connectionId: draft.connection ?? null,
          object: draft.object ?? null,
          narrowed: draft.narrowed,
          customer: draft.customer ?? null,
          flowId: draft.flow ?? null,
          origin: draft.origin,
          expiresAt: new Date(clock.now() + draft.expiresInSeconds * 1000),
        });
        return { answer, entry: entryOf('created', answer, undefined, shown(answer)) };
      });
      return { made, token };
    },
    list: (caller: Caller, page: Page) => store.widgetTokens.list(caller.sees, page),
    /** Ends it. Throws `missing/no-widget-token`, `conflict/widget-token-ended`. */
    async revoke(caller: Caller, id: string): Promise<WidgetToken> {
      const found = await store.widgetTokens.get(caller.sees, id);
      if (!found) throw say.error('no-widget-token', { id });
      const now = new Date(clock.now());
      await store.writeAudited(caller, async tables => {
        if (!(await tables.widgetTokens.cancel(caller.sees, id, now)))
          throw say.error('widget-token-ended', { id });
        return { answer: undefined, entry: entryOf('revoked', found, shown(found)) };
      });
      parts.changed();
      return { ...found, expiresAt: now };
    },
    stateOf: (token: WidgetToken): 'open' | 'over' =>
      stateOfToken(token, clock) === 'open' ? 'open' : 'over',
    /** What the caller holds, as it is now. Throws `forbidden/session-over`. */
    held: async ({ id, sees }: Caller): Promise<WidgetToken> =>
      refuseEnded(await store.widgetTokens.get(sees, id), clock),
  };
}
