import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../root.ts';
import { searchOf } from '../../search.ts';

export const connectionRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/connections/$id',
  /** `cursor`: of the list of calls. `call`: the one that is open. */
  validateSearch: searchOf('cursor', 'call'),
  component: lazyRouteComponent(() => import('./page.tsx'), 'ConnectionPage'),
  staticData: { page: { title: { en: 'Connection', de: 'Verbindung' }, needs: 'read' } },
});
