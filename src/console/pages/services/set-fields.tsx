import type { Schemas } from '../../../client/index.ts';
import { useTexts } from '../../language.tsx';
import { Card } from '../../parts/card.tsx';
import { type Column, Table } from '../../parts/table.tsx';
import { texts } from './texts.ts';

/** The fields of a set, and where it leads to. */
export function Fields({ set }: { set: Schemas['ServiceSet'] }) {
  const said = useTexts(texts);
  const columns: Column<Schemas['ServiceField']>[] = [
    { name: 'name', title: said.field, kind: 'code', cell: ({ name }) => name },
    { name: 'label', title: said.label, cell: ({ label }) => label },
    { name: 'type', title: said.type, kind: 'code', cell: ({ type }) => type },
    {
      name: 'notes',
      title: said.notes,
      kind: 'wide',
      cell: field =>
        [
          field.key && said.key,
          field.custom && said.custom,
          !field.creatable && said.notOnCreate,
          !field.updatable && !field.key && said.notOnChange,
          !field.filterable && said.noFilter,
          !field.sortable && said.noSort,
        ]
          .filter(Boolean)
          .join(' · '),
    },
  ];
  const ways: Column<Schemas['ServiceSet']['navigations'][number]>[] = [
    { name: 'name', title: said.leadsTo, kind: 'code', cell: ({ name }) => name },
    { name: 'target', title: said.type, kind: 'code', cell: ({ target }) => target },
    { name: 'many', title: said.many, cell: ({ many }) => (many ? said.several : said.single) },
  ];
  return (
    <>
      <Table caption={said.fields} columns={columns} rows={set.fields} keyOf={({ name }) => name} />
      {set.navigations.length > 0 && (
        <Card title={said.leadsTo} className="service-operations">
          <Table caption={said.leadsTo} columns={ways} rows={set.navigations} keyOf={({ name }) => name} />
        </Card>
      )}
    </>
  );
}
