// The frame of a list: filters above, the table or a sentence in its place, how many rows there are and the other pages below.
import type { ComponentChildren } from 'preact';
import type { InBoth, Language } from '../element/language.ts';
import type { Problem } from '../element/problem.ts';
import type { Page, Pages } from './pages.ts';
import { common } from './texts.ts';

export interface Column {
  title: string;
  kind?: 'number';
}

export interface ListProps<Answer extends Page> {
  language: Language;
  title: string;
  columns: readonly Column[];
  pages: Pages<Answer>;
  filters: ComponentChildren;
  /** Rows of the page that is there. */
  rows(page: Answer): readonly ComponentChildren[];
  count(page: Answer): string;
  /** Where there are no rows. */
  empty: string;
}

export function List<Answer extends Page>({
  language,
  title,
  columns,
  pages,
  filters,
  rows,
  count,
  empty,
}: ListProps<Answer>) {
  const says = (common as InBoth<(typeof common)['en']>)[language];
  const { page, problem, isLoading, isFirst } = pages;
  // A page that can no longer be read is not shown as if it could.
  const shown = problem && isAccess(problem) ? undefined : page;
  const drawn = shown === undefined ? [] : rows(shown);
  return (
    <>
      <div class="title" id="title">
        {title}
      </div>
      {filters}
      {problem && !isLoading && <Told problem={problem} language={language} onAgain={pages.again} />}
      {isLoading && shown === undefined && <p class="notice">{says.loading}</p>}
      {shown !== undefined && drawn.length === 0 && <p class="notice">{empty}</p>}
      {drawn.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard.
        <section class="scroll" aria-label={says.scrolls(title)} tabIndex={0}>
          <table aria-labelledby="title" aria-busy={isLoading}>
            <thead>
              <tr>
                {columns.map(column => (
                  <th key={column.title} scope="col" class={column.kind}>
                    {column.title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>{drawn}</tbody>
          </table>
        </section>
      )}
      <div class="foot">
        <p role="status">{shown !== undefined && !isLoading ? count(shown) : ''}</p>
        {shown !== undefined && (
          <>
            <Press onPress={pages.again}>{says.readAgain}</Press>
            <Press isOff={isFirst} onPress={pages.newer}>
              {says.newer}
            </Press>
            <Press isOff={shown.next_cursor === null} onPress={pages.older}>
              {says.older}
            </Press>
          </>
        )}
      </div>
    </>
  );
}

/** One that is off stays where the keyboard has reached it. */
function Press({
  isOff = false,
  onPress,
  children,
}: {
  isOff?: boolean;
  onPress(): void;
  children: ComponentChildren;
}) {
  return (
    <button type="button" aria-disabled={isOff} onClick={() => !isOff && onPress()}>
      {children}
    </button>
  );
}

const isAccess = ({ code }: Problem) => code === 'no-token' || code === 'session-over';

function Told({ problem, language, onAgain }: { problem: Problem; language: Language; onAgain(): void }) {
  const says = common[language];
  if (problem.code === 'no-token') return <p class="notice">{says.noToken}</p>;
  if (problem.code === 'session-over')
    return (
      <p class="notice" role="alert">
        {says.ended}
      </p>
    );
  return (
    <p class="notice" role="alert">
      {problem.code === 'unreachable' || problem.message === '' ? says.unreachable : problem.message}
      <button type="button" onClick={onAgain}>
        {says.again}
      </button>
    </p>
  );
}
