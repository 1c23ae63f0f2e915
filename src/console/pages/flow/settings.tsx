// The settings that stand, as people read them: with titles, and with the names of the accounts behind their numbers.
import type { ReactNode } from 'react';
import type { Schemas } from '../../../client/index.ts';
import { useSpoken, useTexts } from '../../language.tsx';
import { Body } from '../../parts/body.tsx';
import { Card } from '../../parts/card.tsx';
import { Failed } from '../../parts/failed.tsx';
import { useDefinitions } from '../../parts/flow-settings/definitions.tsx';
import { fieldsOf, groupsOf, isValues, type SettingField } from '../../parts/flow-settings/fields.ts';
import { valueWord } from '../../parts/flow-settings/words.ts';
import { Loading } from '../../parts/loading.tsx';
import { useNamed } from '../../parts/picker-source.ts';
import { texts } from './texts.ts';

type Flow = Schemas['Flow'];

export function FlowSettings({ flow }: { flow: Flow }) {
  const said = useTexts(texts);
  const { data, error, isPending, refetch } = useDefinitions();
  if (isPending || error)
    return (
      <Card title={said.settings}>
        {error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading />}
      </Card>
    );
  const definition = data.result.find(({ name }) => name === flow.flow);
  if (!definition)
    return (
      <Card title={said.settings}>
        <p className="hint">{said.notInstalled}</p>
        <Body text={JSON.stringify(flow.settings)} label={said.settings} />
      </Card>
    );
  const { main, accounts, rules } = groupsOf(fieldsOf(definition.settings_schema));
  return (
    <Card title={said.settings}>
      <List fields={main} flow={flow} />
      {accounts.length > 0 && (
        <>
          <h3 className="settings-part">{said.further}</h3>
          <List fields={accounts} flow={flow} />
        </>
      )}
      <h3 className="settings-part">{said.rules}</h3>
      <List fields={rules} flow={flow} />
    </Card>
  );
}

/** Those that are set. */
function List({ fields, flow }: { fields: readonly SettingField[]; flow: Flow }) {
  const said = useTexts(texts);
  const shown = fields.filter(({ name }) => !isEmpty(flow.settings[name]));
  if (shown.length === 0) return <p className="hint">{said.notSaid}</p>;
  return (
    <dl className="settings-list">
      {shown.map(field => (
        <div key={field.name} title={field.help}>
          <dt>{field.title}</dt>
          <dd>
            <Value field={field} value={flow.settings[field.name]} flow={flow} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (isValues(value) && Object.keys(value).length === 0);

function Value({ field, value, flow }: { field: SettingField; value: unknown; flow: Flow }): ReactNode {
  const said = useTexts(texts);
  const { language } = useSpoken();
  if (Array.isArray(value)) return value.map(one => valueWord(String(one), language)).join(', ');
  if (isValues(value)) {
    const inner = Object.entries(value).filter(([, one]) => !isEmpty(one));
    return (
      <dl className="settings-inner">
        {inner.map(([name, one]) => {
          const own = field.value ?? field.fields.find(known => known.name === name);
          return (
            <div key={name}>
              <dt>{field.value ? name : (own?.title ?? name)}</dt>
              <dd>{own ? <Value field={own} value={one} flow={flow} /> : String(one)}</dd>
            </div>
          );
        })}
      </dl>
    );
  }
  if (typeof value === 'boolean') return value ? said.yes : said.no;
  const text = String(value);
  if (field.kind === 'choice') return valueWord(text, language);
  return field.picks ? <Picked field={field} text={text} flow={flow} /> : text;
}

function Picked({ field, text, flow }: { field: SettingField; text: string; flow: Flow }) {
  const { picks } = field;
  const where = Object.entries(picks?.where ?? {}).flatMap(([name, by]) => {
    const value = flow.settings[by];
    return typeof value === 'string' ? [[name, value]] : [];
  });
  const named = useNamed(
    picks && {
      connection: picks.of === 'from' ? flow.from : flow.to,
      object: picks.object,
      field: picks.field,
      where: Object.fromEntries(where),
    },
    text,
  );
  return (
    <>
      <span className="picker-number">{text}</span>
      {named && named.name !== '' && <span className="setting-name"> {named.name}</span>}
    </>
  );
}
