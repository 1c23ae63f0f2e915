// One tenant: what it may have, what it has, and how long its records stay.
import { useState } from 'react';
import { useAnswer } from '../../api.tsx';
import { useFormat, useTexts } from '../../language.tsx';
import { Drawer } from '../../parts/drawer.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Press } from '../../parts/press.tsx';
import { EditTenant, useApprovalNames } from './dialogs.tsx';
import { keptKinds, quotaKinds } from './form.ts';
import { texts } from './texts.ts';

export function TenantPanel({ id, mayEdit, onClose }: { id: string; mayEdit: boolean; onClose(): void }) {
  const said = useTexts(texts);
  const format = useFormat();
  const approvals = useApprovalNames();
  const [isEditing, setEditing] = useState(false);
  const { data: tenant, error } = useAnswer(['tenants', 'one', id], api => api.getTenant({ id }));
  return (
    <Drawer
      title={tenant?.name ?? id}
      above={id}
      actions={mayEdit && tenant && <Press onClick={() => setEditing(true)}>{said.edit}</Press>}
      onClose={onClose}
    >
      {error ? (
        <Failed error={error} />
      ) : tenant ? (
        <>
          <Facts
            of={[
              [
                said.perMinute,
                tenant.requests_per_minute === null
                  ? said.noLimit
                  : format.number(tenant.requests_per_minute),
              ],
              [said.throttled, format.instant(tenant.throttled_at)],
              [said.approvals, tenant.approvals.map(kind => approvals[kind]).join(', ') || said.nobody],
              [said.tunnels, Object.keys(tenant.tunnels).join(', ')],
              [said.createdAt, format.instant(tenant.created_at)],
            ]}
          />
          <h3>{said.use}</h3>
          <ul className="use">
            {quotaKinds.map(kind => (
              <li key={kind}>
                <span>{said[kind]}</span>
                <meter
                  aria-label={said[kind]}
                  min={0}
                  max={Math.max(1, tenant.quotas[kind])}
                  high={Math.max(1, tenant.quotas[kind]) * 0.8}
                  value={tenant.used[kind]}
                />
                <span>{said.of(format.number(tenant.used[kind]), format.number(tenant.quotas[kind]))}</span>
              </li>
            ))}
          </ul>
          <h3>{said.keep}</h3>
          <Facts
            of={keptKinds.map(kind => {
              const days = tenant.keep_days[kind];
              return [said[kind], days === null ? said.forEver : said.days(format.number(days))];
            })}
          />
          {isEditing && <EditTenant tenant={tenant} onClose={() => setEditing(false)} />}
        </>
      ) : (
        <Loading />
      )}
    </Drawer>
  );
}
