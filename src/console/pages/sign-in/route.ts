import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../root.ts';

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  /** `to`: the page that was asked for first. Only pages of the console: a link from outside must not lead elsewhere. */
  validateSearch: ({ to }: Record<string, unknown>): { to?: string } =>
    typeof to === 'string' && /^\/(?![/\\])/.test(to) ? { to } : {},
  component: lazyRouteComponent(() => import('./page.tsx'), 'SignInPage'),
  staticData: { page: { title: { en: 'Sign in', de: 'Anmelden' }, needs: 'nothing' } },
});
