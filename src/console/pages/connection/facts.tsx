import { basePath } from '../../base-path.ts';
import { useFormat, useTexts } from '../../language.tsx';
import { useEnvironment } from '../../parts/connection/environment.tsx';
import type { Connection } from '../../parts/connection/status-tag.tsx';
import { useWaiting } from '../../parts/connection/waiting.tsx';
import { Copyable } from '../../parts/copyable.tsx';
import { Facts } from '../../parts/facts.tsx';
import { texts } from './texts.ts';

export function ConnectionFacts({ connection }: { connection: Connection }) {
  const said = useTexts(texts);
  const format = useFormat();
  const waits = useWaiting();
  const environmentOf = useEnvironment();
  const address = connection.webhook_path && `${location.origin}${basePath()}${connection.webhook_path}`;
  return (
    <Facts
      of={[
        environmentOf(connection),
        [said.since, format.instant(connection.status_since)],
        [said.limitedUntil, format.instant(connection.limited_until)],
        [said.waits, waits(connection.waiting) || said.nothing],
        [said.accepted, format.instant(connection.credentials_accepted_at)],
        ...connection.expiries.map(({ what, at }) => [said.expires(what ?? ''), format.instant(at)] as const),
        [said.created, format.instant(connection.created_at)],
        [said.id, <Copyable key="id" text={connection.id} />],
        [said.webhooks, address && <Copyable key="webhooks" text={address} />],
      ]}
    />
  );
}
