// A list that is read page by page, and what a reader sees of it meanwhile.
import { useEffect, useState } from 'preact/hooks';
import { Problem } from '../element/problem.ts';

export interface Page {
  next_cursor: string | null;
}

export interface Pages<Answer extends Page> {
  /** The page that was read last; it stays while another is read. */
  page: Answer | undefined;
  problem: Problem | undefined;
  isLoading: boolean;
  isFirst: boolean;
  again(): void;
  older(): void;
  newer(): void;
}

/**
 * `narrowed`: another value begins at the first page again. `reader`: another value may be somebody else, who may not have this page. `revision`:
 * another value reads the same page anew.
 */
export function usePages<Answer extends Page>(
  read: (cursor: string | undefined, signal: AbortSignal) => Promise<Answer>,
  narrowed: string,
  reader: string,
  revision: number,
): Pages<Answer> {
  const [cursors, setCursors] = useState<{ of: string; all: readonly string[] }>({ of: narrowed, all: [] });
  const of = `${reader} ${narrowed}`;
  const [{ pageOf, ...state }, setState] = useState<
    Pick<Pages<Answer>, 'page' | 'problem' | 'isLoading'> & { pageOf: string }
  >({
    page: undefined,
    pageOf: of,
    problem: undefined,
    isLoading: true,
  });
  const [tries, setTries] = useState(0);
  const all = cursors.of === narrowed ? cursors.all : [];
  const cursor = all.at(-1);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `read` is made anew each time; what it depends on is in the list.
  useEffect(() => {
    const asking = new AbortController();
    setState(before => ({ ...before, isLoading: true }));
    read(cursor, asking.signal).then(
      page => {
        if (!asking.signal.aborted) setState({ page, pageOf: of, problem: undefined, isLoading: false });
      },
      (thrown: unknown) => {
        if (asking.signal.aborted) return;
        const problem = thrown instanceof Problem ? thrown : new Problem('unreachable', '');
        // The page was of another list.
        if (problem.code === 'bad-cursor' && cursor !== undefined)
          return setCursors({ of: narrowed, all: [] });
        // What was read for another reader, or with another filter, is not what was asked for.
        setState(({ page, pageOf }) => ({
          page: pageOf === of ? page : undefined,
          pageOf: of,
          problem,
          isLoading: false,
        }));
      },
    );
    return () => asking.abort();
  }, [of, cursor, revision, tries]);
  const { page } = state;
  return {
    ...state,
    isFirst: cursor === undefined,
    again: () => setTries(tries + 1),
    older() {
      // Pressed twice, or while another list is on its way, it is no further page.
      if (page?.next_cursor && page.next_cursor !== cursor && pageOf === of)
        setCursors({ of: narrowed, all: [...all, page.next_cursor] });
    },
    newer: () => setCursors({ of: narrowed, all: all.slice(0, -1) }),
  };
}
