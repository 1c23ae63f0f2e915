// The keys: who can call Kontor, and when they last did.
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import Ban from 'lucide-react/icons/ban';
import CircleCheck from 'lucide-react/icons/circle-check';
import Clock from 'lucide-react/icons/clock';
import { useState } from 'react';
import type { Schemas } from '../../../client/index.ts';
import { useAnswer, useApi } from '../../api.tsx';
import { useFormat, useTexts } from '../../language.tsx';
import { Confirm } from '../../parts/confirm.tsx';
import { CsvLink } from '../../parts/csv-link.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Listed } from '../../parts/listed.tsx';
import { Press } from '../../parts/press.tsx';
import { Secret } from '../../parts/secret.tsx';
import { SettingsHead } from '../../parts/settings-pages.tsx';
import type { Column } from '../../parts/table.tsx';
import { Tag } from '../../parts/tag.tsx';
import { common } from '../../texts.ts';
import { CreateKey } from './create.tsx';
import { texts } from './texts.ts';
import '../../styles/lists.css';
import { useSearchOf } from '../../search.ts';

type ApiKey = Schemas['Key'];
const route = getRouteApi('/settings/keys');

export function KeysPage() {
  const said = useTexts(texts);
  const api = useApi();
  const queries = useQueryClient();
  const { cursor } = useSearchOf(route);
  const [isCreating, setCreating] = useState(false);
  const [made, setMade] = useState<Schemas['NewKey']>();
  const [leaving, setLeaving] = useState<ApiKey>();
  const list = useAnswer(['keys', cursor], client => client.listKeys({ cursor }), {
    keepsRows: true,
  });
  const create = (
    <Press tone="main" onClick={() => setCreating(true)}>
      {said.create}
    </Press>
  );
  return (
    <>
      <SettingsHead>
        <CsvLink of="/v1/keys" filter={{}} />
        {create}
      </SettingsHead>
      {made && <Secret title={said.created(made.name)} secret={made.key} onDone={() => setMade(undefined)} />}
      <Listed
        list={list}
        caption={said.key}
        columns={useColumns(setLeaving)}
        keyOf={({ id }) => id}
        from="/settings/keys"
        cursor={cursor}
        empty={
          <Empty title={said.none}>
            <p>{said.first}</p>
          </Empty>
        }
      />
      {isCreating && <CreateKey onMade={setMade} onClose={() => setCreating(false)} />}
      {leaving && (
        <Confirm
          title={said.revoke}
          action={said.revoke}
          tone="danger"
          onClose={() => setLeaving(undefined)}
          onConfirm={async () => {
            await api.revokeKey({ id: leaving.id });
            await queries.invalidateQueries({ queryKey: ['keys'] });
          }}
        >
          <p>{said.revokeAsk(leaving.name)}</p>
        </Confirm>
      )}
    </>
  );
}

function useColumns(revoke: (key: ApiKey) => void): Column<ApiKey>[] {
  const said = useTexts(texts);
  const everywhere = useTexts(common);
  const format = useFormat();
  return [
    { name: 'state', title: said.state, cell: key => <KeyState of={key} /> },
    {
      name: 'name',
      title: said.name,
      kind: 'wide',
      cell: ({ name, prefix }) => (
        <>
          <b>{name}</b>
          <span className="row-second">{prefix}…</span>
        </>
      ),
    },
    {
      name: 'role',
      title: said.role,
      kind: 'line',
      cell: ({ may }) =>
        may.includes('admin')
          ? said.shortAdmin
          : may.includes('write')
            ? said.shortOperator
            : said.shortViewer,
    },
    { name: 'tenant', title: said.tenant, kind: 'line', cell: ({ tenant }) => tenant ?? said.allTenants },
    {
      name: 'used',
      title: said.used,
      kind: 'line',
      cell: ({ last_used_at: at }) => (at === null ? everywhere.never : format.instant(at)),
    },
    { name: 'expires', title: said.expires, kind: 'line', cell: one => format.day(one.expires_at) },
    {
      name: 'actions',
      title: everywhere.actions,
      cell: key =>
        key.revoked_at === null && (
          <Press tone="danger" aria-label={`${said.revoke}: ${key.name}`} onClick={() => revoke(key)}>
            {said.revoke}
          </Press>
        ),
    },
  ];
}

function KeyState({ of: { revoked_at, expires_at } }: { of: ApiKey }) {
  const said = useTexts(texts);
  if (revoked_at !== null)
    return (
      <Tag tone="neutral" icon={Ban}>
        {said.revoked}
      </Tag>
    );
  if (expires_at !== null && Date.parse(expires_at) < Date.now())
    return (
      <Tag tone="critical" icon={Clock}>
        {said.over}
      </Tag>
    );
  return (
    <Tag tone="positive" icon={CircleCheck}>
      {said.good}
    </Tag>
  );
}
