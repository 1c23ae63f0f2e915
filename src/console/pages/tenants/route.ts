import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import Building2 from 'lucide-react/icons/building-2';
import { rootRoute } from '../../root.ts';
import { searchOf } from '../../search.ts';

export const tenantsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings/tenants',
  validateSearch: searchOf('cursor', 'tenant'),
  component: lazyRouteComponent(() => import('./page.tsx'), 'TenantsPage'),
  staticData: {
    page: {
      title: { en: 'Tenants', de: 'Mandanten' },
      settings: {
        order: 40,
        icon: Building2,
        about: {
          en: 'For whom Kontor works: limits and their use, approvals, and how long records are kept.',
          de: 'Für wen Kontor arbeitet: Limits und ihre Nutzung, Genehmigungen und wie lange Daten aufbewahrt werden.',
        },
      },
      needs: 'read',
    },
  },
});
