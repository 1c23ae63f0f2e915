// The single fields of a form from a JSON Schema: one native input each, with label, hint and what is wrong with it.
import { type ComponentProps, useId } from 'react';
import { useTexts } from '../../language.tsx';
import type { FieldOf } from './fields.ts';
import { texts } from './texts.ts';

type Simple = FieldOf<'text' | 'lines' | 'number' | 'choice' | 'flag' | 'json'>;

export function Control({
  field,
  value,
  required,
  isChange = false,
  problem,
}: {
  field: Simple;
  value: unknown;
  required: boolean;
  isChange?: boolean | undefined;
  problem: string | undefined;
}) {
  const said = useTexts(texts);
  const id = useId();
  const isKept = field.isSecret && isChange;
  const isAsked = required && field.required && !isKept;
  const described = `${id}-hint`;
  const given = value ?? field.usual;
  const common = {
    id,
    name: field.path,
    'aria-describedby': described,
    'aria-invalid': problem !== undefined,
  };
  if (field.kind === 'flag')
    return (
      <div className="field">
        <label className="check" htmlFor={id}>
          <input type="checkbox" {...common} defaultChecked={given === true} />
          {field.title}
        </label>
        <Below id={described} hint={field.hint} problem={problem} />
      </div>
    );
  const isWide = field.kind === 'lines' || field.kind === 'json';
  return (
    <div className="field" data-wide={isWide || (field.kind === 'text' && field.is === 'url')}>
      <label htmlFor={id}>
        {field.title}
        {!field.required && field.usual === undefined && ` (${said.optional})`}
      </label>
      {field.kind === 'choice' ? (
        <select {...common} required={isAsked} defaultValue={given === undefined ? '' : String(given)}>
          {given === undefined && <option value="">{field.required ? said.choose : said.none}</option>}
          {field.options.map(option => (
            <option key={option} value={option}>
              {option}
            </option>
          ))}
        </select>
      ) : isWide ? (
        <textarea
          {...common}
          required={isAsked}
          className="code"
          rows={field.kind === 'json' ? 5 : 4}
          spellCheck={false}
          autoComplete="off"
          placeholder={isKept ? said.stays : field.kind === 'lines' ? '-----BEGIN …' : undefined}
          defaultValue={textOf(field, given)}
        />
      ) : (
        <input
          {...common}
          {...lookOf(field)}
          required={isAsked}
          autoComplete={field.isSecret ? 'new-password' : 'off'}
          spellCheck={false}
          {...(isKept && { placeholder: said.stays })}
          defaultValue={textOf(field, given)}
        />
      )}
      <Below
        id={described}
        hint={[field.hint, isKept && said.staysHint].filter(Boolean).join(' ') || undefined}
        problem={problem}
      />
    </div>
  );
}

function Below({ id, hint, problem }: { id: string; hint: string | undefined; problem: string | undefined }) {
  return (
    <div id={id}>
      {problem !== undefined && <p className="field-problem">{problem}</p>}
      {hint && (
        <small className="hint">
          <Hint text={hint} />
        </small>
      )}
    </div>
  );
}

/** The browser says it, too, when something else was entered. */
const day = 'YYYY-MM-DD';

function lookOf(field: Simple): ComponentProps<'input'> {
  if (field.isSecret) return { type: 'password' };
  if (field.kind === 'number')
    return { type: 'number', step: field.isWhole ? 1 : 'any', min: field.min, max: field.max };
  if (field.kind !== 'text') return {};
  // Dates are entered as the API writes them: the browser's own date field would speak the language of the browser.
  if (field.is === 'date')
    return { placeholder: day, title: day, pattern: '\\d{4}-\\d{2}-\\d{2}', maxLength: 10 };
  return { type: field.is, maxLength: field.maxLength };
}

function textOf({ kind, isSecret }: Simple, value: unknown): string {
  if (value === undefined || value === null || isSecret) return '';
  return kind === 'json' ? JSON.stringify(value, null, 2) : String(value);
}

/** What stands between backticks is shown as it is entered. */
export const Hint = ({ text }: { text: string }) =>
  text.split('`').map((piece, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never move.
      <code key={index}>{piece}</code>
    ) : (
      piece
    ),
  );
