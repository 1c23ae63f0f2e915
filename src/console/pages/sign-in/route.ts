import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../root.ts';

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  /**
   * `to`: the page that was asked for first. Only pages of the console: a link from outside must not lead elsewhere. Browsers take a backslash
   * for a slash, and leave out tabs and line ends before they read an address. `problem`: the
   * code of why the identity provider has let nobody in.
   */
  validateSearch: ({ to, problem }: Record<string, unknown>): { to?: string; problem?: string } => ({
    ...(typeof to === 'string' && /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(to) ? { to } : {}),
    ...(typeof problem === 'string' && /^[a-z-]{1,60}$/.test(problem) ? { problem } : {}),
  }),
  component: lazyRouteComponent(() => import('./page.tsx'), 'SignInPage'),
  staticData: { page: { title: { en: 'Sign in', de: 'Anmelden' }, needs: 'nothing' } },
});
