import Check from 'lucide-react/icons/check';
import CopyIcon from 'lucide-react/icons/copy';
import { useState } from 'react';
import { useTexts } from '../language.tsx';
import { common } from '../texts.ts';
import { Press } from './press.tsx';

/** Copies a text, and says for two seconds that it has, or that the browser does not allow it here: as in a page without TLS. */
export function Copy({ text, label }: { text: () => string; label?: string }) {
  const said = useTexts(common);
  const [outcome, setOutcome] = useState<'copied' | 'notCopied'>();
  const copy = async () => {
    setOutcome(
      await writeToClipboard(text()).then(
        () => 'copied',
        () => 'notCopied',
      ),
    );
    setTimeout(() => setOutcome(undefined), 2_000);
  };
  const Icon = outcome === 'copied' ? Check : CopyIcon;
  return (
    <Press tone="quiet" onClick={copy}>
      <Icon aria-hidden />
      <span aria-live="polite">{outcome ? said[outcome] : (label ?? said.copy)}</span>
    </Press>
  );
}

/** Rejects where there is no clipboard, too. */
const writeToClipboard = async (text: string): Promise<void> => navigator.clipboard.writeText(text);
