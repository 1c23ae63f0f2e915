import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../root.ts';
import { searchOf } from '../../search.ts';

export const bulkPlanRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/bulk-plans/$id',
  /** `outcome` and `cursor`: which of its documents are listed. */
  validateSearch: searchOf('outcome', 'cursor'),
  component: lazyRouteComponent(() => import('./page.tsx'), 'BulkPlanPage'),
  staticData: { page: { title: { en: 'Bulk plan', de: 'Sammelplan' }, needs: 'read' } },
});
