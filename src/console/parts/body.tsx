// A recorded body: JSON and XML indented and coloured, everything else as it is. Long ones begin cut.
import { useMemo, useState } from 'react';
import { inBoth, useFormat, useTexts } from '../language.tsx';
import { piecesOf } from './body-pieces.ts';
import { Press } from './press.tsx';
import '../styles/calls.css';

const texts = inBoth(
  { empty: 'No body', more: (all: string) => `Show all ${all} characters` },
  { empty: 'Kein Inhalt', more: (all: string) => `Alle ${all} Zeichen zeigen` },
);

/** So many characters are drawn at first: more would make the page wait. */
const firstLook = 20_000;

export function Body({
  text,
  label,
  isSearched = false,
}: {
  text: string | null;
  label: string;
  /** While a person searches the body, all of it is drawn. */
  isSearched?: boolean;
}) {
  const said = useTexts(texts);
  const format = useFormat();
  const [isWhole, setWhole] = useState(false);
  const shown = text === null ? '' : isWhole || isSearched ? text : text.slice(0, firstLook);
  const pieces = useMemo(() => piecesOf(shown), [shown]);
  if (text === null || text === '') return <p className="body-empty">{said.empty}</p>;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls has to be reached by keyboard. */}
      <section className="body" aria-label={label} tabIndex={0}>
        <pre>
          {pieces.map(({ kind, text: piece }, index) =>
            kind === 'plain' ? (
              piece
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never move.
              <span key={index} data-token={kind}>
                {piece}
              </span>
            ),
          )}
        </pre>
      </section>
      {shown.length < text.length && (
        <Press tone="quiet" onClick={() => setWhole(true)}>
          {said.more(format.number(text.length))}
        </Press>
      )}
    </>
  );
}
