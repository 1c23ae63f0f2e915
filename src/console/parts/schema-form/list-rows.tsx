import Plus from 'lucide-react/icons/plus';
import X from 'lucide-react/icons/x';
import { type ReactNode, useState } from 'react';
import { useTexts } from '../../language.tsx';
import { Press } from '../press.tsx';
import type { FieldOf, FormField } from './fields.ts';
import { texts } from './texts.ts';
import { rowsOf } from './values.ts';

/** Entries with the same fields each, such as the items of an order. */
export function ListRows({
  field,
  value,
  isRequired,
  onRows,
  children,
}: {
  field: FieldOf<'list'>;
  value: unknown;
  isRequired: boolean;
  onRows: (() => void) | undefined;
  children(fields: FormField[], value: unknown): ReactNode;
}) {
  const said = useTexts(texts);
  const [rows, setRows] = useState(() => {
    const given: unknown[] = Array.isArray(value) ? value : isRequired ? [{}] : [];
    return given.map((one, key) => ({ key, value: one }));
  });
  const change = (changed: typeof rows) => {
    setRows(changed);
    onRows?.();
  };
  const next = Math.max(-1, ...rows.map(({ key }) => key)) + 1;
  return (
    <>
      {rows.map((row, index) => (
        <fieldset key={row.key} className="form-group">
          <legend>
            {said.row(index + 1)}{' '}
            <Press
              tone="quiet"
              aria-label={`${said.removeRow}: ${field.title}, ${said.row(index + 1)}`}
              onClick={() => change(rows.filter(({ key }) => key !== row.key))}
            >
              <X aria-hidden />
            </Press>
          </legend>
          <input type="hidden" name={rowsOf(field.path)} value={index} />
          {children(field.fieldsAt(`${field.path}.${index}`), row.value)}
        </fieldset>
      ))}
      <Press onClick={() => change([...rows, { key: next, value: {} }])}>
        <Plus aria-hidden />
        {said.addRow}
      </Press>
    </>
  );
}
