import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../root.ts';

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  /**
   * `to`: the page that was asked for first. Only pages of the console: a link from outside must not lead elsewhere. `problem`: the
   * code of why the identity provider has let nobody in.
   */
  validateSearch: ({ to, problem }: Record<string, unknown>): { to?: string; problem?: string } => ({
    ...(typeof to === 'string' && /^\/(?![/\\])/.test(to) ? { to } : {}),
    ...(typeof problem === 'string' && /^[a-z-]{1,60}$/.test(problem) ? { problem } : {}),
  }),
  component: lazyRouteComponent(() => import('./page.tsx'), 'SignInPage'),
  staticData: { page: { title: { en: 'Sign in', de: 'Anmelden' }, needs: 'nothing' } },
});
