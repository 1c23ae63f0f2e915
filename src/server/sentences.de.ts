// The German of `sentences.ts`.
import type { Sentences } from '../core/reasons.ts';

export const german: Sentences = {
  'no-route': ['{method} {path} gibt es nicht.', 'Was es gibt, steht in /openapi.json.'],
  'console-not-built': [
    'Die Konsole und die Widgets sind in diesem Arbeitsverzeichnis nicht gebaut.',
    'Rufen Sie `npm run build:console` auf und starten Sie Kontor neu. Die API arbeitet auch ohne sie.',
  ],
  'same-records-again': [
    'Das System liefert immer wieder dieselben Datensätze statt der nächsten.',
    'Melden Sie es denen, die das System betreiben; ein engerer Filter vermeidet es vielleicht.',
  ],
  'all-errors': 'Fehler von Kontor',
  'http-status': 'HTTP-Status',
  'kind-of-error': 'Art',
  'what-to-do': 'Was zu tun ist',
  'in-braces': 'Namen in geschweiften Klammern stehen für Werte des einzelnen Fehlers.',
  'code-of-system':
    'Ein Code, der hier fehlt, etwa M7/053, ist der einer Meldung des angeschlossenen Systems.',
  'no-problem-page': ['Kontor hat keinen Fehler {code}.', 'Alle Fehler stehen unter GET /problems.'],
  'bad-api-key': [
    'Der API-Schlüssel oder das Token fehlt, ist falsch, widerrufen oder abgelaufen.',
    'Senden Sie „Authorization: Bearer <Schlüssel>“. Der erste Schlüssel steht in KONTOR_API_KEY oder in der Datei api.key des Datenordners.',
  ],
  'one-tenant-only': [
    'Das dürfen nur Schlüssel, die alle Mandanten sehen.',
    'Verwenden Sie einen solchen Schlüssel, ohne den Header Kontor-Tenant.',
  ],
  'foreign-origin': [
    'Diese Sitzung oder dieses Token gehört zu einer Seite auf {returnOrigin}.',
    'Öffnen Sie die Seite des Produkts, zu dem sie gehört. Wenn sie dort offen ist, setzen Sie KONTOR_PUBLIC_URL auf die Adresse, unter der Browser Kontor erreichen.',
  ],
  'no-console-header': [
    'Eine Anfrage mit der Sitzung eines Browsers, die etwas ändert oder die Kontor an ein System weiterreicht, braucht den Header kontor-request: console.',
    'Die Seiten von Kontor senden ihn. Programme verwenden einen Schlüssel: "Authorization: Bearer <key>".',
  ],
  'foreign-request': [
    'Diese Anfrage kommt laut Browser nicht von einer Seite von Kontor: {origin}.',
    'Öffnen Sie Kontor unter seiner eigenen Adresse. Hinter einem Reverse-Proxy setzen Sie KONTOR_PUBLIC_URL auf die Adresse, die Personen benutzen.',
  ],
  'sign-in-interrupted': [
    'Dieser Browser hat die Anmeldung nicht begonnen, oder vor mehr als zehn Minuten.',
    'Melden Sie sich noch einmal an, in einem einzigen Browser. Er muss Cookies annehmen.',
  ],
  'not-a-local-path': [
    'Der Parameter „to“ nennt keine Seite von Kontor.',
    'Geben Sie einen Pfad an, der mit einem einzigen Schrägstrich beginnt, etwa /documents.',
  ],
  'not-ready': [
    'Die Datenbank antwortet nicht.',
    'Kontor macht automatisch weiter, sobald sie wieder da ist.',
  ],
  port: [
    'Kontor kann auf {host}:{port} keine Verbindungen annehmen: {why}.',
    'Beenden Sie jenes Programm, oder wählen Sie eine andere Adresse: --port N, --host ADDRESS.',
  ],
  'port-taken': 'Ein anderes Programm verwendet die Adresse schon',
  'port-not-allowed': 'Dieser Benutzer darf die Adresse nicht verwenden',
  'no-such-address': 'Diese Maschine hat keine solche Adresse',
  'no-such-host': 'Diesen Namen gibt es nicht',
  'host-not-looked-up': 'Der Name konnte nicht aufgelöst werden',
  'too-many-open': [
    'Zu viele Anfragen sind offen: {what}. Nichts wurde getan.',
    'Warten Sie auf Antworten, bevor Sie mehr anfragen, oder so lange, wie Retry-After sagt. Wenn keine Antworten kommen, sehen Sie sich das System hinter der Verbindung an.',
  ],
  'too-many-tails': [
    'Zu viele Live-Streams sind offen: {count} dieses Mandanten, der {limit} haben darf, oder alle, die dieses Kontor bedienen kann.',
    'Schließen Sie einen, den niemand liest, und versuchen Sie es erneut.',
  ],
  'all-turns-taken': 'Kontor bearbeitet für diesen Mandanten schon so viele Anfragen wie erlaubt',
  'tenant-requests-open': '{count} Anfragen dieses Mandanten',
  'connection-requests-open':
    'So viele wie erlaubt über diese Verbindung, oder für diesen Mandanten über alle Verbindungen',
  'too-large': ['Der Body ist größer als {megabytes} MB.', 'Senden Sie einen kleineren.'],
  'bad-request': ['Die Anfrage ist ungültig: {text}.', 'Vergleichen Sie sie mit /openapi.json.'],
  'bad-header': [
    'Der Header {name} ist ungültig. Erlaubt sind: {expected}.',
    'Berichtigen Sie ihn, oder lassen Sie ihn weg.',
  ],
  'pace-values': 'queue oder pass',
  'retry-values': '0 bis 5',
  'key-characters': '1 bis 255 sichtbare ASCII-Zeichen',
  'too-many-wrong-keys': [
    'Von dieser Adresse kamen zu viele falsche Schlüssel.',
    'Warten Sie so lange, wie Retry-After sagt.',
  ],
  'rate-limit-reached': [
    'In einer Minute kamen mehr als {limit} Anfragen.',
    'Warten Sie so lange, wie Retry-After sagt.',
  ],
  'not-permitted': [
    '{name} darf {permissions}, aber nicht {needed}.',
    'Verwenden Sie einen Schlüssel oder eine Rolle mit dieser Berechtigung.',
  ],
  'body-broken-off': [
    'Die Anfrage brach ab, bevor ihr Body ganz angekommen war.',
    'Senden Sie sie noch einmal, vollständig. Das System hat höchstens einen Teil davon bekommen, und der ist keine Anfrage.',
  ],
};
