// Starts the console in the page that the server sends.
import './styles/tokens.css';
import './styles/base.css';
import './styles/parts.css';
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiProblem } from '../client/index.ts';
import { watchActivity } from './activity.ts';
import { basePath } from './base-path.ts';
import { LanguageProvider } from './language.tsx';
import { watchOtherTabs } from './other-tabs.ts';
import { rootRoute } from './root.ts';
import { consoleRouter } from './router.ts';
import { sessionKey } from './session.tsx';
import { Shell } from './shell.tsx';
import { applyTheme, chosenTheme } from './theme.ts';

applyTheme(chosenTheme());
watchActivity();
rootRoute.update({ component: Shell });

const askWhoIsThere = () => void queries.invalidateQueries({ queryKey: sessionKey });

const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onError(error) {
      // The session has ended.
      if (error instanceof ApiProblem && error.kind === 'auth') askWhoIsThere();
    },
  }),
  defaultOptions: {
    // The client repeats what fails for a passing reason; a second repetition around it would only make people wait.
    queries: { retry: false, staleTime: 2_000, refetchOnWindowFocus: true },
  },
});

watchOtherTabs(askWhoIsThere);

createRoot(document.getElementById('console') as HTMLElement).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <LanguageProvider>
        <RouterProvider router={consoleRouter(basePath() || '/')} />
      </LanguageProvider>
    </QueryClientProvider>
  </StrictMode>,
);
