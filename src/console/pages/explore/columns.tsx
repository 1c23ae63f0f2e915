import { useNavigate } from '@tanstack/react-router';
import { useTexts } from '../../language.tsx';
import type { ObjectSearch } from './search.ts';
import { texts } from './texts.ts';

/** Which columns are shown. The choice stands in the address. */
export function Columns({
  at,
  search,
  known,
  shown,
}: {
  at: { to: '/explore/$connection/$object'; params: { connection: string; object: string } };
  search: ObjectSearch;
  known: readonly string[];
  shown: readonly string[];
}) {
  const said = useTexts(texts);
  const navigate = useNavigate();
  const { columns: _, ...others } = search;
  const show = (names: readonly string[]) =>
    void navigate({ ...at, search: { ...others, columns: names.join(',') }, replace: true });
  return (
    <details className="explore-columns">
      <summary>{said.columns(shown.length)}</summary>
      <fieldset className="choices">
        <legend className="unseen">{said.columnsOf}</legend>
        {known.map(name => (
          <label key={name}>
            <input
              type="checkbox"
              checked={shown.includes(name)}
              disabled={name === 'id'}
              onChange={event =>
                show(known.filter(one => (one === name ? event.target.checked : shown.includes(one))))
              }
            />
            {name}
          </label>
        ))}
      </fieldset>
    </details>
  );
}
