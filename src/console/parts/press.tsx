import type { ComponentProps } from 'react';

/** A button with a word on it. `tone`: `main` for the one thing that a page is for, `danger` for what cannot be undone. */
export const Press = ({
  tone = 'plain',
  ...props
}: ComponentProps<'button'> & { tone?: 'plain' | 'main' | 'danger' | 'quiet' }) => (
  <button type="button" {...props} className="press" data-tone={tone} />
);
