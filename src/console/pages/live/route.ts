import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import Activity from 'lucide-react/icons/activity';
import { rootRoute } from '../../root.ts';
import { searchOf } from '../../search.ts';

export const liveRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/live',
  validateSearch: searchOf('connection', 'flow', 'posting', 'kind', 'outcome'),
  component: lazyRouteComponent(() => import('./page.tsx'), 'LivePage'),
  staticData: {
    page: { title: { en: 'Live', de: 'Live' }, nav: { order: 40, icon: Activity }, needs: 'read' },
  },
});
