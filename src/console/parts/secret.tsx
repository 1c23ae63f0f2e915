// What Kontor shows this once, to be copied. It stays until the person says that it is stored.
import { useEffect, useRef } from 'react';
import { useEntered } from '../entered.ts';
import { inBoth, useTexts } from '../language.tsx';
import { Copy } from './copy.tsx';
import { Press } from './press.tsx';

const texts = inBoth(
  { once: 'Copy it now: Kontor shows it only this once.', done: 'I have stored it' },
  { once: 'Kopieren Sie es jetzt: Kontor zeigt es nur dieses eine Mal.', done: 'Ich habe es aufbewahrt' },
);

export function Secret({ title, secret, onDone }: { title: string; secret: string; onDone(): void }) {
  const said = useTexts(texts);
  const frame = useRef<HTMLElement>(null);
  useEntered(true);
  useEffect(() => frame.current?.focus(), []);
  return (
    <section className="notice secret" data-tone="positive" ref={frame} tabIndex={-1}>
      <h2>{title}</h2>
      <p>{said.once}</p>
      <code>{secret}</code>
      <span className="row-actions">
        <Copy text={() => secret} />
        <Press onClick={onDone}>{said.done}</Press>
      </span>
    </section>
  );
}
