// A dialog that asks before something is done, on the browser's own <dialog>: it keeps the focus, and Escape closes it.
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useEntered } from '../entered.ts';
import { useTexts } from '../language.tsx';
import { common } from '../texts.ts';
import { Press } from './press.tsx';
import { changeRequestOf, Refused } from './refused.tsx';

export function Confirm({
  title,
  action,
  tone = 'main',
  isOver = false,
  children,
  onConfirm,
  onClose,
}: {
  title: string;
  /** What the button says. */
  action: string;
  tone?: 'main' | 'danger';
  /** Another person has changed what the question is about: the action is no longer possible. The dialog says so, and keeps what was entered. */
  isOver?: boolean;
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
  const [isTyped, setTyped] = useState(false);
  useEntered(isTyped);
  // The change is stored as a request: asking for it a second time would only make another.
  const isAskedFor = changeRequestOf(failure) !== undefined;
  // Not because of what this dialog itself is doing.
  const hasChanged = isOver && !isBusy;
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
      <form onSubmit={submit} onChange={() => setTyped(true)}>
        <h2 id={id}>{title}</h2>
        {children}
        {failure !== undefined && <Refused error={failure} />}
        {hasChanged && (
          <p className="notice" data-tone="critical" role="alert">
            {said.changedMeanwhile}
          </p>
        )}
        {isBusy && (
          <p className="hint" role="status">
            {said.underWay}
          </p>
        )}
        <div className="dialog-actions">
          <Press onClick={() => dialog.current?.close()}>
            {isAskedFor || isBusy || hasChanged ? said.close : said.cancel}
          </Press>
          {!isAskedFor && !hasChanged && (
            <Press type="submit" tone={tone} disabled={isBusy}>
              {action}
            </Press>
          )}
        </div>
      </form>
    </dialog>
  );
}
