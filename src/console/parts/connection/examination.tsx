// What a system lets Kontor do: service by service while it is being examined, then what its administrator has to do.

import type { LucideIcon } from 'lucide-react';
import CircleAlert from 'lucide-react/icons/circle-alert';
import CircleCheck from 'lucide-react/icons/circle-check';
import CircleHelp from 'lucide-react/icons/circle-question-mark';
import CircleX from 'lucide-react/icons/circle-x';
import { useState } from 'react';
import { ApiProblem, type Schemas } from '../../../client/index.ts';
import { useAnswer, useApi } from '../../api.tsx';
import { useFormat, useTexts } from '../../language.tsx';
import { useMay } from '../../session.tsx';
import { Copy } from '../copy.tsx';
import { Press } from '../press.tsx';
import { Refused } from '../refused.tsx';
import { Table } from '../table.tsx';
import { Tag, type Tone } from '../tag.tsx';
import { texts } from './texts.ts';

type Examined = Schemas['ExaminedService'];

const looks = {
  ok: { tone: 'positive', icon: CircleCheck, text: 'stateOk' },
  partly: { tone: 'critical', icon: CircleAlert, text: 'statePartly' },
  not_authorised: { tone: 'negative', icon: CircleX, text: 'stateNotAuthorised' },
  not_there: { tone: 'negative', icon: CircleX, text: 'stateNotThere' },
  failing: { tone: 'negative', icon: CircleX, text: 'stateFailing' },
  unknown: { tone: 'neutral', icon: CircleHelp, text: 'stateUnknown' },
} as const satisfies Record<Examined['state'], { tone: Tone; icon: LucideIcon; text: string }>;

export function Examination({ connection }: { connection: string }) {
  const said = useTexts(texts);
  const api = useApi();
  const mayWrite = useMay('write');
  const [id, setId] = useState<string>();
  const [failure, setFailure] = useState<unknown>();
  const start = async () => {
    setFailure(undefined);
    try {
      setId((await api.startExamination({ id: connection })).id);
    } catch (thrown) {
      setFailure(thrown);
    }
  };
  const isNotExaminable = failure instanceof ApiProblem && failure.code === 'not-examinable';
  return (
    <div className="examination">
      <p className="hint">{isNotExaminable ? said.notExaminable : said.examineAbout}</p>
      {failure !== undefined && !isNotExaminable && <Refused error={failure} />}
      {id !== undefined && <Findings connection={connection} id={id} />}
      {mayWrite && !isNotExaminable && (
        <Press onClick={() => void start()}>{id === undefined ? said.examine : said.examineAgain}</Press>
      )}
    </div>
  );
}

function Findings({ connection, id }: { connection: string; id: string }) {
  const said = useTexts(texts);
  const format = useFormat();
  const [isOver, setOver] = useState(false);
  const { data, error } = useAnswer(
    ['examinations', id],
    async api => {
      const answer = await api.getExamination({ id: connection, examination: id });
      setOver(answer.outcome !== null);
      return answer;
    },
    isOver ? {} : { everyMs: 700 },
  );
  if (error) return <Refused error={error} />;
  if (!data) return null;
  const done = format.number(data.services.length);
  return (
    <>
      <p role="status">
        {data.outcome === null
          ? said.examining(done, data.total === null ? '?' : format.number(data.total))
          : said.examined(done)}
      </p>
      {data.outcome === null && data.total !== null && (
        <progress max={data.total} value={data.services.length} aria-label={said.examine} />
      )}
      {data.error && (
        <p className="notice" data-tone="negative">
          {format.sentence(data.error)}
        </p>
      )}
      {data.outcome === 'succeeded' && <Fixes fixes={data.fixes} />}
      {data.services.length > 0 && (
        <Table
          caption={said.service}
          rows={data.services}
          keyOf={({ name }) => name}
          columns={[
            {
              name: 'service',
              title: said.service,
              kind: 'wide',
              cell: ({ title, path, reason }) => (
                <>
                  {title}
                  <span className="row-second examined-path">{path}</span>
                  {reason && <span className="examined-reason">{format.sentence(reason)}</span>}
                </>
              ),
            },
            { name: 'finding', title: said.finding, cell: ({ state }) => <Finding state={state} /> },
            { name: 'scenario', title: said.scenario, kind: 'code', cell: ({ scenario }) => scenario },
            {
              name: 'custom',
              title: said.customFields,
              kind: 'number',
              cell: ({ custom_fields }) =>
                custom_fields.length === 0 ? '' : format.number(custom_fields.length),
            },
          ]}
        />
      )}
    </>
  );
}

function Finding({ state }: { state: Examined['state'] }) {
  const said = useTexts(texts);
  const { tone, icon, text } = looks[state];
  return (
    <Tag tone={tone} icon={icon}>
      {said[text]}
    </Tag>
  );
}

function Fixes({ fixes }: { fixes: Schemas['SaidReason'][] }) {
  const said = useTexts(texts);
  const format = useFormat();
  if (fixes.length === 0)
    return (
      <p className="notice" data-tone="positive">
        {said.noFixes}
      </p>
    );
  const lines = fixes.map(({ says }) => format.sentence(says));
  return (
    <div className="notice" data-tone="critical">
      <h3 className="notice-title">{said.fixes}</h3>
      <ol className="steps">
        {lines.map(line => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      <Copy text={() => lines.map((line, index) => `${index + 1}. ${line}`).join('\n')} />
    </div>
  );
}
