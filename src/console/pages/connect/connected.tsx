// After the system has accepted the settings: what it answered, what it lets Kontor do, and what comes next.
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { AnswerOf } from '../../../client/index.ts';
import { basePath } from '../../base-path.ts';
import { useTexts } from '../../language.tsx';
import { Card } from '../../parts/card.tsx';
import { Answer } from '../../parts/connection/answer.tsx';
import { Examination } from '../../parts/connection/examination.tsx';
import { Copyable } from '../../parts/copyable.tsx';
import { texts } from './texts.ts';

export function Connected({ connection }: { connection: AnswerOf<'createConnection'> }) {
  const said = useTexts(texts);
  const frame = useRef<HTMLDivElement>(null);
  const { id, message, message_code, message_params, webhook_path } = connection;
  // The form is gone: people who do not see the page would stand nowhere.
  useEffect(() => {
    frame.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, []);
  const address = webhook_path && `${location.origin}${basePath()}${webhook_path}`;
  return (
    <div className="wizard" ref={frame} tabIndex={-1}>
      <Card title={said.answered}>
        <Answer
          answer={{
            ok: true,
            message: message ?? '',
            code: message_code ?? '',
            params: message_params ?? {},
          }}
        />
      </Card>
      <Card title={said.may}>
        <Examination connection={id} />
      </Card>
      {address && (
        <Card title={said.webhooks}>
          <p className="hint">{said.webhooksAbout}</p>
          <Copyable text={address} />
        </Card>
      )}
      <Card title={said.next}>
        <p className="connection-about">{said.nextFlow}</p>
        <div className="row-actions">
          <Link className="press" data-tone="main" to="/flows/new">
            {said.flow}
          </Link>
          <Link className="press" data-tone="plain" to="/connect" search={{}}>
            {said.another}
          </Link>
          <Link className="press" data-tone="plain" to="/connections/$id" params={{ id }}>
            {said.open}
          </Link>
        </div>
      </Card>
    </div>
  );
}
