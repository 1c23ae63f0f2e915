import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../root.ts';
import { flowSearch } from './search.ts';

export const flowRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/flows/$id',
  validateSearch: flowSearch,
  component: lazyRouteComponent(() => import('./page.tsx'), 'FlowPage'),
  staticData: { page: { title: { en: 'Flow', de: 'Flow' }, needs: 'read' } },
});
