import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import KeyRound from 'lucide-react/icons/key-round';
import { rootRoute } from '../../root.ts';
import { searchOf } from '../../search.ts';

export const keysRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings/keys',
  validateSearch: searchOf('cursor'),
  component: lazyRouteComponent(() => import('./page.tsx'), 'KeysPage'),
  staticData: {
    page: {
      title: { en: 'API keys', de: 'API-Schlüssel' },
      settings: {
        order: 10,
        icon: KeyRound,
        about: {
          en: 'With these, programs and people sign in. Kontor stores only a fingerprint of a key.',
          de: 'Damit melden sich Programme und Menschen an. Kontor speichert von einem Schlüssel nur einen Fingerabdruck.',
        },
      },
      needs: 'admin',
    },
  },
});
