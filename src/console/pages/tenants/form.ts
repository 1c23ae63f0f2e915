// What the form of a tenant says, as the API takes it.
import type { Schemas } from '../../../client/index.ts';

type Tenant = Schemas['Tenant'];
export const quotaKinds = [
  'keys',
  'connect_sessions',
  'widget_tokens',
  'connections',
  'flows',
  'destinations',
] as const;
export const keptKinds = ['calls', 'messages', 'events', 'documents'] as const;
export const approvalKinds = ['flows', 'connections', 'replays'] as const;

/**
 * An empty field is null: no limit, or for ever; of a quota: the default again; of a tunnel: it is removed. `tunnels`: those that the
 * tenant has.
 */
export const settingsOf = (form: FormData, { tunnels }: Pick<Tenant, 'tunnels'>) => {
  const textOf = (field: string) => String(form.get(field) ?? '').trim();
  const numberOf = (field: string): number | null => {
    const value = textOf(field);
    return value === '' ? null : Number(value);
  };
  const newTunnel = textOf('new_tunnel');
  return {
    name: textOf('name'),
    requests_per_minute: numberOf('requests_per_minute'),
    quotas: {
      keys: numberOf('quotas.keys'),
      connect_sessions: numberOf('quotas.connect_sessions'),
      widget_tokens: numberOf('quotas.widget_tokens'),
      connections: numberOf('quotas.connections'),
      flows: numberOf('quotas.flows'),
      destinations: numberOf('quotas.destinations'),
    } satisfies Record<keyof Tenant['quotas'], number | null>,
    keep_days: {
      calls: numberOf('keep_days.calls'),
      messages: numberOf('keep_days.messages'),
      events: numberOf('keep_days.events'),
      documents: numberOf('keep_days.documents'),
    } satisfies Tenant['keep_days'],
    tunnels: {
      ...Object.fromEntries(Object.keys(tunnels).map(name => [name, textOf(`tunnels.${name}`) || null])),
      ...(newTunnel === '' ? {} : { [newTunnel]: textOf('new_tunnel_address') }),
    },
    approvals: approvalKinds.filter(kind => form.get(`approvals.${kind}`) !== null),
  };
};
