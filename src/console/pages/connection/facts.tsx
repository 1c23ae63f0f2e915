import type { ReactNode } from 'react';
import { basePath } from '../../base-path.ts';
import { useFormat, useTexts } from '../../language.tsx';
import { useEnvironment } from '../../parts/connection/environment.tsx';
import type { Connection } from '../../parts/connection/status-tag.tsx';
import { useWaiting } from '../../parts/connection/waiting.tsx';
import { Copy } from '../../parts/copy.tsx';
import { texts } from './texts.ts';

export function Facts({ connection }: { connection: Connection }) {
  const said = useTexts(texts);
  const format = useFormat();
  const waits = useWaiting();
  const environmentOf = useEnvironment();
  const address = connection.webhook_path && `${location.origin}${basePath()}${connection.webhook_path}`;
  const facts: [string, ReactNode][] = [
    environmentOf(connection),
    [said.since, format.instant(connection.status_since)],
    [said.limitedUntil, format.instant(connection.limited_until)],
    [said.waits, waits(connection.waiting) || said.nothing],
    [said.accepted, format.instant(connection.credentials_accepted_at)],
    ...connection.expiries.map(({ what, at }): [string, ReactNode] => [
      said.expires(what ?? ''),
      format.instant(at),
    ]),
    [said.created, format.instant(connection.created_at)],
    [said.id, <Copyable key="id" text={connection.id} />],
    [said.webhooks, address && <Copyable key="webhooks" text={address} />],
  ];
  return (
    <dl className="facts">
      {facts.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

const Copyable = ({ text }: { text: string }) => (
  <span className="copyable">
    <span>{text}</span>
    <Copy text={() => text} />
  </span>
);
