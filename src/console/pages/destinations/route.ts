import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import Send from 'lucide-react/icons/send';
import { rootRoute } from '../../root.ts';
import { searchOf } from '../../search.ts';

export const destinationsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings/destinations',
  validateSearch: searchOf('cursor'),
  component: lazyRouteComponent(() => import('./page.tsx'), 'DestinationsPage'),
  staticData: {
    page: {
      title: { en: 'Destinations', de: 'Ziele' },
      settings: {
        order: 50,
        icon: Send,
        about: {
          en: 'Addresses to which Kontor sends signed messages about what happens.',
          de: 'Adressen, an die Kontor signierte Nachrichten über das Geschehen sendet.',
        },
      },
      needs: 'read',
    },
  },
});
