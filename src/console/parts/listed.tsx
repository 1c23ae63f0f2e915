// A page of records as it comes: loading, failed, empty, or the table with the way to older ones.
import type { LinkProps } from '@tanstack/react-router';
import type { Key, ReactNode } from 'react';
import { useFormat, useTexts } from '../language.tsx';
import { common } from '../texts.ts';
import { Failed } from './failed.tsx';
import { Loading } from './loading.tsx';
import { Pager } from './pager.tsx';
import { type Column, Table } from './table.tsx';

export function Listed<Row>({
  list,
  caption,
  columns,
  keyOf,
  empty,
  from,
  cursor,
}: {
  list: {
    data: { result: readonly Row[]; next_cursor: string | null } | undefined;
    error: unknown;
    isPlaceholderData: boolean;
    refetch(): unknown;
  };
  caption: string;
  columns: readonly Column<Row>[];
  keyOf(row: Row): Key;
  /** What stands there instead of an empty table. */
  empty: ReactNode;
  /** The page, for the links to other cursors. */
  from: LinkProps['to'] & string;
  cursor: string | undefined;
}) {
  const said = useTexts(common);
  const format = useFormat();
  const { data, error } = list;
  if (error) return <Failed error={error} onRetry={() => void list.refetch()} />;
  if (data === undefined) return <Loading />;
  if (data.result.length === 0 && cursor === undefined) return empty;
  return (
    <>
      <Table
        caption={caption}
        columns={columns}
        rows={data.result}
        keyOf={keyOf}
        isStale={list.isPlaceholderData}
      />
      <Pager from={from} next={data.next_cursor} isFirst={cursor === undefined}>
        {said.onThisPage(format.number(data.result.length))}
      </Pager>
    </>
  );
}
