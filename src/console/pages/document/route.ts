import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../root.ts';

export const documentRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/documents/$id',
  /** `call`: the recorded call that is shown next to the story. */
  validateSearch: ({ call }: Record<string, unknown>): { call?: string } =>
    typeof call === 'string' ? { call } : {},
  component: lazyRouteComponent(() => import('./page.tsx'), 'DocumentPage'),
  staticData: { page: { title: { en: 'Document', de: 'Beleg' }, needs: 'read' } },
});
