import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../root.ts';
import { searchOf } from '../../search.ts';

export const destinationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings/destinations/$id',
  validateSearch: searchOf('state', 'cursor'),
  component: lazyRouteComponent(() => import('./page.tsx'), 'DestinationPage'),
  staticData: { page: { title: { en: 'Destination', de: 'Ziel' }, needs: 'read' } },
});
