// Asks before a page with something entered is left, by a link as well as by closing the tab.
import { useBlocker } from '@tanstack/react-router';
import { useRef } from 'react';
import { inBoth, useTexts } from '../language.tsx';
import { Confirm } from './confirm.tsx';

const texts = inBoth(
  {
    title: 'Leave without saving?',
    leave: 'Leave',
    ask: 'What you have entered on this page is not stored yet. It will be lost.',
  },
  {
    title: 'Ohne Speichern verlassen?',
    leave: 'Verlassen',
    ask: 'Was Sie auf dieser Seite eingegeben haben, ist noch nicht gespeichert. Es geht verloren.',
  },
);

export function Unsaved({ isDirty }: { isDirty: boolean }) {
  const said = useTexts(texts);
  const hasLeft = useRef(false);
  const blocker = useBlocker({
    // Another filter or step of the same page keeps what was entered.
    shouldBlockFn: ({ current, next }) => isDirty && current.pathname !== next.pathname,
    enableBeforeUnload: isDirty,
    withResolver: true,
  });
  if (blocker.status !== 'blocked') return null;
  return (
    <Confirm
      title={said.title}
      action={said.leave}
      tone="danger"
      onConfirm={async () => {
        hasLeft.current = true;
        blocker.proceed();
      }}
      onClose={() => {
        if (!hasLeft.current) blocker.reset();
      }}
    >
      <p>{said.ask}</p>
    </Confirm>
  );
}
