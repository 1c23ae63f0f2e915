// One recorded call: request and response side by side, without secrets, which Kontor takes out before it stores them.
import Repeat from 'lucide-react/icons/repeat';
import { useRef, useState } from 'react';
import type { Schemas } from '../../client/index.ts';
import { useAnswer } from '../api.tsx';
import { inBoth, useFormat, useTexts } from '../language.tsx';
import { Body } from './body.tsx';
import { Card } from './card.tsx';
import { Copy } from './copy.tsx';
import { curlOf } from './curl.ts';
import { Failed } from './failed.tsx';
import { FindIn } from './find-in.tsx';
import { Loading } from './loading.tsx';
import { pathOf } from './path-of.ts';
import { Press } from './press.tsx';
import { RepeatCall, useRepeatable } from './repeat-call.tsx';
import '../styles/calls.css';

const texts = inBoth(
  {
    request: 'Request',
    response: 'Response',
    headers: 'Headers',
    failure: 'There was no complete response',
    asCurl: 'Copy as curl',
    repeat: 'Repeat on a test system',
  },
  {
    request: 'Anfrage',
    response: 'Antwort',
    headers: 'Kopfzeilen',
    failure: 'Es kam keine vollständige Antwort',
    asCurl: 'Als curl kopieren',
    repeat: 'Auf einem Testsystem wiederholen',
  },
);

export function CallPanel({ id }: { id: string }) {
  const said = useTexts(texts);
  const format = useFormat();
  const sides = useRef<HTMLDivElement>(null);
  const [find, setFind] = useState('');
  const [isRepeating, setRepeating] = useState(false);
  const {
    data: call,
    error,
    isPending,
  } = useAnswer(['calls', id], api => api.getCall({ id }), {
    // A call that was recorded never changes.
    staleTime: Number.POSITIVE_INFINITY,
  });
  const isRepeatable = useRepeatable(call?.connection);
  if (isPending) return <Loading />;
  if (error) return <Failed error={error} />;
  const status = call.status === null ? said.failure : String(call.status);
  return (
    <Card
      className="call"
      title={`${call.method} ${pathOf(call.url)}`}
      actions={
        <>
          <span className="call-status" data-ok={call.status !== null && call.status < 400}>
            {status} · {format.duration(call.duration_ms)}
          </span>
          <Copy text={() => curlOf(call)} label={said.asCurl} />
          {isRepeatable && (
            <Press tone="quiet" aria-expanded={isRepeating} onClick={() => setRepeating(!isRepeating)}>
              <Repeat aria-hidden />
              {said.repeat}
            </Press>
          )}
        </>
      }
    >
      {call.failure && <p className="notice" data-tone="critical">{`${said.failure}: ${call.failure}`}</p>}
      {isRepeating && <RepeatCall call={call} onClose={() => setRepeating(false)} />}
      <FindIn frame={sides} text={find} onText={setFind} />
      <div className="call-sides" ref={sides}>
        <div>
          <h3>{said.request}</h3>
          <Headers headers={call.request_headers} />
          <Body label={said.request} text={call.request_body} isSearched={find !== ''} />
        </div>
        <div>
          <h3>{said.response}</h3>
          <Headers headers={call.response_headers} />
          <Body label={said.response} text={call.response_body} isSearched={find !== ''} />
        </div>
      </div>
    </Card>
  );
}

function Headers({ headers }: { headers: Schemas['Call']['request_headers'] }) {
  const said = useTexts(texts);
  return (
    <details className="headers">
      <summary>
        {said.headers} ({Object.keys(headers).length})
      </summary>
      <dl>
        {Object.entries(headers).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
