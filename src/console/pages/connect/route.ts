import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../root.ts';
import { searchOf } from '../../search.ts';

export const connectRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/connect',
  /** `connector`: the system that was chosen. `objects`: what is wanted of it, separated by commas. */
  validateSearch: searchOf('connector', 'objects'),
  component: lazyRouteComponent(() => import('./page.tsx'), 'ConnectPage'),
  staticData: { page: { title: { en: 'Connect a system', de: 'System verbinden' }, needs: 'admin' } },
});
