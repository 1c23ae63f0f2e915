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
  'create-custom-connection': [
    'Legen Sie eine Custom Connection an',
    'developer.xero.com, My Apps, New app, Custom connection: Wählen Sie die Scopes {scopes}, und lassen Sie die Organisation zustimmen. Client-ID und Secret werden dort gezeigt.',
  ],
  'have-changes-told': [
    'Lassen Sie Änderungen melden',
    'In derselben App unter Webhooks: Wählen Sie Kontakte und Rechnungen, und tragen Sie die Adresse ein, die Kontor nennt (webhook_path der Verbindung). Tragen Sie zuvor den Webhook-Schlüssel in der Verbindung ein.',
  ],
  'check-xero-scopes':
    'Prüfen Sie die Scopes der Custom Connection und ob sie zu dieser Organisation gehört.',
  'check-xero-address': 'Prüfen Sie die API-Adresse der Verbindung.',
  'check-webhook-key': 'Prüfen Sie den Webhook-Schlüssel der Verbindung: Er steht in der App unter Webhooks.',
};
