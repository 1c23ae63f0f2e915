// A dialog that asks before something is done, on the browser's own <dialog>: it keeps the focus, and Escape closes it.
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTexts } from '../language.tsx';
import { common } from '../texts.ts';
import { Press } from './press.tsx';
import { changeRequestOf, Refused } from './refused.tsx';

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
  // The change is stored as a request: asking for it a second time would only make another.
  const isAskedFor = changeRequestOf(failure) !== undefined;
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
        {failure !== undefined && <Refused error={failure} />}
        <div className="dialog-actions">
          <Press onClick={() => dialog.current?.close()}>{isAskedFor ? said.close : said.cancel}</Press>
          {!isAskedFor && (
            <Press type="submit" tone={tone} disabled={isBusy}>
              {action}
            </Press>
          )}
        </div>
      </form>
    </dialog>
  );
}
