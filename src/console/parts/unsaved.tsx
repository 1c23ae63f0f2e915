// Asks before a page with something entered is left, by a link as well as by closing the tab.
import { useBlocker } from '@tanstack/react-router';
import { useRef } from 'react';
import { useEntered } from '../entered.ts';
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

export function Unsaved({
  isDirty,
  of,
}: {
  isDirty: boolean;
  /** The name in the address of what the form is for, where one page has forms for several. */
  of?: string;
}) {
  const said = useTexts(texts);
  const hasLeft = useRef(false);
  useEntered(isDirty);
  const blocker = useBlocker({
    // Another filter of the same page keeps what was entered.
    shouldBlockFn: ({ current, next }) =>
      isDirty &&
      (current.pathname !== next.pathname ||
        (of !== undefined && searchOf(current.search, of) !== searchOf(next.search, of))),
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

const searchOf = (search: Record<string, unknown>, name: string): unknown => search[name];
