// Every page, one line each. The build reads this list, too: the server learns from it which addresses are pages.
import { auditRoute } from './pages/audit/route.ts';
import { bulkPlanRoute } from './pages/bulk-plan/route.ts';
import { bulkPlansRoute } from './pages/bulk-plans/route.ts';
import { changeRequestsRoute } from './pages/change-requests/route.ts';
import { connectRoute } from './pages/connect/route.ts';
import { connectionRoute } from './pages/connection/route.ts';
import { connectionsRoute } from './pages/connections/route.ts';
import { destinationRoute } from './pages/destination/route.ts';
import { destinationsRoute } from './pages/destinations/route.ts';
import { documentRoute } from './pages/document/route.ts';
import { documentsRoute } from './pages/documents/route.ts';
import { embeddedRoute } from './pages/embedded/route.ts';
import { eventsRoute } from './pages/events/route.ts';
import { exploreObjectRoute, exploreRecordRoute, exploreRoute } from './pages/explore/routes.ts';
import { findRoute } from './pages/find/route.ts';
import { flowRoute } from './pages/flow/route.ts';
import { flowsRoute } from './pages/flows/route.ts';
import { installationRoute } from './pages/installation/route.ts';
import { keysRoute } from './pages/keys/route.ts';
import { liveRoute } from './pages/live/route.ts';
import { ordersRoute } from './pages/orders/route.ts';
import { overviewRoute } from './pages/overview/route.ts';
import { runRoute } from './pages/run/route.ts';
import { runsRoute } from './pages/runs/route.ts';
import { serviceRoute, servicesRoute } from './pages/services/routes.ts';
import { sessionsRoute } from './pages/sessions/route.ts';
import { setAsideRoute } from './pages/set-aside/route.ts';
import { changeFlowRoute, setUpFlowRoute } from './pages/set-up-flow/route.ts';
import { settingsRoute } from './pages/settings/route.ts';
import { signInRoute } from './pages/sign-in/route.ts';
import { tenantsRoute } from './pages/tenants/route.ts';
import { rootRoute } from './root.ts';

export const pages = [
  overviewRoute,
  documentsRoute,
  documentRoute,
  bulkPlansRoute,
  bulkPlanRoute,
  findRoute,
  liveRoute,
  connectionsRoute,
  connectionRoute,
  connectRoute,
  eventsRoute,
  setAsideRoute,
  runsRoute,
  runRoute,
  settingsRoute,
  keysRoute,
  embeddedRoute,
  sessionsRoute,
  changeRequestsRoute,
  auditRoute,
  tenantsRoute,
  installationRoute,
  destinationsRoute,
  destinationRoute,
  flowsRoute,
  flowRoute,
  setUpFlowRoute,
  changeFlowRoute,
  ordersRoute,
  exploreRoute,
  exploreObjectRoute,
  exploreRecordRoute,
  servicesRoute,
  serviceRoute,
  signInRoute,
] as const;

export const routeTree = rootRoute.addChildren(pages);
