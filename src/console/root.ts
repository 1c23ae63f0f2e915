// What a page declares about itself, and the root of all routes. Navigation, titles and permissions come from these declarations.
import { createRootRoute } from '@tanstack/react-router';
import type { LucideIcon } from 'lucide-react';

/** What the caller must be permitted to see a page; `nothing`: it is for people who are not signed in, too. */
export type Needs = 'nothing' | 'read' | 'write' | 'admin';

export interface PageDeclaration {
  title: { en: string; de: string };
  /** The place in the navigation; left out: the page is reached from other pages. */
  nav?: { order: number; icon: LucideIcon };
  /** Its place among the settings, and what it is for. */
  settings?: { order: number; icon: LucideIcon; about: { en: string; de: string } };
  needs: Needs;
  /** Only for those who see all tenants. */
  everyTenant?: true;
}

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    page?: PageDeclaration;
  }
}

export const rootRoute = createRootRoute();
