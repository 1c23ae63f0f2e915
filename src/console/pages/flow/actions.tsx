// What can be done with a flow besides pausing it: read its source now, and switch it off for good.
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ApiProblem, type Schemas } from '../../../client/index.ts';
import { useApi } from '../../api.tsx';
import { useFormat, useTexts } from '../../language.tsx';
import { Confirm } from '../../parts/confirm.tsx';
import { Field } from '../../parts/field.tsx';
import { Press } from '../../parts/press.tsx';
import { useMay } from '../../session.tsx';
import { texts } from './texts.ts';

export function RunFlow({ id }: { id: string }) {
  const said = useTexts(texts);
  const format = useFormat();
  const api = useApi();
  const queries = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const [result, setResult] = useState('');
  if (!useMay('write')) return null;
  return (
    <>
      <span role="status" className="hint flow-result">
        {result}
      </span>
      <Press onClick={() => setAsked(true)}>{said.runNow}</Press>
      {isAsked && (
        <Confirm
          title={said.runNow}
          action={said.runNow}
          onConfirm={async form => {
            const since = String(form.get('since') ?? '');
            const run = await api.runFlow({
              id,
              body: since === '' ? {} : { since: format.startOf(since).toISOString() },
            });
            await queries.invalidateQueries({ queryKey: ['runs'] });
            setResult(
              run.outcome === 'failed'
                ? `${said.runFailed} ${format.sentence(run.error ?? '')}`
                : said.runDone(format.number(run.found)),
            );
          }}
          onClose={() => setAsked(false)}
        >
          <p>{said.runAsk}</p>
          <Field label={said.runSince} hint={said.runSinceHint} name="since" type="date" />
        </Confirm>
      )}
    </>
  );
}

export function DeleteFlow({ flow }: { flow: Schemas['Flow'] }) {
  const said = useTexts(texts);
  const api = useApi();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [isAsked, setAsked] = useState(false);
  // Whether changes of the source wait is known only when the API refuses for them.
  const [isWaiting, setWaiting] = useState(false);
  if (!useMay('admin')) return null;
  const remove = async (form: FormData) => {
    try {
      await api.deleteFlow({
        id: flow.id,
        ifMatch: flow.etag,
        ...(form.get('drop') === 'on' ? { drop_waiting: 'true' as const } : {}),
      });
    } catch (thrown) {
      if (thrown instanceof ApiProblem && thrown.code === 'changes-wait') setWaiting(true);
      throw thrown;
    }
    await navigate({ to: '/flows', search: {} });
    await queries.invalidateQueries({ queryKey: ['flows'] });
  };
  return (
    <>
      <Press tone="danger" onClick={() => setAsked(true)}>
        {said.delete}
      </Press>
      {isAsked && (
        <Confirm
          title={said.deleteTitle}
          action={said.delete}
          tone="danger"
          onConfirm={remove}
          onClose={() => {
            setAsked(false);
            setWaiting(false);
          }}
        >
          <p>{said.deleteAsk}</p>
          {isWaiting && (
            <label className="check">
              <input type="checkbox" name="drop" />
              {said.drop}
            </label>
          )}
        </Confirm>
      )}
    </>
  );
}
