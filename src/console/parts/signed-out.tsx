// Over a page on which something is entered when the session ends: hides it, and says how to go on. The page stays behind it.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useRef } from 'react';
import { basePath } from '../base-path.ts';
import { inBoth, useTexts } from '../language.tsx';
import { sessionKey } from '../session.tsx';

const texts = inBoth(
  {
    title: 'You are signed out',
    why: (name: string) =>
      `The session of ${name} has ended. What was entered on this page is kept: sign in again in a new tab, then come back to this one.`,
    other: 'If somebody else signs in, it is discarded.',
    signIn: 'Sign in in a new tab',
    leave: 'Discard it and leave',
  },
  {
    title: 'Sie sind abgemeldet',
    why: (name: string) =>
      `Die Sitzung von ${name} ist beendet. Was auf dieser Seite eingegeben wurde, bleibt erhalten: Melden Sie sich in einem neuen Tab wieder an, und kommen Sie dann hierher zurück.`,
    other: 'Meldet sich jemand anderes an, wird es verworfen.',
    signIn: 'In einem neuen Tab anmelden',
    leave: 'Verwerfen und verlassen',
  },
);

/** How often the page checks whether the person has signed in again. */
const lookMs = 2_000;

export function SignedOut({ name }: { name: string }) {
  const said = useTexts(texts);
  const queries = useQueryClient();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    const timer = setInterval(() => void queries.invalidateQueries({ queryKey: sessionKey }), lookMs);
    return () => clearInterval(timer);
  }, [queries]);
  const signIn = `${basePath()}/sign-in`;
  return (
    <dialog
      ref={dialog}
      className="dialog signed-out"
      aria-labelledby={id}
      // Nothing behind it is for eyes that have not signed in, not even for the moment until it is open again.
      closedby="none"
      // For browsers that do not know that.
      onCancel={event => event.preventDefault()}
      onClose={() => dialog.current?.showModal()}
    >
      <div className="signed-out-body">
        <h2 id={id}>{said.title}</h2>
        <p>{said.why(name)}</p>
        <p>{said.other}</p>
        <div className="dialog-actions">
          <a className="press" data-tone="plain" href={signIn}>
            {said.leave}
          </a>
          <a className="press" data-tone="main" href={signIn} target="_blank" rel="noopener">
            {said.signIn}
          </a>
        </div>
      </div>
    </dialog>
  );
}
