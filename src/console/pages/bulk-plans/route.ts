import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../root.ts';
import { searchOf } from '../../search.ts';

export const bulkPlansRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/bulk-plans',
  validateSearch: searchOf('cursor'),
  component: lazyRouteComponent(() => import('./page.tsx'), 'BulkPlansPage'),
  staticData: { page: { title: { en: 'Bulk plans', de: 'Sammelpläne' }, needs: 'read' } },
});
