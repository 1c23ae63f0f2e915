import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../root.ts';
import { serviceSearch } from './search.ts';

const title = { en: 'Services', de: 'Services' };

export const servicesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/explore/$connection/services',
  component: lazyRouteComponent(() => import('./list-page.tsx'), 'ServicesPage'),
  staticData: { page: { title, needs: 'read' } },
});

export const serviceRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/explore/$connection/services/$service',
  validateSearch: serviceSearch,
  component: lazyRouteComponent(() => import('./service-page.tsx'), 'ServicePage'),
  staticData: { page: { title, needs: 'read' } },
});
