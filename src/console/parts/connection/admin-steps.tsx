// What an administrator of the system does first: a list to read, and the same as a text to send.
import type { Schemas } from '../../../client/index.ts';
import { useTexts } from '../../language.tsx';
import { Copy } from '../copy.tsx';
import { texts } from './texts.ts';

type Steps = Schemas['Connector']['admin_steps'];

export function AdminSteps({ steps }: { steps: Steps }) {
  const said = useTexts(texts);
  if (steps.length === 0) return <p className="hint">{said.noSteps}</p>;
  return (
    <>
      <p className="hint connection-about">{said.stepsAbout}</p>
      <ol className="admin-steps">
        {steps.map(({ code, scenario, title, text }) => (
          <li key={`${code} ${scenario}`}>
            <h3>{title}</h3>
            <p>{text}</p>
          </li>
        ))}
      </ol>
    </>
  );
}

export function CopySteps({ steps }: { steps: Steps }) {
  const said = useTexts(texts);
  return (
    <Copy
      label={said.copySteps}
      text={() => steps.map(({ title, text }, index) => `${index + 1}. ${title}\n   ${text}`).join('\n')}
    />
  );
}
