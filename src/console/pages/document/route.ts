import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../root.ts';
import { searchOf } from '../../search.ts';

export const documentRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/documents/$id',
  /** `call`: the recorded call that is shown next to the story. */
  validateSearch: searchOf('call'),
  component: lazyRouteComponent(() => import('./page.tsx'), 'DocumentPage'),
  staticData: { page: { title: { en: 'Document', de: 'Beleg' }, needs: 'read' } },
});
