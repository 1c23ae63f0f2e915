// One event with everything: what the flows made of it, and what arrived.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Schemas } from '../../../client/index.ts';
import { useFormat, useTexts } from '../../language.tsx';
import { useConnectionNames } from '../../names.tsx';
import { Body } from '../../parts/body.tsx';
import { Drawer } from '../../parts/drawer.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Outcomes } from './outcomes.tsx';
import { SourceTag } from './source-tag.tsx';
import { texts } from './texts.ts';

export function EventPanel({
  event: listed,
  onClose,
}: {
  event: Schemas['Event'] | undefined;
  onClose(): void;
}) {
  const said = useTexts(texts);
  const format = useFormat();
  const connections = useConnectionNames();
  // The list goes on while people read: what was opened stays.
  const [opened] = useState(listed);
  const event = listed ?? opened;
  if (!event)
    return (
      <Drawer title={said.gone} onClose={onClose}>
        <p>{said.goneWhy}</p>
      </Drawer>
    );
  const { subject, object, of } = event;
  // The record that the documents are about: of a refund, its order.
  const about = event.outcomes[0]?.subject ?? of ?? subject;
  return (
    <Drawer
      above={connections.get(event.connection) ?? event.connection}
      title={`${event.topic} ${subject}`}
      onClose={onClose}
      actions={
        subject !== '' && (
          <span className="links">
            <Link to="/documents" search={{ text: about }}>
              {said.documents}
            </Link>
            <Link to="/events" search={{ connection: event.connection, subject }}>
              {said.sameRecord}
            </Link>
          </span>
        )
      }
    >
      {event.source === 'poll' && (
        <p className="notice" data-tone="critical">
          {said.pollWhy}
        </p>
      )}
      {event.unreadable && (
        <p className="notice" data-tone="negative">
          {format.sentence(event.unreadable)}
        </p>
      )}
      <Facts
        of={[
          [said.source, <SourceTag key="source" source={event.source} />],
          [said.received, format.instant(event.received_at)],
          [said.object, object],
          [said.of, of],
          [said.id, event.id],
        ]}
      />
      <h3>{said.inFlows}</h3>
      <Outcomes event={event} inFull />
      <h3>{said.body}</h3>
      <Body label={said.body} text={event.body === null ? null : JSON.stringify(event.body)} />
    </Drawer>
  );
}
