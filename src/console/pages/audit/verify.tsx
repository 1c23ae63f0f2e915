// Verifying the chain: asked for in a dialog, as it reads every entry; the result stays on the page.
import type { Schemas } from '../../../client/index.ts';
import { useApi } from '../../api.tsx';
import { useFormat, useTexts } from '../../language.tsx';
import { Confirm } from '../../parts/confirm.tsx';
import { Copy } from '../../parts/copy.tsx';
import { Field } from '../../parts/field.tsx';
import { texts } from './texts.ts';

type State = Schemas['AuditState'];

export function VerifyDialog({ onVerified, onClose }: { onVerified(state: State): void; onClose(): void }) {
  const said = useTexts(texts);
  const api = useApi();
  return (
    <Confirm
      title={said.verify}
      action={said.verify}
      onClose={onClose}
      onConfirm={async form => {
        const head = String(form.get('head')).trim();
        onVerified(await api.verifyAudit(head === '' ? {} : { head }));
      }}
    >
      <p>{said.verifyAsk}</p>
      <Field label={said.head} hint={said.headHint} name="head" autoComplete="off" />
    </Confirm>
  );
}

export function Verified({ state: { whole, entries, head, broken } }: { state: State }) {
  const said = useTexts(texts);
  const format = useFormat();
  if (!whole)
    return (
      <section className="notice" data-tone="negative" role="alert">
        <h2>{said.broken(broken === null ? '?' : format.number(broken.seq))}</h2>
        {broken && <p>{broken.why}</p>}
      </section>
    );
  return (
    <section className="notice secret" data-tone="positive" role="status">
      <h2>{said.whole(format.number(entries))}</h2>
      <p>{said.keep}</p>
      <code>{head}</code>
      <Copy text={() => head} />
    </section>
  );
}
