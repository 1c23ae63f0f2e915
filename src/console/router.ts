// The router of the console, below the path at which Kontor is reached.
import { createRouter } from '@tanstack/react-router';
import { NotFound } from './not-found.tsx';
import { routeTree } from './pages.ts';
import { PageFailed } from './parts/failed.tsx';
import { Loading } from './parts/loading.tsx';
import { readSearch, writeSearch } from './search.ts';

export const consoleRouter = (basepath: string) =>
  createRouter({
    routeTree,
    parseSearch: readSearch,
    stringifySearch: writeSearch,
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
