// What a person can do with the plan: run it, stop it, discard it.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../../api.tsx';
import { useFormat, useTexts } from '../../language.tsx';
import { Confirm } from '../../parts/confirm.tsx';
import { Press } from '../../parts/press.tsx';
import { useMay } from '../../session.tsx';
import type { Plan } from './plan-type.ts';
import { texts } from './texts.ts';

export function Actions({ plan }: { plan: Plan }) {
  const said = useTexts(texts);
  const api = useApi();
  const queries = useQueryClient();
  const mayRun = useMay(plan.needs);
  const mayCancel = useMay('write');
  const [open, setOpen] = useState<'run' | 'discard' | 'cancel'>();
  const isPlanned = plan.state === 'planned';
  const end = isPlanned ? 'discard' : 'cancel';
  const { id } = plan;
  return (
    <>
      {mayRun && isPlanned && plan.actionable > 0 && (
        <Press tone="main" onClick={() => setOpen('run')}>
          {said.run}
        </Press>
      )}
      {mayCancel && (isPlanned || plan.state === 'running') && (
        <Press onClick={() => setOpen(end)}>{said[end]}</Press>
      )}
      {open && (
        <Confirm
          title={said[open]}
          action={said[open]}
          // Another person was faster, or it has ended.
          isOver={open === 'cancel' ? plan.state !== 'running' : !isPlanned}
          tone={open === 'run' && plan.action !== 'close' ? 'main' : 'danger'}
          onClose={() => {
            setOpen(undefined);
            // Also when the run has become a change request, which the page then shows.
            void queries.invalidateQueries();
          }}
          onConfirm={async () => {
            await (open === 'run' ? api.runBulkPlan({ id }) : api.cancelBulkPlan({ id }));
          }}
        >
          {open === 'run' ? (
            <RunQuestion plan={plan} />
          ) : (
            <p>{open === 'discard' ? said.discardAsk : said.cancelAsk}</p>
          )}
        </Confirm>
      )}
    </>
  );
}

function RunQuestion({ plan: { action, actionable, money } }: { plan: Plan }) {
  const said = useTexts(texts);
  const format = useFormat();
  const amounts = money.map(({ amount, currency }) => format.money(amount, currency)).join(', ');
  const asks = { replay: said.replayAsk, 'settle-not-found': said.settleAsk, close: said.closeAsk };
  return (
    <>
      <p>
        <b>{said.runAsk(format.number(actionable), amounts)}</b>
      </p>
      <p>{asks[action]}</p>
      <p>{said.changedStay}</p>
    </>
  );
}
