import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import GitPullRequest from 'lucide-react/icons/git-pull-request';
import { rootRoute } from '../../root.ts';
import { searchOf } from '../../search.ts';

export const changeRequestsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings/change-requests',
  validateSearch: searchOf('state', 'cursor', 'request'),
  component: lazyRouteComponent(() => import('./page.tsx'), 'ChangeRequestsPage'),
  staticData: {
    page: {
      title: { en: 'Change requests', de: 'Änderungsanträge' },
      settings: {
        order: 20,
        icon: GitPullRequest,
        about: {
          en: 'Changes that one person has asked for and another has to approve.',
          de: 'Änderungen, die eine Person beantragt hat und eine andere genehmigen muss.',
        },
      },
      needs: 'read',
    },
  },
});
