import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import FileText from 'lucide-react/icons/file-text';
import { rootRoute } from '../../root.ts';
import { documentSearch } from './search.ts';

export const documentsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/documents',
  validateSearch: documentSearch,
  component: lazyRouteComponent(() => import('./page.tsx'), 'DocumentsPage'),
  staticData: {
    page: { title: { en: 'Documents', de: 'Belege' }, nav: { order: 20, icon: FileText }, needs: 'read' },
  },
});
