import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import PanelsTopLeft from 'lucide-react/icons/panels-top-left';
import { rootRoute } from '../../root.ts';
import { searchOf } from '../../search.ts';

export const embeddedRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings/embedded',
  validateSearch: searchOf('of', 'cursor'),
  component: lazyRouteComponent(() => import('./page.tsx'), 'EmbeddedPage'),
  staticData: {
    page: {
      title: { en: 'Embedded parts', de: 'Eingebettete Teile' },
      settings: {
        order: 12,
        icon: PanelsTopLeft,
        about: {
          en: 'What pages of other products may show or connect here, for a short time. Their backends make these tokens.',
          de: 'Was Seiten anderer Produkte hier für kurze Zeit zeigen oder verbinden dürfen. Deren Backends erzeugen diese Tokens.',
        },
      },
      needs: 'admin',
    },
  },
});
