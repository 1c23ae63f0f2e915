// The router of the console, below the path at which Kontor is reached.
import { createRouter } from '@tanstack/react-router';
import { NotFound } from './not-found.tsx';
import { routeTree } from './pages.ts';
import { PageFailed } from './parts/failed.tsx';
import { Loading } from './parts/loading.tsx';

export const consoleRouter = (basepath: string) =>
  createRouter({
    routeTree,
    basepath,
    scrollRestoration: true,
    defaultPreload: 'intent',
    defaultPendingComponent: Loading,
    defaultErrorComponent: PageFailed,
    defaultNotFoundComponent: NotFound,
  });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof consoleRouter>;
  }
}
