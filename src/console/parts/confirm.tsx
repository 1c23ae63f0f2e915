// A dialog that asks before something is done, on the browser's own <dialog>: it keeps the focus, and Escape closes it.
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { ApiProblem } from '../../client/index.ts';
import { useTexts } from '../language.tsx';
import { common } from '../texts.ts';
import { Press } from './press.tsx';

export function Confirm({
  title,
  action,
  tone = 'main',
  children,
  onConfirm,
  onClose,
}: {
  title: string;
  /** What the button says. */
  action: string;
  tone?: 'main' | 'danger';
  /** The question, and fields of the form. */
  children: ReactNode;
  /** When it throws, the dialog stays open and shows why. */
  onConfirm(form: FormData): Promise<void>;
  onClose(): void;
}) {
  const said = useTexts(common);
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [failure, setFailure] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  useEffect(() => dialog.current?.showModal(), []);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    try {
      await onConfirm(form);
      onClose();
    } catch (thrown) {
      setFailure(thrown);
      setBusy(false);
    }
  };
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={id} onClose={onClose}>
      <form onSubmit={submit}>
        <h2 id={id}>{title}</h2>
        {children}
        {failure !== undefined && (
          <div className="notice" data-tone="negative" role="alert">
            <p>{failure instanceof ApiProblem ? failure.message : said.noAnswer}</p>
            {failure instanceof ApiProblem && failure.next && <p>{failure.next}</p>}
          </div>
        )}
        <footer className="dialog-actions">
          <Press onClick={() => dialog.current?.close()}>{said.cancel}</Press>
          <Press type="submit" tone={tone} disabled={isBusy}>
            {action}
          </Press>
        </footer>
      </form>
    </dialog>
  );
}
