import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTexts } from '../language.tsx';
import { common } from '../texts.ts';
import { Press } from './press.tsx';

/** Shows something above the page, and asks nothing. */
export function Dialog({
  title,
  children,
  onClose,
}: {
  title: string;
  children: ReactNode;
  onClose(): void;
}) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={id} onClose={onClose}>
      <div className="dialog-body">
        <h2 id={id}>{title}</h2>
        {children}
        <div className="dialog-actions">
          <Press onClick={() => dialog.current?.close()}>{useTexts(common).close}</Press>
        </div>
      </div>
    </dialog>
  );
}
