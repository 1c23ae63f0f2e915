import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../root.ts';
import { searchOf } from '../../search.ts';

export const runRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/runs/$id',
  /** `call`: the recorded call that is shown above the others. */
  validateSearch: searchOf('call', 'cursor'),
  component: lazyRouteComponent(() => import('./page.tsx'), 'RunPage'),
  staticData: { page: { title: { en: 'Run', de: 'Lauf' }, needs: 'read' } },
});
