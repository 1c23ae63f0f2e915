// The audit trail, the newest first; an entry opens next to it.
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { Schemas } from '../../../client/index.ts';
import { useAnswer } from '../../api.tsx';
import { useFormat, useTexts } from '../../language.tsx';
import { Changes } from '../../parts/changes.tsx';
import { Drawer } from '../../parts/drawer.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Field } from '../../parts/field.tsx';
import { Listed } from '../../parts/listed.tsx';
import { Press } from '../../parts/press.tsx';
import { SettingsHead } from '../../parts/settings-pages.tsx';
import type { Column } from '../../parts/table.tsx';
import { useSession } from '../../session.tsx';
import { common } from '../../texts.ts';
import { texts } from './texts.ts';
import { Verified, VerifyDialog } from './verify.tsx';
import '../../styles/lists.css';
import { useSearchOf } from '../../search.ts';

type Entry = Schemas['AuditEntry'];
const path = '/settings/audit';
const route = getRouteApi(path);

export function AuditPage() {
  const said = useTexts(texts);
  const everywhere = useTexts(common);
  const { cursor, subject, entry } = useSearchOf(route);
  const { session } = useSession();
  const navigate = useNavigate();
  const [isVerifying, setVerifying] = useState(false);
  const [verified, setVerified] = useState<Schemas['AuditState']>();
  const list = useAnswer(['audit', subject, cursor], api => api.listAudit({ subject, cursor }), {
    keepsRows: true,
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const asked = String(new FormData(event.currentTarget).get('subject')).trim();
    void navigate({ to: path, search: asked === '' ? {} : { subject: asked } });
  };
  return (
    <>
      <SettingsHead>
        {session?.tenant === null && <Press onClick={() => setVerifying(true)}>{said.verify}</Press>}
      </SettingsHead>
      {verified && <Verified state={verified} />}
      <search>
        <form className="filters" onSubmit={submit} key={subject}>
          <Field
            label={said.subject}
            name="subject"
            type="search"
            defaultValue={subject}
            placeholder={said.subjectHint}
          />
          <Press type="submit">{everywhere.apply}</Press>
        </form>
      </search>
      <Listed
        list={list}
        caption={said.caption}
        columns={useColumns()}
        keyOf={({ seq }) => seq}
        from={path}
        cursor={cursor}
        empty={
          <Empty title={subject === undefined ? said.noneYet : said.none}>
            {subject === undefined ? <p>{said.first}</p> : <Link to={path}>{everywhere.clearFilters}</Link>}
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
      title={entry.action}
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
            {action}
          </Link>
          <span className="row-second">{subject}</span>
        </>
      ),
    },
    { name: 'tenant', title: said.tenant, kind: 'line', cell: ({ tenant }) => tenant },
  ];
}
