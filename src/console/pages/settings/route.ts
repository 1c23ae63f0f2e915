import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import Settings from 'lucide-react/icons/settings';
import { rootRoute } from '../../root.ts';

export const settingsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings',
  component: lazyRouteComponent(() => import('./page.tsx'), 'SettingsPage'),
  staticData: {
    page: {
      title: { en: 'Settings', de: 'Einstellungen' },
      nav: { order: 100, icon: Settings },
      needs: 'read',
    },
  },
});
