import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import ScrollText from 'lucide-react/icons/scroll-text';
import { rootRoute } from '../../root.ts';
import { searchOf } from '../../search.ts';

export const auditRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings/audit',
  validateSearch: searchOf('subject', 'since', 'until', 'cursor', 'entry'),
  component: lazyRouteComponent(() => import('./page.tsx'), 'AuditPage'),
  staticData: {
    page: {
      title: { en: 'Audit trail', de: 'Prüfprotokoll' },
      settings: {
        order: 30,
        icon: ScrollText,
        about: {
          en: 'Who changed what and when. The entries are chained, so that none can be changed unseen.',
          de: 'Wer wann was geändert hat. Die Einträge sind verkettet: Keiner lässt sich unbemerkt ändern.',
        },
      },
      needs: 'admin',
    },
  },
});
