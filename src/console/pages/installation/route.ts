import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import Server from 'lucide-react/icons/server';
import { rootRoute } from '../../root.ts';

export const installationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings/installation',
  component: lazyRouteComponent(() => import('./page.tsx'), 'InstallationPage'),
  staticData: {
    page: {
      title: { en: 'Installation', de: 'Installation' },
      settings: {
        order: 60,
        icon: Server,
        about: {
          en: 'This Kontor as a whole: its version, how people sign in, and the age of its encryption key.',
          de: 'Dieses Kontor als Ganzes: seine Version, wie Menschen sich anmelden und wie alt sein Schlüssel ist.',
        },
      },
      needs: 'admin',
      everyTenant: true,
    },
  },
});
