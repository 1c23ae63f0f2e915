// One request with everything that would change, and the decision about it.
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useAnswer, useApi } from '../../api.tsx';
import { useFormat, useTexts } from '../../language.tsx';
import { Changes } from '../../parts/changes.tsx';
import { Confirm } from '../../parts/confirm.tsx';
import { Drawer } from '../../parts/drawer.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Field } from '../../parts/field.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Press } from '../../parts/press.tsx';
import { useMay } from '../../session.tsx';
import { texts } from './texts.ts';
import { type Request, RequestState, useActionName, useSubjectName } from './words.tsx';

export function RequestPanel({ id, onClose }: { id: string; onClose(): void }) {
  const said = useTexts(texts);
  const format = useFormat();
  const actionName = useActionName();
  const subjectName = useSubjectName();
  const mayWrite = useMay('write');
  const { data: request, error } = useAnswer(['change-requests', 'one', id], api =>
    api.getChangeRequest({ id }),
  );
  return (
    <Drawer
      title={request ? actionName(request.action) : said.change}
      above={request && subjectName(request.subject)}
      actions={mayWrite && request?.state === 'pending' && <Decide request={request} />}
      onClose={onClose}
    >
      {error ? (
        <Failed error={error} />
      ) : request ? (
        <>
          {request.reason && (
            <p className="notice" data-tone={request.state === 'failed' ? 'negative' : 'neutral'}>
              {format.sentence(request.reason)}
            </p>
          )}
          <Facts
            of={[
              [said.state, <RequestState key="state" state={request.state} />],
              [said.askedBy, request.asked_by.name],
              [said.asked, format.instant(request.created_at)],
              [said.decidedBy, request.decided_by?.name ?? null],
              [said.decided, format.instant(request.decided_at)],
              [said.until, request.state === 'pending' ? format.instant(request.expires_at) : null],
              [said.id, request.subject],
            ]}
          />
          {request.action === 'bulk-plan.run' && request.subject !== null && (
            <p>
              <Link to="/bulk-plans/$id" params={{ id: request.subject }}>
                {said.showPlan}
              </Link>
            </p>
          )}
          <h3>{said.whatChanges}</h3>
          <Changes before={request.before} after={request.after} />
        </>
      ) : (
        <Loading />
      )}
    </Drawer>
  );
}

function Decide({ request: { id } }: { request: Request }) {
  const said = useTexts(texts);
  const api = useApi();
  const queries = useQueryClient();
  const [open, setOpen] = useState<'approve' | 'reject'>();
  const decide = async (form: FormData) => {
    const reason = String(form.get('reason') ?? '').trim();
    if (open === 'approve') await api.approveChangeRequest({ id });
    else await api.rejectChangeRequest({ id, body: reason === '' ? {} : { reason } });
    await queries.invalidateQueries();
  };
  return (
    <>
      <Press tone="main" onClick={() => setOpen('approve')}>
        {said.approve}
      </Press>
      <Press tone="danger" onClick={() => setOpen('reject')}>
        {said.reject}
      </Press>
      {open && (
        <Confirm
          title={said[open]}
          action={said[open]}
          tone={open === 'approve' ? 'main' : 'danger'}
          onConfirm={decide}
          onClose={() => setOpen(undefined)}
        >
          <p>{open === 'approve' ? said.approveAsk : said.rejectAsk}</p>
          {open === 'reject' && <Field label={said.why} name="reason" maxLength={500} autoComplete="off" />}
        </Confirm>
      )}
    </>
  );
}
