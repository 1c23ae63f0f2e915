import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import Search from 'lucide-react/icons/search';
import { rootRoute } from '../../root.ts';
import { searchOf } from '../../search.ts';

export const findRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/find',
  validateSearch: searchOf('text'),
  component: lazyRouteComponent(() => import('./page.tsx'), 'FindPage'),
  staticData: {
    page: {
      title: { en: 'Where is my order?', de: 'Wo ist meine Bestellung?' },
      nav: { order: 30, icon: Search },
      needs: 'read',
    },
  },
});
