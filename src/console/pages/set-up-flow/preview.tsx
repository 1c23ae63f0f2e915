// "Would post this": what the flow would do with one real record by the settings of the form. Nothing is sent or stored.
import { useId, useState } from 'react';
import { useAnswer, useApi } from '../../api.tsx';
import { useFormat, useTexts } from '../../language.tsx';
import { Card } from '../../parts/card.tsx';
import { Press } from '../../parts/press.tsx';
import { Refused } from '../../parts/refused.tsx';
import type { Preview } from './preview-type.ts';
import { PreviewedDocument } from './previewed-document.tsx';
import { newestSubjects } from './subjects.ts';
import { texts } from './texts.ts';

export function PreviewCard({
  object,
  from,
  settings,
  onPreview,
}: {
  /** Whose records start the flow. */
  object: string;
  from: string;
  /** Those of the form, as a text: with others what is shown is no longer so. */
  settings: string;
  /** Undefined: the settings were refused, and the form says so. */
  onPreview(subject: string): Promise<Preview | undefined>;
}) {
  const said = useTexts(texts);
  const format = useFormat();
  const api = useApi();
  const id = useId();
  const [subject, setSubject] = useState('');
  const [shown, setShown] = useState<{ preview: Preview; by: string }>();
  const [failure, setFailure] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const { data: subjects = [] } = useAnswer(
    ['subjects', from, object],
    () => newestSubjects(api, from, object, format),
    { enabled: from !== '', staleTime: 60_000 },
  );
  const look = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      const preview = await onPreview(subject.trim());
      setShown(preview && { preview, by: settings });
    } catch (thrown) {
      setShown(undefined);
      setFailure(thrown);
    }
    setBusy(false);
  };
  return (
    <Card title={said.preview} className="preview">
      <p className="hint">{said.previewHint}</p>
      <form
        className="preview-form"
        onSubmit={event => {
          event.preventDefault();
          void look();
        }}
      >
        <div className="field">
          <label htmlFor={id}>{said.subject}</label>
          <input
            id={id}
            list={`${id}-list`}
            value={subject}
            required
            autoComplete="off"
            onChange={event => setSubject(event.target.value)}
          />
          <datalist id={`${id}-list`}>
            {subjects.map(one => (
              <option key={one.id} value={one.id}>
                {one.text}
              </option>
            ))}
          </datalist>
        </div>
        <Press type="submit" disabled={isBusy}>
          {isBusy ? said.previewing : said.show}
        </Press>
      </form>
      <div aria-live="polite">
        {failure !== undefined && <Refused error={failure} />}
        {shown && shown.by !== settings && (
          <p className="notice" data-tone="critical">
            {said.otherSettings}
          </p>
        )}
        {shown && <Shown preview={shown.preview} />}
      </div>
    </Card>
  );
}

function Shown({ preview }: { preview: Preview }) {
  const said = useTexts(texts);
  const format = useFormat();
  const { outcome, reason, documents, parked, waits, warnings } = preview;
  const isNothing = outcome === 'done' && documents.length + parked.length + waits.length === 0;
  return (
    <>
      {outcome !== 'done' && (
        <div className="notice" data-tone={outcome === 'parked' ? 'critical' : 'neutral'}>
          <h3>{outcome === 'parked' ? said.wouldPark : said.notDue}</h3>
          <p>{format.sentence(reason ?? '')}</p>
        </div>
      )}
      {isNothing && <p className="hint">{said.nothing}</p>}
      {documents.map(one => (
        <PreviewedDocument key={`${one.operation} ${one.key}`} document={one} />
      ))}
      {[...parked, ...waits].map(one => (
        <div key={one.key} className="notice" data-tone="critical">
          <h3>{one.key}</h3>
          <p>{format.sentence(one.reason ?? '')}</p>
        </div>
      ))}
      {warnings.map(({ code, says }) => (
        <p key={`${code} ${says}`} className="notice" data-tone="critical">
          {format.sentence(says)}
        </p>
      ))}
    </>
  );
}
