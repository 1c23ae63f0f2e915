// The German of `sentences.ts`.
import type { Sentences } from '../core/reasons.ts';

export const german: Sentences = {
  'bad-signature': [
    'Die Signatur des Webhooks ist falsch.',
    'Prüfen Sie das Client-Secret der Verbindung: Es ist das des API-Kontos, das den Webhook registriert hat.',
  ],
};
