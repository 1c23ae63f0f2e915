// The tenants that the caller sees. Only those who see all of them make or change any.
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Schemas } from '../../../client/index.ts';
import { useAnswer } from '../../api.tsx';
import { useFormat, useTexts } from '../../language.tsx';
import { CsvLink } from '../../parts/csv-link.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Listed } from '../../parts/listed.tsx';
import { Press } from '../../parts/press.tsx';
import { SettingsHead } from '../../parts/settings-pages.tsx';
import type { Column } from '../../parts/table.tsx';
import { useMay, useSession } from '../../session.tsx';
import { CreateTenant, useApprovalNames } from './dialogs.tsx';
import { TenantPanel } from './panel.tsx';
import { texts } from './texts.ts';
import '../../styles/lists.css';
import { useSearchOf } from '../../search.ts';

const path = '/settings/tenants';
const route = getRouteApi(path);

export function TenantsPage() {
  const said = useTexts(texts);
  const { cursor, tenant } = useSearchOf(route);
  const { session } = useSession();
  const mayEdit = useMay('admin') && session?.tenant === null;
  const navigate = useNavigate();
  const [isCreating, setCreating] = useState(false);
  const list = useAnswer(['tenants', cursor], api => api.listTenants({ cursor }), {
    keepsRows: true,
  });
  return (
    <>
      <SettingsHead>
        <CsvLink of="/v1/tenants" filter={{}} />
        {mayEdit && (
          <Press tone="main" onClick={() => setCreating(true)}>
            {said.create}
          </Press>
        )}
      </SettingsHead>
      <Listed
        list={list}
        caption={said.name}
        columns={useColumns()}
        keyOf={({ id }) => id}
        from={path}
        cursor={cursor}
        empty={<Empty title={said.none} />}
      />
      {tenant !== undefined && (
        <TenantPanel
          key={tenant}
          id={tenant}
          mayEdit={mayEdit}
          onClose={() =>
            void navigate({ to: path, search: ({ tenant: _, ...rest }) => rest, resetScroll: false })
          }
        />
      )}
      {isCreating && <CreateTenant onClose={() => setCreating(false)} />}
    </>
  );
}

function useColumns(): Column<Schemas['Tenant']>[] {
  const said = useTexts(texts);
  const format = useFormat();
  const approvals = useApprovalNames();
  return [
    {
      name: 'name',
      title: said.name,
      kind: 'wide',
      cell: ({ id, name }) => (
        <>
          <Link
            className="row-link"
            to={path}
            search={search => ({ ...search, tenant: id })}
            resetScroll={false}
          >
            {name}
          </Link>
          <span className="row-second">{id}</span>
        </>
      ),
    },
    {
      name: 'approvals',
      title: said.approvals,
      cell: one => one.approvals.map(kind => approvals[kind]).join(', ') || said.nobody,
    },
    {
      name: 'limit',
      title: said.perMinute,
      kind: 'number',
      cell: ({ requests_per_minute: limit }) => (limit === null ? said.noLimit : format.number(limit)),
    },
    { name: 'created', title: said.createdAt, kind: 'line', cell: one => format.day(one.created_at) },
  ];
}
