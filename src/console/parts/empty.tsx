import type { ReactNode } from 'react';

/** Stands where there is nothing yet, and says what to do first. */
export const Empty = ({ title, children }: { title: string; children?: ReactNode }) => (
  <section className="empty">
    <h2>{title}</h2>
    {children}
  </section>
);
