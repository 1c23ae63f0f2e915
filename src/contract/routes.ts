// Every route of the API.
import { auditRoutes } from './audit.ts';
import { connectionRoutes } from './connections.ts';
import { eventRoutes } from './events.ts';
import { flowRoutes } from './flows.ts';
import { keyRoutes } from './keys.ts';
import { messageRoutes } from './messages.ts';
import { postingRoutes } from './postings.ts';
import type { Route } from './route.ts';
import { tenantRoutes } from './tenants.ts';

export const routes = {
  ...tenantRoutes,
  ...keyRoutes,
  ...connectionRoutes,
  ...flowRoutes,
  ...postingRoutes,
  ...eventRoutes,
  ...messageRoutes,
  ...auditRoutes,
} satisfies Record<string, Route>;

export type RouteName = keyof typeof routes;
