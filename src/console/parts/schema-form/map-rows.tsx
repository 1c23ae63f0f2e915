import Plus from 'lucide-react/icons/plus';
import X from 'lucide-react/icons/x';
import { useState } from 'react';
import { useTexts } from '../../language.tsx';
import { Press } from '../press.tsx';
import type { FieldOf } from './fields.ts';
import { texts } from './texts.ts';
import { keysOf, type Values, valuesAt } from './values.ts';

/** Values by name: a line each. */
export function MapRows({
  field,
  value,
  onRows,
}: {
  field: FieldOf<'map'>;
  value: Values;
  onRows: (() => void) | undefined;
}) {
  const said = useTexts(texts);
  const [rows, setRows] = useState(() =>
    Object.entries(value).map(([key, one], index) => ({ index, key, value: String(one) })),
  );
  const change = (changed: typeof rows) => {
    setRows(changed);
    onRows?.();
  };
  const next = Math.max(-1, ...rows.map(({ index }) => index)) + 1;
  return (
    <div className="form-map">
      {rows.map(row => (
        <div key={row.index} className="form-map-row">
          <input
            name={keysOf(field.path)}
            defaultValue={row.key}
            aria-label={`${field.title}: ${said.key}`}
            placeholder={said.key}
            autoComplete="off"
          />
          {field.options ? (
            <select
              name={valuesAt(field.path)}
              defaultValue={row.value}
              aria-label={`${field.title}: ${said.value}`}
            >
              {field.options.map(option => (
                <option key={option}>{option}</option>
              ))}
            </select>
          ) : (
            <input
              name={valuesAt(field.path)}
              defaultValue={row.value}
              aria-label={`${field.title}: ${said.value}`}
              placeholder={said.value}
              autoComplete="off"
              inputMode={field.isNumber ? 'decimal' : undefined}
            />
          )}
          <Press
            tone="quiet"
            aria-label={said.removeLine(row.key)}
            onClick={() => change(rows.filter(({ index }) => index !== row.index))}
          >
            <X aria-hidden />
          </Press>
        </div>
      ))}
      <Press tone="quiet" onClick={() => change([...rows, { index: next, key: '', value: '' }])}>
        <Plus aria-hidden />
        {said.addLine}
      </Press>
    </div>
  );
}
