import Check from 'lucide-react/icons/check';
import CopyIcon from 'lucide-react/icons/copy';
import { useState } from 'react';
import { useTexts } from '../language.tsx';
import { common } from '../texts.ts';
import { Press } from './press.tsx';

/** Copies a text, and says so for two seconds. */
export function Copy({ text, label }: { text: () => string; label?: string }) {
  const said = useTexts(common);
  const [isDone, setDone] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text());
    setDone(true);
    setTimeout(() => setDone(false), 2_000);
  };
  const Icon = isDone ? Check : CopyIcon;
  return (
    <Press tone="quiet" onClick={copy}>
      <Icon aria-hidden />
      <span aria-live="polite">{isDone ? said.copied : (label ?? said.copy)}</span>
    </Press>
  );
}
