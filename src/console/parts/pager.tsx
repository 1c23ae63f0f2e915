import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTexts } from '../language.tsx';
import { common } from '../texts.ts';

/** Below a list: how many there are, the way to older ones, and back to the newest. The cursor stands in the address. */
export function Pager({
  from,
  next,
  isFirst,
  children,
}: {
  from: LinkProps['to'] & string;
  next: string | null;
  isFirst: boolean;
  children?: ReactNode;
}) {
  const said = useTexts(common);
  const to = (cursor: string | undefined) => (
    <Link
      className="press"
      data-tone="plain"
      to={from}
      search={(all: Record<string, unknown>) => {
        const { cursor: _, ...rest } = all;
        return (cursor === undefined ? rest : { ...rest, cursor }) as never;
      }}
    >
      {cursor === undefined ? said.newest : said.older}
    </Link>
  );
  return (
    <footer className="pager">
      <p role="status">{children}</p>
      {!isFirst && to(undefined)}
      {next !== null && to(next)}
    </footer>
  );
}
