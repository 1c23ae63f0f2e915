import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTexts } from '../../language.tsx';
import { Card } from '../../parts/card.tsx';
import { useSearchOf } from '../../search.ts';
import { objects as names, texts } from './texts.ts';

const route = getRouteApi('/connect');

/** The objects that the connection is for. They stand in the address: the steps can be sent to somebody as a link. */
export function Wanted({ connector }: { connector: string }) {
  const said = useTexts(texts);
  const titles = useTexts(names);
  const { objects } = useSearchOf(route);
  const navigate = useNavigate();
  const wanted = new Set(objects?.split(','));
  const toggle = (name: string) => {
    const next = Object.keys(titles).filter(one => (one === name) !== wanted.has(one));
    const search = { connector, ...(next.length === 0 ? {} : { objects: next.join(',') }) };
    void navigate({ to: '/connect', search, replace: true, resetScroll: false });
  };
  return (
    <Card title={said.wanted}>
      <fieldset className="choices wanted">
        <legend className="hint">{said.wantedAbout}</legend>
        {Object.entries(titles).map(([name, title]) => (
          <label key={name}>
            <input type="checkbox" checked={wanted.has(name)} onChange={() => toggle(name)} />
            {title}
          </label>
        ))}
      </fieldset>
    </Card>
  );
}
