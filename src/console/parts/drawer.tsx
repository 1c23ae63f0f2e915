// One record next to the list that it comes from, under its own address. The browser's <dialog> keeps the focus, and Escape closes it.
import X from 'lucide-react/icons/x';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import '../styles/lists.css';
import { useTexts } from '../language.tsx';
import { common } from '../texts.ts';

export function Drawer({
  title,
  above,
  actions,
  children,
  onClose,
}: {
  title: ReactNode;
  above?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  onClose(): void;
}) {
  const said = useTexts(common);
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      className="drawer"
      aria-labelledby={id}
      // React lets the event rise from a dialog that asks something inside of this one.
      onClose={event => event.target === dialog.current && onClose()}
    >
      <header className="drawer-head">
        <div className="drawer-words">
          {above && <p className="hint">{above}</p>}
          <h2 id={id}>{title}</h2>
        </div>
        <button
          type="button"
          className="icon-button"
          aria-label={said.close}
          onClick={() => dialog.current?.close()}
        >
          <X aria-hidden />
        </button>
      </header>
      {actions && <div className="drawer-actions">{actions}</div>}
      {children}
    </dialog>
  );
}
