// Sends a recorded request once more, to a test system, and shows what it answers there.
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { Schemas } from '../../client/index.ts';
import { useAnswer, useApi } from '../api.tsx';
import { inBoth, useFormat, useTexts } from '../language.tsx';
import { useConnections } from '../names.tsx';
import { useMay } from '../session.tsx';
import { common } from '../texts.ts';
import { Body } from './body.tsx';
import { Choice } from './field.tsx';
import { Press } from './press.tsx';
import { ProblemWords } from './problem-words.tsx';
import '../styles/calls.css';

type Call = Schemas['Call'];

const texts = inBoth(
  {
    title: 'The request once more',
    about: 'Kontor sends this request once more, to a system that is marked as a test system.',
    aboutWrite: 'It may create or change a document there.',
    system: 'Test system',
    send: 'Send',
    sending: 'Sending …',
    none: 'No connection leads to a test system of this kind.',
    connect: 'Connect a test system or a sandbox',
    thenAndNow: (then: string, now: string, duration: string) => `Then ${then}, now ${now} after ${duration}`,
    noAnswer: 'no answer',
    answer: 'Answer of the test system',
    beginning: 'The answer is longer: this is its beginning.',
  },
  {
    title: 'Die Anfrage noch einmal',
    about: 'Kontor sendet diese Anfrage noch einmal, an ein System, das als Testsystem gekennzeichnet ist.',
    aboutWrite: 'Sie kann dort einen Beleg anlegen oder ändern.',
    system: 'Testsystem',
    send: 'Senden',
    sending: 'Kontor sendet …',
    none: 'Keine Verbindung führt zu einem Testsystem dieser Art.',
    connect: 'Testsystem oder Sandbox verbinden',
    thenAndNow: (then: string, now: string, duration: string) =>
      `Damals ${then}, jetzt ${now} nach ${duration}`,
    noAnswer: 'keine Antwort',
    answer: 'Antwort des Testsystems',
    beginning: 'Die Antwort ist länger: Das ist ihr Anfang.',
  },
);

/** Whether the reader may, and Kontor can send it to another system of the kind. */
export function useRepeatable(connection: string | undefined): boolean {
  const mayWrite = useMay('write');
  const of = useConnections().find(({ id }) => id === connection);
  const connectors = useAnswer(['connectors'], api => api.listConnectors(), { staleTime: 300_000 });
  const connector = connectors.data?.result.find(({ name }) => name === of?.connector);
  return mayWrite && connector?.repeats_calls === true;
}

export function RepeatCall({ call, onClose }: { call: Call; onClose(): void }) {
  const said = useTexts(texts);
  const { close } = useTexts(common);
  const api = useApi();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const [again, setAgain] = useState<Schemas['RepeatedCall']>();
  const connections = useConnections();
  const kind = connections.find(({ id }) => id === call.connection)?.connector;
  const systems = connections.filter(
    ({ connector, environment }) => connector === kind && environment === 'test',
  );
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const connection = String(new FormData(event.currentTarget).get('connection'));
    setBusy(true);
    setFailure(undefined);
    setAgain(undefined);
    try {
      setAgain(await api.repeatCall({ id: call.id, body: { connection } }));
    } catch (thrown) {
      setFailure(thrown);
    }
    setBusy(false);
  };
  const isRead = call.method === 'GET' || call.method === 'HEAD';
  return (
    <section className="call-repeat" aria-label={said.title}>
      <p className="hint">
        {said.about}
        {!isRead && ` ${said.aboutWrite}`}
      </p>
      {systems.length === 0 ? (
        <p>
          {said.none}{' '}
          <Link to="/connect" search={{}}>
            {said.connect}
          </Link>
        </p>
      ) : (
        <form onSubmit={send}>
          <Choice
            label={said.system}
            name="connection"
            options={systems.map(({ id, name }) => [id, name] as const)}
          />
          <Press type="submit" tone="main" disabled={isBusy}>
            {isBusy ? said.sending : said.send}
          </Press>
          <Press onClick={onClose}>{close}</Press>
        </form>
      )}
      {failure !== undefined && (
        <div className="notice" data-tone="negative" role="alert">
          <ProblemWords error={failure} />
        </div>
      )}
      <div aria-live="polite">{again && <Answered call={call} again={again} />}</div>
    </section>
  );
}

function Answered({ call, again }: { call: Call; again: Schemas['RepeatedCall'] }) {
  const said = useTexts(texts);
  const format = useFormat();
  const { status, response_body, is_whole, duration_ms } = again;
  return (
    <>
      <h3 className="call-status" data-ok={status < 400}>
        {said.thenAndNow(
          call.status === null ? said.noAnswer : String(call.status),
          String(status),
          format.duration(duration_ms),
        )}
      </h3>
      {!is_whole && <p className="hint">{said.beginning}</p>}
      <Body label={said.answer} text={response_body} />
    </>
  );
}
