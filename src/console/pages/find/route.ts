import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import Search from 'lucide-react/icons/search';
import { rootRoute } from '../../root.ts';

export const findRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/find',
  validateSearch: ({ text }: Record<string, unknown>): { text?: string } =>
    text === undefined || text === null || typeof text === 'object' ? {} : { text: String(text) },
  component: lazyRouteComponent(() => import('./page.tsx'), 'FindPage'),
  staticData: {
    page: {
      title: { en: 'Where is my order?', de: 'Wo ist meine Bestellung?' },
      nav: { order: 30, icon: Search },
      needs: 'read',
    },
  },
});
