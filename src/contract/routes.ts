// Every route of the API: those that the gateway answers, unified objects, and the ones for pages of other products.
import { auditRoutes } from './audit.ts';
import { bulkPlanRoutes } from './bulk-plans.ts';
import { changeRequestRoutes } from './change-requests.ts';
import { connectRoutes, connectSessionRoutes } from './connect-sessions.ts';
import { connectionRoutes } from './connections.ts';
import { connectorRoutes } from './connectors.ts';
import { destinationRoutes } from './destinations.ts';
import { eventRoutes } from './events.ts';
import { examinationRoutes } from './examinations.ts';
import { findRoutes } from './find.ts';
import { flowDefinitionRoutes } from './flow-definitions.ts';
import { flowDifferenceRoutes } from './flow-differences.ts';
import { flowPreviewRoutes } from './flow-previews.ts';
import { flowRoutes } from './flows.ts';
import { idleRoutes } from './idle.ts';
import { installationRoutes } from './installation.ts';
import { keyRoutes } from './keys.ts';
import { messageRoutes } from './messages.ts';
import { objectKindRoutes } from './object-kinds.ts';
import { objectRoutes } from './objects.ts';
import { orderBoardRoutes } from './order-board.ts';
import { seriesRoutes } from './overview.ts';
import { postingRoutes } from './postings.ts';
import { restoreRoutes } from './restores.ts';
import type { Route } from './route.ts';
import { runRoutes } from './runs.ts';
import { serviceRoutes } from './services.ts';
import { sessionRoutes, signInRoutes } from './sessions.ts';
import { setAsideRoutes } from './set-aside.ts';
import { storyRoutes } from './stories.ts';
import { tenantRoutes } from './tenants.ts';
import { widgetRoutes, widgetTokenRoutes } from './widget-tokens.ts';

export const routes = {
  ...tenantRoutes,
  ...keyRoutes,
  ...connectionRoutes,
  ...examinationRoutes,
  ...serviceRoutes,
  ...objectKindRoutes,
  ...orderBoardRoutes,
  ...connectorRoutes,
  ...connectSessionRoutes,
  ...widgetTokenRoutes,
  ...flowDefinitionRoutes,
  ...flowRoutes,
  ...flowPreviewRoutes,
  ...flowDifferenceRoutes,
  ...postingRoutes,
  ...bulkPlanRoutes,
  ...storyRoutes,
  ...findRoutes,
  ...eventRoutes,
  ...seriesRoutes,
  ...runRoutes,
  ...setAsideRoutes,
  ...restoreRoutes,
  ...idleRoutes,
  ...installationRoutes,
  ...messageRoutes,
  ...destinationRoutes,
  ...changeRequestRoutes,
  ...auditRoutes,
  ...sessionRoutes,
} satisfies Record<string, Route>;

export type RouteName = keyof typeof routes;

export const everyRoute: Record<string, Route> = {
  ...routes,
  ...objectRoutes,
  ...connectRoutes,
  ...widgetRoutes,
  ...signInRoutes,
};
