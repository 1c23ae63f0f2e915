// The German of `sentences.ts`.
import type { Sentences } from '../../core/reasons.ts';

export const german: Sentences = {
  'no-mark': [
    'In Xero beenden Doppelpunkt und Leerzeichen eine Referenz: {reference} kann keine sein.',
    'Nichts wurde gesendet. Wählen Sie eine Referenz ohne diese Zeichen.',
  ],
  'other-currency': [
    'Xero bucht Journale nur in {base}, nicht in {currency}.',
    'Nichts wurde gesendet. Buchen Sie in {base}, oder als Rechnung.',
  ],
  'no-quotes': [
    'Xero kann nicht nach {text} suchen, weil Anführungszeichen darin stehen.',
    'Nichts wurde gesendet. Wählen Sie einen Text ohne Anführungszeichen.',
  ],
  'check-xero-scopes':
    'Prüfen Sie die Scopes der Custom Connection und ob sie zu dieser Organisation gehört.',
  'check-xero-address': 'Prüfen Sie die API-Adresse der Verbindung.',
  'check-webhook-key': 'Prüfen Sie den Webhook-Schlüssel der Verbindung: Er steht in der App unter Webhooks.',
};
