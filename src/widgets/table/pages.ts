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

/** `narrowed`: another value begins at the first page again. `revision`: another value reads the same page anew. */
export function usePages<Answer extends Page>(
  read: (cursor: string | undefined, signal: AbortSignal) => Promise<Answer>,
  narrowed: string,
  revision: number,
): Pages<Answer> {
  const [cursors, setCursors] = useState<{ of: string; all: readonly string[] }>({ of: narrowed, all: [] });
  const [state, setState] = useState<Pick<Pages<Answer>, 'page' | 'problem' | 'isLoading'>>({
    page: undefined,
    problem: undefined,
    isLoading: true,
  });
  /** Which page stands there. */
  const [shown, setShown] = useState<string>();
  const [tries, setTries] = useState(0);
  const all = cursors.of === narrowed ? cursors.all : [];
  const cursor = all.at(-1);
  const wanted = `${cursor} ${narrowed}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `read` is made anew each time; what it depends on is in the list.
  useEffect(() => {
    const asking = new AbortController();
    setState(before => ({ ...before, isLoading: true }));
    read(cursor, asking.signal).then(
      page => {
        // Another page is asked for already.
        if (asking.signal.aborted) return;
        setState({ page, problem: undefined, isLoading: false });
        setShown(wanted);
      },
      (thrown: unknown) => {
        if (asking.signal.aborted) return;
        const problem = thrown instanceof Problem ? thrown : new Problem('unreachable', '');
        setState(({ page }) => ({ page, problem, isLoading: false }));
      },
    );
    return () => asking.abort();
  }, [narrowed, cursor, revision, tries]);
  const { page } = state;
  return {
    ...state,
    isFirst: cursor === undefined,
    again: () => setTries(tries + 1),
    older() {
      // While another page is read, the cursor of the one that stands there leads elsewhere.
      if (shown === wanted && page?.next_cursor)
        setCursors({ of: narrowed, all: [...all, page.next_cursor] });
    },
    newer: () => setCursors({ of: narrowed, all: all.slice(0, -1) }),
  };
}
