// The settings of a connection: read without secrets, or changed in a form that is made from the connector's schema.
import { keepPreviousData } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useAnswer } from '../../api.tsx';
import { useTexts } from '../../language.tsx';
import { Card } from '../../parts/card.tsx';
import type { Connection } from '../../parts/connection/status-tag.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Press } from '../../parts/press.tsx';
import { type FormField, fieldsOf } from '../../parts/schema-form/fields.ts';
import { hasSecret, shownSettings } from '../../parts/schema-form/shown.ts';
import { useMay } from '../../session.tsx';
import { SettingsForm } from './settings-form.tsx';
import { texts } from './texts.ts';

export type SettingsMode = 'read' | 'change' | 'credentials';

export function Settings({
  connection,
  mode,
  onMode,
}: {
  connection: Connection;
  mode: SettingsMode;
  onMode(mode: SettingsMode): void;
}) {
  const said = useTexts(texts);
  const mayAdmin = useMay('admin');
  const { data, error, isPending } = useAnswer(
    ['connectors', connection.connector],
    api => api.getConnector({ name: connection.connector }),
    // In another language the form keeps what was entered.
    { staleTime: 300_000, placeholderData: keepPreviousData },
  );
  const fields = useMemo(() => fieldsOf(data?.settings_schema), [data]);
  const isRead = mode === 'read';
  return (
    <Card
      title={mode === 'credentials' ? said.newCredentials : said.settings}
      actions={
        mayAdmin &&
        isRead &&
        data && (
          <span className="row-actions">
            <Press onClick={() => onMode('change')}>{said.change}</Press>
            <Press onClick={() => onMode('credentials')}>{said.newCredentials}</Press>
          </span>
        )
      }
    >
      {isPending ? (
        <Loading />
      ) : error ? (
        <Failed error={error} />
      ) : isRead ? (
        <Read fields={fields} settings={connection.settings} />
      ) : (
        <SettingsForm
          key={mode}
          connection={connection}
          fields={mode === 'credentials' ? fields.filter(hasSecret) : fields}
          hasName={mode === 'change'}
          onDone={() => onMode('read')}
        />
      )}
    </Card>
  );
}

function Read({ fields, settings }: { fields: FormField[]; settings: Connection['settings'] }) {
  const said = useTexts(texts);
  return (
    <>
      <p className="hint connection-about">{said.settingsAbout}</p>
      <dl className="settings">
        {shownSettings(fields, settings, said).map(({ path, title, text }) => (
          <div key={path}>
            <dt>{title}</dt>
            <dd data-secret={text === null}>{text ?? said.stored}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
