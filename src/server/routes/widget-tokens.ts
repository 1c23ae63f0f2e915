// Widget tokens.
import type { widgetTokenRoutes } from '../../contract/widget-tokens.ts';
import type { WidgetToken } from '../../gateway/widget-tokens.ts';
import { type Handlers, pageOf, type SpeakingGateway, viewOf } from '../handlers.ts';

export function widgetTokenHandlers({
  widgetTokens,
}: SpeakingGateway): Pick<Handlers, keyof typeof widgetTokenRoutes> {
  const view = ({ narrowed: where, ...token }: WidgetToken) => {
    const shown = { ...viewOf(token), where, state: widgetTokens.stateOf({ ...token, narrowed: where }) };
    return { ...shown, object: token.object as Shown['object'] };
  };
  return {
    async createWidgetToken({ caller, body }) {
      const { made, token } = await widgetTokens.create(caller, {
        widget: body.widget,
        connection: body.connection,
        object: 'object' in body ? body.object : undefined,
        narrowed: 'where' in body ? body.where : {},
        customer: 'customer' in body ? body.customer : undefined,
        flow: 'flow' in body ? body.flow : undefined,
        origin: body.origin,
        expiresInSeconds: body.expires_in_seconds,
      });
      return { ...view(made), token };
    },
    listWidgetTokens: ({ caller, query }) => pageOf(query, page => widgetTokens.list(caller, page), view),
    revokeWidgetToken: async ({ caller, params }) => view(await widgetTokens.revoke(caller, params.id)),
  };
}

type Shown = Awaited<ReturnType<Handlers['revokeWidgetToken']>>;
