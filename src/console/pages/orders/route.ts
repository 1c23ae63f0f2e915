import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import Truck from 'lucide-react/icons/truck';
import { rootRoute } from '../../root.ts';
import { orderSearch } from './search.ts';

export const ordersRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/orders',
  validateSearch: orderSearch,
  component: lazyRouteComponent(() => import('./page.tsx'), 'OrdersPage'),
  staticData: {
    page: { title: { en: 'Orders', de: 'Aufträge' }, nav: { order: 50, icon: Truck }, needs: 'read' },
  },
});
