import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import TableIcon from 'lucide-react/icons/table-2';
import { rootRoute } from '../../root.ts';
import { searchOf } from '../../search.ts';
import { objectSearch, recordSearch } from './search.ts';

const title = { en: 'Explore', de: 'Erkunden' };

export const exploreRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/explore',
  validateSearch: searchOf('connection'),
  component: lazyRouteComponent(() => import('./choose-page.tsx'), 'ChoosePage'),
  staticData: { page: { title, nav: { order: 90, icon: TableIcon }, needs: 'read' } },
});

export const exploreObjectRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/explore/$connection/$object',
  validateSearch: objectSearch,
  component: lazyRouteComponent(() => import('./list-page.tsx'), 'ListPage'),
  staticData: { page: { title, needs: 'read' } },
});

export const exploreRecordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/explore/$connection/$object/$id',
  validateSearch: recordSearch,
  component: lazyRouteComponent(() => import('./record-page.tsx'), 'RecordPage'),
  staticData: { page: { title, needs: 'read' } },
});
