// Whether a connection leads to a test system or a production system.
import FlaskConical from 'lucide-react/icons/flask-conical';
import { inBoth, useTexts } from '../../language.tsx';
import { Choice } from '../field.tsx';
import { Tag } from '../tag.tsx';
import type { Connection } from './status-tag.tsx';

type Environment = NonNullable<Connection['environment']>;

const texts = inBoth(
  {
    label: 'What it leads to',
    choose: 'Choose …',
    production: 'Production system',
    test: 'Test system',
  },
  {
    label: 'Wohin sie führt',
    choose: 'Wählen …',
    production: 'Produktivsystem',
    test: 'Testsystem',
  },
);

const isEnvironment = (text: string): text is Environment => text === 'production' || text === 'test';

/** What was chosen in a form with `EnvironmentChoice`. */
export function environmentIn(form: FormData): Environment | null {
  const chosen = String(form.get('environment') ?? '');
  return isEnvironment(chosen) ? chosen : null;
}

export function EnvironmentChoice({ value, required }: { value?: Environment | null; required?: boolean }) {
  const said = useTexts(texts);
  return (
    <Choice
      label={said.label}
      name="environment"
      defaultValue={value ?? ''}
      required={required ?? false}
      options={[
        ['', said.choose],
        ['test', said.test],
        ['production', said.production],
      ]}
    />
  );
}

/** In lists a test system stands out; everything else is meant. */
export function TestTag({ of }: { of: Pick<Connection, 'environment'> }) {
  const said = useTexts(texts);
  return of.environment === 'test' ? (
    <Tag tone="informative" icon={FlaskConical}>
      {said.test}
    </Tag>
  ) : null;
}

export function useEnvironment(): (
  of: Pick<Connection, 'environment'>,
) => [label: string, value: string | null] {
  const said = useTexts(texts);
  return ({ environment }) => [said.label, environment && said[environment]];
}
