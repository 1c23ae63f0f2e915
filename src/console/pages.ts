// Every page, one line each. The build reads this list, too: the server learns from it which addresses are pages.

import { connectionRoute } from './pages/connection/route.ts';
import { connectionsRoute } from './pages/connections/route.ts';
import { documentRoute } from './pages/document/route.ts';
import { documentsRoute } from './pages/documents/route.ts';
import { findRoute } from './pages/find/route.ts';
import { overviewRoute } from './pages/overview/route.ts';
import { signInRoute } from './pages/sign-in/route.ts';
import { rootRoute } from './root.ts';

export const pages = [
  overviewRoute,
  documentsRoute,
  documentRoute,
  findRoute,
  connectionsRoute,
  connectionRoute,
  signInRoute,
] as const;

export const routeTree = rootRoute.addChildren(pages);
