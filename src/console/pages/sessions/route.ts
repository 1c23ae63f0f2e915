import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import MonitorSmartphone from 'lucide-react/icons/monitor-smartphone';
import { rootRoute } from '../../root.ts';
import { searchOf } from '../../search.ts';

export const sessionsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings/sessions',
  validateSearch: searchOf('of', 'state', 'cursor'),
  component: lazyRouteComponent(() => import('./page.tsx'), 'SessionsPage'),
  staticData: {
    page: {
      title: { en: 'Sessions', de: 'Sitzungen' },
      settings: {
        order: 15,
        icon: MonitorSmartphone,
        about: {
          en: 'Browsers in which you are signed in; administrators see those of everybody.',
          de: 'Browser, in denen Sie angemeldet sind; Administratoren sehen die von allen.',
        },
      },
      needs: 'read',
    },
  },
});
