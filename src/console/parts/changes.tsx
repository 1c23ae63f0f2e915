import { inBoth, useTexts } from '../language.tsx';
import { common } from '../texts.ts';
import { changesBetween } from './changes.ts';
import { Table } from './table.tsx';

const texts = inBoth(
  {
    changes: 'Changes',
    field: 'Field',
    before: 'Before',
    after: 'After',
    none: 'No field changes its value.',
  },
  {
    changes: 'Änderungen',
    field: 'Feld',
    before: 'Vorher',
    after: 'Nachher',
    none: 'Kein Feld ändert seinen Wert.',
  },
);

/** The fields that differ, side by side. */
export function Changes({ before, after }: { before: unknown; after: unknown }) {
  const said = useTexts(texts);
  const { nothing } = useTexts(common);
  const changes = changesBetween(before, after);
  if (changes.length === 0) return <p className="hint">{said.none}</p>;
  const or = (value: string | null) => value ?? <span className="hint">{nothing}</span>;
  return (
    <div className="changes">
      <Table
        caption={said.changes}
        rows={changes}
        keyOf={({ path }) => path}
        columns={[
          { name: 'field', title: said.field, kind: 'code', cell: ({ path }) => path },
          ...(before === null || before === undefined
            ? []
            : [
                {
                  name: 'before',
                  title: said.before,
                  cell: (one: (typeof changes)[number]) => or(one.before),
                },
              ]),
          { name: 'after', title: said.after, cell: one => or(one.after) },
        ]}
      />
    </div>
  );
}
