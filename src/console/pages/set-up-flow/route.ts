import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../root.ts';
import { searchOf } from '../../search.ts';

export const setUpFlowRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/flows/new',
  /** What was chosen: the kind of flow and its two connections. */
  validateSearch: searchOf('flow', 'from', 'to'),
  component: lazyRouteComponent(() => import('./page.tsx'), 'SetUpFlowPage'),
  staticData: { page: { title: { en: 'Set up a flow', de: 'Flow einrichten' }, needs: 'admin' } },
});

export const changeFlowRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/flows/$id/settings',
  component: lazyRouteComponent(() => import('./change-page.tsx'), 'ChangeFlowPage'),
  staticData: {
    page: { title: { en: 'Settings of a flow', de: 'Einstellungen eines Flows' }, needs: 'admin' },
  },
});
