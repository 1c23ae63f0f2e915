import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import Cable from 'lucide-react/icons/cable';
import { rootRoute } from '../../root.ts';
import { searchOf } from '../../search.ts';

export const connectionsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/connections',
  validateSearch: searchOf('cursor'),
  component: lazyRouteComponent(() => import('./page.tsx'), 'ConnectionsPage'),
  staticData: {
    page: {
      title: { en: 'Connections', de: 'Verbindungen' },
      nav: { order: 60, icon: Cable },
      needs: 'read',
    },
  },
});
