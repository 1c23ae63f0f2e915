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
  'text-empty': 'der Text ist leer',
  'bad-name': ['Der Name {place} ist nicht erlaubt. Nichts wurde gespeichert.', 'Lassen Sie ihn weg.'],
  'bad-text': [
    'Der Text in {place} enthält ein NUL-Zeichen oder ein halbes Zeichen. Er wurde abgelehnt, und nichts wurde gespeichert.',
    'Senden Sie ihn als UTF-8 ohne Steuerzeichen.',
  ],
  'bad-amount': ['{field} ist kein Betrag: {value}.', 'Geben Sie eine Zahl mit Punkt an, etwa 12.50.'],
  'key-reused': [
    'Dieser Idempotency-Key wurde schon für eine andere Anfrage verwendet.',
    'Verwenden Sie für jede Anfrage einen neuen Schlüssel, und denselben nur, um dieselbe Anfrage zu wiederholen.',
  ],
  'flow-not-installed': 'Dieses Kontor hat keinen Flow „{flow}“.',
  'unknown-flow': ['Den Flow „{name}“ gibt es nicht.', 'Wählen Sie aus: {flows}.'],
  'no-connection': ['Die Verbindung {id} gibt es nicht.', 'Welche es gibt, sagt GET /v1/connections.'],
  'no-destination': ['Das Ziel {id} gibt es nicht.', 'Welche es gibt, sagt GET /v1/destinations.'],
  'no-flow': ['Den Flow {id} gibt es nicht.', 'Welche es gibt, sagt GET /v1/flows.'],
  'no-posting': ['Die Buchung {id} gibt es nicht.', 'Welche es gibt, sagt GET /v1/postings.'],
  'no-run': ['Den Lauf {id} gibt es nicht.', 'Welche es gibt, sagt GET /v1/runs.'],
  'no-call': [
    'Den aufgezeichneten Aufruf {id} gibt es nicht.',
    'Welche Kontor behalten hat, zeigt die Liste der Aufrufe einer Verbindung.',
  ],
  'no-tenant': ['Den Mandanten {id} gibt es nicht.', 'Welche es gibt, sagt GET /v1/tenants.'],
  'no-key': ['Den Schlüssel {id} gibt es nicht.', 'Welche es gibt, sagt GET /v1/keys.'],
  'no-browser-session': ['Eine offene Sitzung {id} gibt es nicht.', 'Welche es gibt, sagt GET /v1/sessions.'],
  'no-bulk-plan': ['Den Sammelplan {id} gibt es nicht.', 'Welche es gibt, sagt GET /v1/bulk-plans.'],
  'no-change-request': [
    'Den Änderungsantrag {id} gibt es nicht.',
    'Welche es gibt, sagt GET /v1/change-requests.',
  ],
  'no-set-aside': [
    'Unter {id} wurde nichts beiseitegelegt.',
    'Was beiseitegelegt wurde, sagt GET /v1/set-aside.',
  ],

  'broken-answer': [
    '{what}. Das ist ein Fehler jenes Systems; nichts wurde geändert.',
    'Sehen Sie sich den aufgezeichneten Aufruf an (kontor connections calls), und melden Sie ihn denen, die das System oder den Proxy davor betreiben.',
  ],
  'answer-to': 'Die Antwort von {system} auf {path}',
  'no-list': '{of} ist {kind} und keine Liste',
  'row-no-record': '{of} ist eine Liste, in der Zeile {row} {kind} ist und kein Datensatz',
  'answered-other': '{system} wurde nach {asked} gefragt und hat mit {answered} geantwortet',
  'not-a-record': 'In der Antwort von {system} steht {kind} statt eines Datensatzes',
  'record-without': '{system} hat einen Datensatz ohne {field} geliefert',
  'other-shape':
    'Die Antwort des Systems auf eine Frage nach {objects} hat eine andere Form als dokumentiert',
  'undocumented-shape': 'Der Datensatz hat eine andere Form als dokumentiert.',
  'kind-null': 'null',
  'kind-nothing': 'nichts',
  'kind-list': 'eine Liste',
  'kind-object': 'ein Objekt',
  'kind-string': 'ein Text',
  'kind-boolean': 'ein Wahrheitswert',
  'kind-number': 'eine Zahl',

  'unusable-file': [
    'Kontor kann {path} nicht benutzen: {why}.',
    'Beheben Sie das, oder nennen Sie einen anderen Ort: --data DIR für das, was Kontor aufbewahrt, TMPDIR für das, was es vorübergehend braucht.',
  ],
  'file-forbidden': 'diesem Benutzer fehlt die Berechtigung',
  'disk-read-only': 'der Datenträger kann nur gelesen werden',
  'no-space-left': 'der Datenträger ist voll',
  'disk-broken': 'der Datenträger funktioniert nicht',
  'is-a-file': 'das ist eine Datei',
  'is-a-folder': 'das ist ein Ordner',
  'file-in-path': 'ein Teil des Pfades ist eine Datei',
  'no-file': 'das gibt es nicht',
  'too-many-files': 'zu viele Dateien sind geöffnet',
  'path-in-a-circle': 'der Pfad führt im Kreis',
  'path-too-long': 'der Pfad ist zu lang',
};
