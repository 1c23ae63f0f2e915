import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../root.ts';
import { searchOf } from '../../search.ts';

export const setAsideRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/set-aside',
  validateSearch: searchOf('connection', 'entry', 'since', 'until', 'cursor'),
  component: lazyRouteComponent(() => import('./page.tsx'), 'SetAsidePage'),
  staticData: { page: { title: { en: 'Set aside', de: 'Beiseitegelegt' }, needs: 'read' } },
});
