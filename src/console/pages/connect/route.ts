import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../root.ts';

/** `connector`: the system that was chosen. `objects`: what is wanted of it, separated by commas. */
export type ConnectSearch = { connector?: string; objects?: string };

export const connectRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/connect',
  validateSearch: (given: Record<string, unknown>): ConnectSearch =>
    Object.fromEntries(
      (['connector', 'objects'] as const).flatMap(name => {
        const value = given[name];
        return typeof value === 'string' && value !== '' ? [[name, value]] : [];
      }),
    ),
  component: lazyRouteComponent(() => import('./page.tsx'), 'ConnectPage'),
  staticData: { page: { title: { en: 'Connect a system', de: 'System verbinden' }, needs: 'admin' } },
});
