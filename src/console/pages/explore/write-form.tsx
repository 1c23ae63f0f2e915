// The form to create or change a record. It is tried first: Kontor says what it checked and what it would send. Then it can be written.
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useMemo, useRef, useState } from 'react';
import '../../styles/schema-form.css';
import { ApiProblem } from '../../../client/index.ts';
import { useApi } from '../../api.tsx';
import { useTexts } from '../../language.tsx';
import { Confirm } from '../../parts/confirm.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Press } from '../../parts/press.tsx';
import type { Row } from '../../parts/record-shape.ts';
import { fieldsOf } from '../../parts/schema-form/fields.ts';
import { SchemaForm } from '../../parts/schema-form/schema-form.tsx';
import { problemsByField, readForm } from '../../parts/schema-form/values.ts';
import { Unsaved } from '../../parts/unsaved.tsx';
import { changesOf, withoutEmpty } from './changes.ts';
import { CopyAs } from './copy-as.tsx';
import { type Write, type Written, write } from './objects-api.ts';
import { texts } from './texts.ts';
import { Done, Rehearsal } from './write-result.tsx';

interface Tried {
  body: Row;
  written: Written;
  /** One for what was tried: pressing twice writes once. */
  idempotencyKey: string;
}

export function WriteForm({
  write: at,
  schema,
  before,
  back,
}: {
  write: Omit<Write, 'body'>;
  schema: Record<string, unknown>;
  before: Row;
  /** The way out. */
  back: ReactNode;
}) {
  const said = useTexts(texts);
  const api = useApi();
  const queries = useQueryClient();
  const fields = useMemo(() => fieldsOf(schema), [schema]);
  const [values] = useState(() => withoutEmpty(before));
  const [tried, setTried] = useState<Tried>();
  const [done, setDone] = useState<Written>();
  const [failure, setFailure] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const [isDirty, setDirty] = useState(false);
  /** Of what stands in the form: an answer about an earlier one is of no use. */
  const revision = useRef(0);
  const changed = () => {
    revision.current++;
    setTried(undefined);
    setDirty(true);
  };
  const problems = useMemo(() => problemsByField(failure, said.needed), [failure, said]);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const entered = readForm(fields, new FormData(event.currentTarget));
    const body = at.id === undefined ? withoutUntouched(entered) : changesOf(fields, values, entered);
    setBusy(true);
    setFailure(undefined);
    setTried(undefined);
    const { current } = revision;
    try {
      const written = await write(api, { ...at, body }, { isDryRun: true });
      if (current === revision.current) setTried({ body, written, idempotencyKey: newKey() });
    } catch (thrown) {
      setFailure(thrown);
    } finally {
      setBusy(false);
    }
  };
  if (done) return <Done written={done} connection={at.connection} object={at.object} back={back} />;
  return (
    <>
      <form className="card write-form" onSubmit={submit} onChange={changed}>
        <SchemaForm fields={fields} values={values} problems={problems} onRows={changed} />
        {failure !== undefined && (
          <div className="write-failure">
            <Failed error={failure} />
            {failure instanceof ApiProblem && problems.size > 0 && (
              <ul>
                {[...problems].map(([path, problem]) => (
                  <li key={path}>
                    <code>{path}</code>: {problem}
                  </li>
                ))}
              </ul>
            )}
          </div>
        )}
        <div className="write-actions">
          <Press type="submit" tone={tried ? 'plain' : 'main'} disabled={isBusy}>
            {isBusy ? said.trying : said.try}
          </Press>
          {back}
          <p className="hint">{said.tryAbout}</p>
        </div>
      </form>
      {tried && (
        <Rehearsal written={tried.written}>
          <div className="write-actions">
            <Press tone="main" onClick={() => setAsking(true)}>
              {at.id === undefined ? said.writeNew : said.writeChange}
            </Press>
            <CopyAs {...at} act={at.id === undefined ? 'create' : 'update'} body={tried.body} />
          </div>
        </Rehearsal>
      )}
      <Unsaved isDirty={isDirty} of={at.id === undefined ? 'new' : 'edit'} />
      {tried && isAsking && (
        <Confirm
          title={at.id === undefined ? said.writeNew : said.writeChange}
          action={at.id === undefined ? said.writeNew : said.writeChange}
          onClose={() => setAsking(false)}
          onConfirm={async () => {
            const { body, idempotencyKey } = tried;
            setDone(await write(api, { ...at, body }, { isDryRun: false, idempotencyKey }));
            await queries.invalidateQueries({ queryKey: ['objects', at.connection, at.object] });
          }}
        >
          <p>{said.writeAsk}</p>
        </Confirm>
      )}
    </>
  );
}

/** Boxes that nobody has ticked are left to the system. */
const withoutUntouched = (entered: Row): Row =>
  Object.fromEntries(Object.entries(entered).filter(([, value]) => value !== false));

/** `crypto.randomUUID` is there behind TLS only. */
const newKey = () =>
  `console-${[...crypto.getRandomValues(new Uint8Array(16))].map(one => one.toString(16).padStart(2, '0')).join('')}`;
