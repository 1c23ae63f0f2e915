import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import RefreshCw from 'lucide-react/icons/refresh-cw';
import { rootRoute } from '../../root.ts';
import { searchOf } from '../../search.ts';

export const runsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/runs',
  validateSearch: searchOf('connection', 'flow', 'outcome', 'since', 'until', 'cursor'),
  component: lazyRouteComponent(() => import('./page.tsx'), 'RunsPage'),
  staticData: {
    page: { title: { en: 'Runs', de: 'Läufe' }, nav: { order: 85, icon: RefreshCw }, needs: 'read' },
  },
});
