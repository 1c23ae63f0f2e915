import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import Inbox from 'lucide-react/icons/inbox';
import { rootRoute } from '../../root.ts';
import { searchOf } from '../../search.ts';

export const eventsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/events',
  /** `event`: the one that is open next to the list. The others are the filters of the API. */
  validateSearch: searchOf(
    'connection',
    'source',
    'subject',
    'unreadable',
    'since',
    'until',
    'cursor',
    'event',
  ),
  component: lazyRouteComponent(() => import('./page.tsx'), 'EventsPage'),
  staticData: {
    page: { title: { en: 'Events', de: 'Ereignisse' }, nav: { order: 80, icon: Inbox }, needs: 'read' },
  },
});
