import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../root.ts';

/** `cursor`: of the list of calls. `call`: the one that is open. */
export type ConnectionSearch = {
  cursor?: string;
  call?: string;
};

export const connectionRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/connections/$id',
  validateSearch: (given: Record<string, unknown>): ConnectionSearch =>
    Object.fromEntries(
      (['cursor', 'call'] as const).flatMap(name => {
        const value = given[name];
        return typeof value === 'string' && value !== '' ? [[name, value]] : [];
      }),
    ),
  component: lazyRouteComponent(() => import('./page.tsx'), 'ConnectionPage'),
  staticData: { page: { title: { en: 'Connection', de: 'Verbindung' }, needs: 'read' } },
});
