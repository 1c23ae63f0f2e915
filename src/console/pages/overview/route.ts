import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import House from 'lucide-react/icons/house';
import { rootRoute } from '../../root.ts';

export const overviewRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./page.tsx'), 'OverviewPage'),
  staticData: {
    page: { title: { en: 'Overview', de: 'Übersicht' }, nav: { order: 10, icon: House }, needs: 'read' },
  },
});
