// The audit trail, the newest first; an entry opens next to it.
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Schemas } from '../../../client/index.ts';
import { useAnswer } from '../../api.tsx';
import { useFormat, useTexts } from '../../language.tsx';
import { Changes } from '../../parts/changes.tsx';
import { CsvLink } from '../../parts/csv-link.tsx';
import { Drawer } from '../../parts/drawer.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Listed } from '../../parts/listed.tsx';
import { Press } from '../../parts/press.tsx';
import { SettingsHead } from '../../parts/settings-pages.tsx';
import type { Column } from '../../parts/table.tsx';
import { useSession } from '../../session.tsx';
import { common } from '../../texts.ts';
import { Filters } from './filters.tsx';
import { texts } from './texts.ts';
import { Verified, VerifyDialog } from './verify.tsx';
import { useActionWords } from './words.ts';
import '../../styles/lists.css';
import { useSearchOf } from '../../search.ts';

type Entry = Schemas['AuditEntry'];
const path = '/settings/audit';
const route = getRouteApi(path);

export function AuditPage() {
  const said = useTexts(texts);
  const everywhere = useTexts(common);
  const { cursor, entry, ...filter } = useSearchOf(route);
  const { session } = useSession();
  const navigate = useNavigate();
  const [isVerifying, setVerifying] = useState(false);
  const [verified, setVerified] = useState<Schemas['AuditState']>();
  const list = useAnswer(['audit', filter, cursor], api => api.listAudit({ ...filter, cursor }), {
    keepsRows: true,
  });
  const hasFilter = Object.keys(filter).length > 0;
  return (
    <>
      <SettingsHead>
        <CsvLink of="/v1/audit" filter={filter} />
        {session?.tenant === null && <Press onClick={() => setVerifying(true)}>{said.verify}</Press>}
      </SettingsHead>
      {verified && <Verified state={verified} />}
      <Filters key={JSON.stringify(filter)} filter={filter} />
      <Listed
        list={list}
        caption={said.caption}
        columns={useColumns()}
        keyOf={({ seq }) => seq}
        from={path}
        cursor={cursor}
        empty={
          <Empty title={hasFilter ? said.none : said.noneYet}>
            {hasFilter ? <Link to={path}>{everywhere.clearFilters}</Link> : <p>{said.first}</p>}
          </Empty>
        }
      />
      {entry !== undefined && list.data && (
        <EntryPanel
          entry={list.data.result.find(({ seq }) => String(seq) === entry)}
          onClose={() =>
            void navigate({ to: path, search: ({ entry: _, ...rest }) => rest, resetScroll: false })
          }
        />
      )}
      {isVerifying && <VerifyDialog onVerified={setVerified} onClose={() => setVerifying(false)} />}
    </>
  );
}

function EntryPanel({ entry, onClose }: { entry: Entry | undefined; onClose(): void }) {
  const said = useTexts(texts);
  const wordsOf = useActionWords();
  const format = useFormat();
  if (!entry)
    return (
      <Drawer title={said.gone} onClose={onClose}>
        {null}
      </Drawer>
    );
  return (
    <Drawer
      above={format.instant(entry.at)}
      title={wordsOf(entry.action)}
      onClose={onClose}
      actions={
        <Link to={path} search={{ subject: entry.subject }}>
          {said.onlySubject}
        </Link>
      }
    >
      <Facts
        of={[
          [said.number, format.number(entry.seq)],
          [said.who, entry.actor.name],
          [said.action, entry.action],
          [said.subject, entry.subject],
          [said.tenant, entry.tenant],
          [said.hash, entry.hash],
        ]}
      />
      <h3>{said.changes}</h3>
      <Changes before={entry.before} after={entry.after} />
    </Drawer>
  );
}

function useColumns(): Column<Entry>[] {
  const said = useTexts(texts);
  const wordsOf = useActionWords();
  const format = useFormat();
  return [
    { name: 'seq', title: said.number, kind: 'number', cell: ({ seq }) => format.number(seq) },
    { name: 'at', title: said.at, kind: 'line', cell: ({ at }) => format.instant(at) },
    { name: 'who', title: said.who, kind: 'line', cell: ({ actor }) => actor.name },
    {
      name: 'action',
      title: said.action,
      kind: 'wide',
      cell: ({ seq, action, subject }) => (
        <>
          <Link
            className="row-link"
            to={path}
            search={search => ({ ...search, entry: String(seq) })}
            resetScroll={false}
          >
            {wordsOf(action)}
          </Link>
          <span className="row-second">{subject}</span>
        </>
      ),
    },
    { name: 'tenant', title: said.tenant, kind: 'line', cell: ({ tenant }) => tenant },
  ];
}
