// Starts the console in the page that the server sends.
import './styles/tokens.css';
import './styles/base.css';
import './styles/parts.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { watchActivity } from './activity.ts';
import { basePath } from './base-path.ts';
import { LanguageProvider } from './language.tsx';
import { rootRoute } from './root.ts';
import { consoleRouter } from './router.ts';
import { Shell } from './shell.tsx';
import { applyTheme, chosenTheme } from './theme.ts';

applyTheme(chosenTheme());
watchActivity();
rootRoute.update({ component: Shell });

const queries = new QueryClient({
  defaultOptions: {
    // The client repeats what fails for a passing reason; a second repetition around it would only make people wait.
    queries: { retry: false, staleTime: 2_000, refetchOnWindowFocus: true },
  },
});

createRoot(document.getElementById('console') as HTMLElement).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <LanguageProvider>
        <RouterProvider router={consoleRouter(basePath() || '/')} />
      </LanguageProvider>
    </QueryClientProvider>
  </StrictMode>,
);
