// The German of `own-sentences.ts`.
import type { Sentences } from './reasons.ts';

export const german: Sentences = {
  'code-taken': [
    'Zwei Teile haben je einen eigenen Satz zum Code {code}.',
    'Geben Sie dem Code des Connectors oder Flows einen anderen Namen.',
  ],
  'two-parts-of-one-name': [
    'Zwei Erweiterungen ({what}) haben den Namen {name}.',
    'Geben Sie Ihrer einen eigenen Namen.',
  ],
  'bad-time-zone': [
    'Die Zeitzone „{timeZone}“ kennt Kontor nicht.',
    'Nennen Sie sie wie die IANA-Datenbank: America/Chicago, Europe/Berlin, UTC.',
  ],
  outdated: [
    'Seit Sie gelesen haben, hat sich etwas geändert: {thing}.',
    'Nichts wurde gespeichert. Lesen Sie noch einmal, und senden Sie Ihre Änderung mit dem etag von dann.',
  ],
  'changed-meanwhile': [
    'Während Kontor diese Änderung prüfte, hat jemand anders etwas geändert: {thing}.',
    'Nichts wurde gespeichert. Sehen Sie es an, und senden Sie Ihre Änderung noch einmal.',
  ],
  'bad-currency': [
    '„{currency}“ ist kein Währungscode.',
    'Codes haben drei Buchstaben, etwa EUR. Berichtigen Sie ihn dort, wo er herkommt.',
  ],
  'bad-settings': [
    'Einstellungen sind falsch ({what}): {text}.',
    'Berichtigen Sie die genannten Felder und senden Sie noch einmal.',
  ],
  'bad-encoding': ['Kein UTF-8: {what}. Nichts wurde gespeichert.', 'Senden Sie JSON in UTF-8.'],
  'too-deep': [
    'Tiefer verschachtelt als {maxDepth} Ebenen: {what}. Nichts wurde gespeichert.',
    'Senden Sie weniger Ebenen.',
  ],
  'too-long': [
    'Länger als {maxIndexed} Zeichen: {what}. Nichts wurde gespeichert.',
    'Senden Sie einen kürzeren Wert.',
  ],
  'bad-json': ['Kein JSON: {what} ({why}).', 'Senden Sie einen einzigen JSON-Wert in UTF-8.'],
  'key-reused': [
    'Dieser Idempotency-Key wurde schon für eine andere Anfrage verwendet.',
    'Verwenden Sie für jede Anfrage einen neuen Schlüssel, und denselben nur, um dieselbe Anfrage zu wiederholen.',
  ],
  'flow-not-installed': 'Dieses Kontor hat keinen Flow „{flow}“.',
  'no-connection': ['Die Verbindung {id} gibt es nicht.', 'Welche es gibt, sagt GET /v1/connections.'],
  'no-destination': ['Das Ziel {id} gibt es nicht.', 'Welche es gibt, sagt GET /v1/destinations.'],
  'no-flow': ['Den Flow {id} gibt es nicht.', 'Welche es gibt, sagt GET /v1/flows.'],
  'no-posting': ['Die Buchung {id} gibt es nicht.', 'Welche es gibt, sagt GET /v1/postings.'],
  'no-tenant': ['Den Mandanten {id} gibt es nicht.', 'Welche es gibt, sagt GET /v1/tenants.'],
  'no-key': ['Den Schlüssel {id} gibt es nicht.', 'Welche es gibt, sagt GET /v1/keys.'],
  'no-change-request': [
    'Den Änderungsantrag {id} gibt es nicht.',
    'Welche es gibt, sagt GET /v1/change-requests.',
  ],
  'no-set-aside': [
    'Unter {id} wurde nichts beiseitegelegt.',
    'Was beiseitegelegt wurde, sagt GET /v1/set-aside.',
  ],
};
