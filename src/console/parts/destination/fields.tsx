// The fields of a destination: its address, what its messages are about, and which objects of which systems it watches.
import { useState } from 'react';
import type { ArgumentsOf, Schemas } from '../../../client/index.ts';
import { useAnswer } from '../../api.tsx';
import { useTexts } from '../../language.tsx';
import { useConnections } from '../../names.tsx';
import { Field } from '../field.tsx';
import { messageKinds, useKindNames } from './message-kinds.ts';
import { texts } from './texts.ts';

/** As the API lists them. */
type Watchable = NonNullable<ArgumentsOf<'createDestination'>['body']['watch']>[number]['object'];
type Watched = Schemas['Destination']['watch'][number];
interface Settings {
  url: string;
  types: string[] | null;
  watch: Watched[];
}

/** `now`: what it has; left out: a new one. `tenant`: whose systems it may watch; undefined: those of the caller. */
export function DestinationFields({ now, tenant }: { now?: Settings; tenant: string | undefined }) {
  const said = useTexts(texts);
  const kindNames = useKindNames();
  const types = now?.types ?? [];
  const ofKinds = messageKinds.map(kind => [`${kind}.*`, kindNames[kind]] as const);
  // Single types are chosen over the API; here they stay, or go.
  const single = types.filter(type => !ofKinds.some(([kind]) => kind === type));
  const connections = useConnections().filter(one => tenant === undefined || one.tenant === tenant);
  return (
    <>
      <Field
        label={said.url}
        hint={said.urlHint}
        name="url"
        type="url"
        placeholder="https://"
        maxLength={2_000}
        required
        defaultValue={now?.url}
      />
      <fieldset className="form-grid">
        <legend>{said.about}</legend>
        {[...ofKinds, ...single.map(type => [type, type] as const)].map(([type, name]) => (
          <label key={type} className="check">
            <input type="checkbox" name="type" value={type} defaultChecked={types.includes(type)} />
            {name}
          </label>
        ))}
      </fieldset>
      <p className="hint">{said.aboutHint}</p>
      <fieldset className="watch">
        <legend>{said.watch}</legend>
        <p className="hint">{said.watchHint}</p>
        {connections.map(({ id, name }) => (
          <WatchedObjects key={id} connection={id} name={name} watch={now?.watch ?? []} />
        ))}
      </fieldset>
    </>
  );
}

/** Kontor asks the system for its objects when a person opens the list; objects that are watched already are shown at once. */
function WatchedObjects({
  connection,
  name,
  watch,
}: {
  connection: string;
  name: string;
  watch: readonly Watched[];
}) {
  const said = useTexts(texts);
  const watched = watch.filter(one => one.connection === connection).map(({ object }) => object);
  const [isOpen, setOpen] = useState(watched.length > 0);
  const { data, error } = useAnswer(
    ['objects', connection, 'kinds'],
    api => api.listObjects({ id: connection, limit: 500 }),
    { enabled: isOpen, staleTime: 300_000 },
  );
  const watchable = data?.result.filter(({ can }) => can.includes('changes')).map(one => one.name) ?? [];
  const shown = [...new Set([...watched, ...watchable])];
  return (
    <details open={isOpen} onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>{name}</summary>
      {error && <p className="hint">{error.message}</p>}
      {data && shown.length === 0 && <p className="hint">{said.nothingToWatch}</p>}
      <div className="form-grid">
        {shown.map(object => (
          <label key={object} className="check">
            <input
              type="checkbox"
              name="watch"
              value={`${connection} ${object}`}
              defaultChecked={watched.includes(object)}
            />
            {object}
          </label>
        ))}
      </div>
    </details>
  );
}

/** What the fields say, as the API takes it. */
export function destinationIn(form: FormData) {
  const types = form.getAll('type').map(String);
  return {
    url: String(form.get('url')).trim(),
    types: types.length === 0 ? null : types,
    watch: form.getAll('watch').map(chosen => {
      const [connection = '', object = ''] = String(chosen).split(' ');
      return { connection, object: object as Watchable };
    }),
  };
}
