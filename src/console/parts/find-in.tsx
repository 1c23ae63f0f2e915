// A field that finds a text in a part of the page: it marks each place, counts them, and Enter goes from one to the next.
import { type KeyboardEvent, type RefObject, useEffect, useState } from 'react';
import { inBoth, useFormat, useTexts } from '../language.tsx';
import { Field } from './field.tsx';
import { placesOf } from './text-places.ts';

const texts = inBoth(
  {
    find: 'Find in this call',
    none: 'Not found',
    at: (at: string, all: string) => `${at} of ${all}; Enter goes on`,
  },
  {
    find: 'In diesem Aufruf suchen',
    none: 'Nicht gefunden',
    at: (at: string, all: string) => `${at} von ${all}; Enter geht weiter`,
  },
);

export function FindIn({
  frame,
  text,
  onText,
}: {
  frame: RefObject<HTMLElement | null>;
  text: string;
  onText(text: string): void;
}) {
  const said = useTexts(texts);
  const format = useFormat();
  const [places, setPlaces] = useState<Range[]>([]);
  const [at, setAt] = useState(0);
  useEffect(() => {
    setPlaces(frame.current && text !== '' ? placesOf(frame.current, text) : []);
    setAt(0);
  }, [frame, text]);
  useEffect(() => {
    // An older browser marks nothing; it counts and goes there all the same.
    if (!('highlights' in CSS) || places.length === 0) return;
    CSS.highlights.set('found', new Highlight(...places));
    CSS.highlights.set('found-here', new Highlight(places[at] as Range));
    return () => {
      CSS.highlights.delete('found');
      CSS.highlights.delete('found-here');
    };
  }, [places, at]);
  const goOn = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || places.length === 0) return;
    event.preventDefault();
    const next = (at + (event.shiftKey ? places.length - 1 : 1)) % places.length;
    setAt(next);
    show(places[next] as Range);
  };
  return (
    <search className="find-in">
      <Field
        label={said.find}
        type="search"
        value={text}
        onChange={event => onText(event.target.value)}
        onKeyDown={goOn}
      />
      <p className="hint" role="status">
        {text !== '' &&
          (places.length === 0 ? said.none : said.at(format.number(at + 1), format.number(places.length)))}
      </p>
    </search>
  );
}

/** Headers are folded at first. */
function show(place: Range): void {
  const element = place.startContainer.parentElement;
  const folded = element?.closest('details');
  if (folded) folded.open = true;
  element?.scrollIntoView({ block: 'nearest' });
}
