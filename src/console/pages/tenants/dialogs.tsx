// Making a tenant, and changing what it may.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schemas } from '../../../client/index.ts';
import { useApi } from '../../api.tsx';
import { useTexts } from '../../language.tsx';
import { Confirm } from '../../parts/confirm.tsx';
import { Field } from '../../parts/field.tsx';
import { common } from '../../texts.ts';
import { approvalKinds, keptKinds, quotaKinds, settingsOf } from './form.ts';
import { texts } from './texts.ts';

const shortName = '[a-z0-9][a-z0-9_\\-]{0,62}';
const tunnelAddress = {
  placeholder: 'socks5://127.0.0.1:1080',
  pattern: '(socks5|http)://.+:\\d{1,5}',
  autoComplete: 'off',
};

export function CreateTenant({ onClose }: { onClose(): void }) {
  const said = useTexts(texts);
  const api = useApi();
  const queries = useQueryClient();
  return (
    <Confirm
      title={said.create}
      action={said.create}
      onClose={onClose}
      onConfirm={async form => {
        await api.createTenant({
          body: { id: String(form.get('id')).trim(), name: String(form.get('name')).trim() },
        });
        await queries.invalidateQueries({ queryKey: ['tenants'] });
      }}
    >
      <Field label={said.name} name="name" maxLength={100} required autoComplete="off" />
      <Field label={said.id} hint={said.idHint} name="id" pattern={shortName} required autoComplete="off" />
    </Confirm>
  );
}

export function EditTenant({ tenant: now, onClose }: { tenant: Schemas['Tenant']; onClose(): void }) {
  // As it stands in the form: what another person changes meanwhile must not be written over.
  const [tenant] = useState(now);
  const said = useTexts(texts);
  const everywhere = useTexts(common);
  const api = useApi();
  const queries = useQueryClient();
  const approvals = useApprovalNames();
  return (
    <Confirm
      title={said.editTitle(tenant.name)}
      action={everywhere.save}
      onClose={onClose}
      onConfirm={async form => {
        await api.updateTenant({ id: tenant.id, ifMatch: tenant.etag, body: settingsOf(form, tenant) });
        await queries.invalidateQueries();
      }}
    >
      <Field label={said.name} name="name" maxLength={100} required defaultValue={tenant.name} />
      <Field
        label={said.perMinute}
        hint={said.perMinuteHint}
        name="requests_per_minute"
        type="number"
        min={1}
        defaultValue={tenant.requests_per_minute ?? ''}
      />
      <fieldset className="form-grid">
        <legend>{said.quota}</legend>
        {quotaKinds.map(kind => (
          <Field
            key={kind}
            label={said[kind]}
            name={`quotas.${kind}`}
            type="number"
            min={0}
            max={1_000_000}
            defaultValue={tenant.quotas[kind]}
          />
        ))}
      </fieldset>
      <fieldset className="form-grid">
        <legend>{said.keep}</legend>
        {keptKinds.map(kind => (
          <Field
            key={kind}
            label={said[kind]}
            name={`keep_days.${kind}`}
            type="number"
            min={1}
            max={36_500}
            defaultValue={tenant.keep_days[kind] ?? ''}
          />
        ))}
      </fieldset>
      <p className="hint">{said.keepHint}</p>
      <fieldset className="form-grid">
        <legend>{said.tunnels}</legend>
        {Object.entries(tenant.tunnels).map(([name, address]) => (
          <Field key={name} label={name} name={`tunnels.${name}`} defaultValue={address} {...tunnelAddress} />
        ))}
        <Field label={said.newTunnel} name="new_tunnel" pattern={shortName} autoComplete="off" />
        <Field label={said.newTunnelAddress} name="new_tunnel_address" {...tunnelAddress} />
      </fieldset>
      <p className="hint">{said.tunnelsHint}</p>
      <fieldset className="choices">
        <legend>{said.approvals}</legend>
        {approvalKinds.map(kind => (
          <label key={kind}>
            <input
              type="checkbox"
              name={`approvals.${kind}`}
              defaultChecked={tenant.approvals.includes(kind)}
            />
            {approvals[kind]}
          </label>
        ))}
      </fieldset>
    </Confirm>
  );
}

export function useApprovalNames(): Record<(typeof approvalKinds)[number], string> {
  const { approveFlows, approveConnections, approveReplays } = useTexts(texts);
  return { flows: approveFlows, connections: approveConnections, replays: approveReplays };
}
