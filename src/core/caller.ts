// Who asks, what they may do, and whose data they see.

/** read: look at everything but keys and audit trail; write: work with it; admin: connections, flows, keys, tenants. */
export const permissions = ['read', 'write', 'admin'] as const;
export type Permission = (typeof permissions)[number];
/** The elements that other products show in their pages with a widget token. */
export const widgets = ['picker', 'orders', 'errors'] as const;
export type Widget = (typeof widgets)[number];

/** What the token of a page may, and no key: a connect session opens its form, a widget token feeds one widget. */
export type PageRight = 'connect' | Widget;
export type Right = Permission | PageRight;

/** The usual sets of permissions, by the names that people know them under. */
export const roles = {
  viewer: ['read'],
  operator: ['read', 'write'],
  admin: ['read', 'write', 'admin'],
} as const satisfies Record<string, readonly Permission[]>;
export type Role = keyof typeof roles;

/** Whose data is meant. There is no default: each caller of the store says it. */
export type TenantScope = { tenant: string } | typeof everyTenant;
export const everyTenant = 'every-tenant';

/** The tenant that is there from the beginning, for those who have only one. */
export const mainTenant = 'main';

export interface Caller {
  /** `key_…`; `operator` for the key that Kontor was started with. */
  id: string;
  name: string;
  sees: TenantScope;
  may: readonly Right[];
  /** Of the token of a page: the origin of the only page that may send it. */
  page?: string;
  /** The browser session that the request came with. */
  session?: string;
  /** The change request that somebody else has asked for, while it is carried out. */
  approved?: string;
}

/** Who comes with the key that Kontor was started with. */
export const operator: Caller = { id: 'operator', name: 'operator', sees: everyTenant, may: roles.admin };

/** Who the audit trail names for what no person has asked for. */
export const kontorActor = { id: 'kontor', name: 'Kontor' } as const;

/** The tenant in which this caller makes something new. */
export function tenantForNew({ sees }: Pick<Caller, 'sees'>): string {
  return sees === everyTenant ? mainTenant : sees.tenant;
}
