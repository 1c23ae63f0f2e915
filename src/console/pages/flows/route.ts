import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import Workflow from 'lucide-react/icons/workflow';
import { rootRoute } from '../../root.ts';
import { searchOf } from '../../search.ts';

export const flowsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/flows',
  validateSearch: searchOf('cursor'),
  component: lazyRouteComponent(() => import('./page.tsx'), 'FlowsPage'),
  staticData: {
    page: { title: { en: 'Flows', de: 'Flows' }, nav: { order: 70, icon: Workflow }, needs: 'read' },
  },
});
