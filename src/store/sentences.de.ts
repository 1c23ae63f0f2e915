// The German of `sentences.ts`, `posting-writes.ts` and `reference-used.ts`.
import type { Sentences } from '../core/reasons.ts';

export const german: Sentences = {
  'name-taken': ['Eine Verbindung mit dem Namen „{name}“ gibt es schon.', 'Wählen Sie einen anderen Namen.'],
  'database-read-only': [
    'Die Datenbank nimmt zurzeit keine Schreibzugriffe an.',
    'Prüfen Sie, ob KONTOR_DATABASE_URL den primären Server nennt und nicht ein Replikat.',
  ],
  'database-refused': [
    'Der Datenbankserver weist Kontor ab: {message}.',
    'Prüfen Sie Benutzer, Passwort und Datenbank in KONTOR_DATABASE_URL, und was der Server diesem Benutzer erlaubt.',
  ],
  'flow-exists': [
    'Den Flow {flow} zwischen diesen beiden Verbindungen gibt es schon.',
    'Verwenden Sie den vorhandenen: GET /v1/flows.',
  ],
  'no-postgres': [
    'Kontor hat kein PostgreSQL für dieses System ({platform}-{arch}).',
    'Installieren Sie PostgreSQL {oldestMajor} oder neuer (Debian: apt-get install postgresql, Alpine: apk add postgresql), nennen Sie seine Programme mit KONTOR_POSTGRES_BIN, oder nennen Sie einen Server mit KONTOR_DATABASE_URL.',
  ],
  'bad-postgres': [
    'KONTOR_POSTGRES_BIN nennt {folder}, aber {why}.',
    'Nennen Sie den Ordner mit den Programmen postgres und initdb von PostgreSQL {oldestMajor} oder neuer, etwa /usr/lib/postgresql/17/bin.',
  ],
  'no-programs': 'er enthält die Programme postgres und initdb nicht',
  'program-does-not-run': 'das Programm postgres darin läuft nicht',
  'postgres-too-old': 'das PostgreSQL {version} darin ist zu alt',
  'old-data-folder': [
    'Den Datenordner {folder} hat Kontor 0.1 vor seiner ersten Freigabe geschrieben, mit einer anderen Datenbank (PGlite).',
    'Starten Sie mit einem anderen Ordner (--data DIR). Der Inhalt kann nicht übernommen werden.',
  ],
  'database-damaged': [
    'Die Datenbank in {folder} ist beschädigt: PostgreSQL kann nicht feststellen, wo es beginnen soll.',
    'Stellen Sie den Datenordner aus einem Backup wieder her.',
  ],
  'other-postgres': [
    'Die Datenbank in {folder} hat PostgreSQL {written} geschrieben; hier läuft PostgreSQL {version}.',
    'Nennen Sie die Programme von PostgreSQL {written} mit KONTOR_POSTGRES_BIN. Um die Version zu wechseln, erstellen Sie ein Backup mit dem Kontor, das den Ordner geschrieben hat, und stellen Sie es mit diesem Kontor wieder her.',
  ],
  'database-not-made': [
    'PostgreSQL konnte in {root} keine Datenbank anlegen: {why}',
    'Prüfen Sie die Festplatte und die Rechte am Datenordner. Es wurde nichts zurückgelassen.',
  ],
  'database-not-ready': [
    'Ein anderes Kontor auf diesem Datenordner betreibt das eigene PostgreSQL, und dieses antwortet nicht: {why}.',
    'Sehen Sie in das Protokoll jenes Kontors und in server.log im Ordner postgres des Datenordners.',
  ],
  'data-folder-rights': [
    'PostgreSQL darf seinen Ordner {root} nicht verwenden.',
    'Starten Sie Kontor als der Benutzer, dem der Ordner gehört. Der Ordner data darin braucht den Modus 700.',
  ],
  'no-shared-memory': [
    'Dieses System gibt PostgreSQL zu wenig gemeinsamen Speicher.',
    'Erhöhen Sie ihn in einem Container (docker run --shm-size=64m). Was PostgreSQL selbst gemeldet hat, steht in {log}.',
  ],
  'queue-not-started': [
    'Die Warteschlange in der Datenbank ist nicht benutzbar: {why}',
    'Prüfen Sie, ob der Datenbankbenutzer Tabellen anlegen und ändern darf. Sehen Sie sonst in das Protokoll der Datenbank.',
  ],
  'other-system': [
    'Die Verbindung „{connection}“ führt zu {system}, und {name} ist als anderes System bekannt.',
    'Nichts wurde gespeichert. Legen Sie für das andere System eine eigene Verbindung an, und Flows, die sie verwenden. Was über diese Verbindung gebucht wurde, gehört zu dem System, zu dem sie führt.',
  ],
  'tenant-exists': [
    'Den Mandanten {id} gibt es schon.',
    'Verwenden Sie ihn, oder wählen Sie eine andere ID.',
  ],
  'tenant-in-use': [
    'Der Mandant {id} hat Verbindungen oder Schlüssel.',
    'Was für ihn gebucht wurde, wird mit seinen Verbindungen aufbewahrt. Darum bleibt er bestehen. Widerrufen Sie stattdessen seine Schlüssel, und löschen Sie seine Verbindungen.',
  ],
  'wrong-encryption-key': [
    'Kontor kann gespeicherte Zugangsdaten nicht entschlüsseln: Sie wurden mit einem anderen Schlüssel verschlüsselt.',
    'Geben Sie auch den früheren Schlüssel an: KONTOR_ENCRYPTION_KEY=<neu>,<früher>. Kontor verschlüsselt dann alles mit dem neuen.',
  ],
  'bad-encryption-key': [
    'Der Schlüssel zum Verschlüsseln in {place} muss aus 32 Byte in base64 bestehen.',
    'Geben Sie den Schlüssel an, den Kontor bisher verwendet hat. Für einen ersten Start erzeugen Sie einen mit: openssl rand -base64 32',
  ],
  'not-a-database': [
    '{data} ist keine Datenbank von PostgreSQL.',
    'Stellen Sie den Datenordner aus einem Backup wieder her, oder starten Sie mit einem anderen Ordner: --data DIR.',
  ],
  'folder-read-only': [
    'In den Datenordner {folder} kann nicht geschrieben werden.',
    'Geben Sie Kontor einen Ordner, in den es schreiben kann: --data DIR.',
  ],
  'data-folder': [
    'Kontor kann den Datenordner {folder} nicht verwenden: {why}.',
    'Beheben Sie das, oder starten Sie Kontor mit einem anderen Ordner: --data DIR.',
  ],
  'folder-in-use': [
    '{who} verwendet den Datenordner {folder}.',
    'Beenden Sie es zuerst, oder starten Sie dieses mit einem anderen Ordner: --data DIR. Auf einem Ordner arbeiten ein --role api und beliebig viele --role worker zusammen.',
  ],
  'another-kontor': 'Ein anderes Kontor',
  'kontor-process': 'Ein anderes Kontor (Prozess {process})',
  'keys-being-made': [
    'Ein anderer Prozess legt seit {seconds} s die Schlüssel des Datenordners {folder} an.',
    'Beenden Sie ihn, und starten Sie dann noch einmal.',
  ],

  'disk-full': [
    'Der Speicherplatz reicht nicht: {what}. Nichts wurde gespeichert.',
    'Geben Sie Speicherplatz frei. Kontor macht dann weiter. Nichts, was bestätigt wurde, ist verloren.',
  ],
  'folder-disk-full': 'Die Festplatte mit {folder} ist voll',
  'folder-disk-nearly-full': 'Die Festplatte mit {folder} ist fast voll',
  'database-disk-full': 'Die Festplatte der Datenbank ist voll',
  'disk-full-at-start': [
    'Die Festplatte mit {folder} ist voll.',
    'Geben Sie Speicherplatz frei, und starten Sie Kontor dann noch einmal.',
  ],
  'no-space-for-database': [
    'Die Festplatte mit {folder} hat zu wenig Platz für eine Datenbank: {free} MB.',
    'Geben Sie Speicherplatz frei (ein erster Start braucht mindestens {needed} MB), und starten Sie Kontor dann noch einmal.',
  ],

  'no-user-for-postgres': [
    'PostgreSQL läuft nicht als root, und {file} nennt keinen anderen Benutzer.',
    'Starten Sie Kontor als gewöhnlicher Benutzer, oder nennen Sie einen Server mit KONTOR_DATABASE_URL.',
  ],
  'nameless-user': [
    'Der Benutzer {user} hat auf diesem System keinen Namen, und dieses System erlaubt keine User-Namespaces.',
    'Geben Sie dem Benutzer einen Namen (eine Zeile in {file}), starten Sie Kontor als gewöhnlicher Benutzer, oder nennen Sie einen Server mit KONTOR_DATABASE_URL.',
  ],
  'user-cannot-reach': [
    'PostgreSQL läuft nicht als root. Kontor startet es als Benutzer {user}, und dieser Benutzer hat keinen Zugriff auf {path}.',
    'Legen Sie den Datenordner und die Installation dorthin, wo andere Benutzer Zugriff haben, starten Sie Kontor als gewöhnlicher Benutzer, oder nennen Sie einen Server mit KONTOR_DATABASE_URL.',
  ],
  'database-in-use': [
    'Ein PostgreSQL, das ein früheres Kontor zurückgelassen hat, verwendet noch {folder} (Prozess {processes}).',
    'Beenden Sie diesen Prozess, und starten Sie Kontor dann noch einmal.',
  ],
  'private-database-silent': [
    'Kontor hat das eigene PostgreSQL gestartet, und es antwortet nicht: {why}.',
    'Sehen Sie in server.log im Ordner postgres des Datenordners.',
  ],
  'database-ended': [
    'Das eigene PostgreSQL hat sich beendet ({exit}).',
    'Sehen Sie in sein Protokoll: {file}.',
  ],
  'database-ended-saying': [
    'Das eigene PostgreSQL hat sich beendet ({exit}): {words}.',
    'Sehen Sie in sein Protokoll: {file}.',
  ],

  'bad-database-url': [
    'KONTOR_DATABASE_URL ist nicht die Adresse eines PostgreSQL-Servers: {why}.',
    'Geben Sie sie so an: postgres://user:password@host:5432/database.',
  ],
  'no-postgres-address': 'Sie beginnt nicht mit postgres:',
  'database-unreachable': [
    'Die Datenbank antwortet nicht: {why}.',
    'Prüfen Sie KONTOR_DATABASE_URL, und ob der Server läuft. Kontor macht weiter, sobald er wieder da ist.',
  ],
  'private-database-unreachable': [
    'Das eigene PostgreSQL antwortet nicht: {why}.',
    'Kontor startet es noch einmal. Sein Protokoll ist server.log im Ordner postgres des Datenordners.',
  ],
  'migration-not-begun': [
    'Kontor konnte nicht damit beginnen, das Datenbankschema zu aktualisieren: {why}',
    'Nichts wurde geändert. Sehen Sie in das Protokoll der Datenbank.',
  ],
  'migration-failed': [
    'Kontor konnte das Datenbankschema nicht aktualisieren (Schritt {step}): {why}',
    'Von diesem Schritt wurde nichts ausgeführt. Sehen Sie in das Protokoll der Datenbank.',
  ],
  'newer-database': [
    'Die Datenbank hat eine spätere Version von Kontor geschrieben ({steps}). Diese Version würde sie nicht verstehen und hat nichts geändert.',
    'Starten Sie die spätere Version, oder stellen Sie das Backup wieder her, das vor dem Upgrade erstellt wurde.',
  ],

  'backup-exists': [
    'Die Datei {file} gibt es schon.',
    'Wählen Sie einen anderen Namen, oder ersetzen Sie die Datei mit --force.',
  ],
  'backup-no-kontor': [
    'Hier gibt es keine Datenbank von Kontor, die gesichert werden kann.',
    'Nennen Sie den Datenordner mit --data oder die Datenbank mit KONTOR_DATABASE_URL, wie bei „kontor start“.',
  ],
  'backup-damaged': [
    'Die Datei {file} ist kein vollständiges Backup: {why}. Nichts wurde geändert.',
    'Kopieren Sie die Datei noch einmal von dort, wo Sie sie aufbewahren, oder nehmen Sie ein älteres Backup.',
  ],
  'backup-cut-off': 'sie endet zu früh',
  'backup-goes-on': 'nach ihrem Ende folgt noch etwas',
  'backup-not-gzip': 'sie ist beschädigt oder nicht mit gzip komprimiert',
  'backup-not-one': 'sie enthält nicht, was ein Backup von Kontor enthält',
  'backup-other-checksum': 'ihre Prüfsumme passt nicht zum Inhalt',
  'backup-newer': [
    'Das Backup {file} hat eine spätere Version von Kontor geschrieben ({what}). Nichts wurde geändert.',
    'Stellen Sie es mit jener Version oder einer neueren wieder her.',
  ],
  'backup-steps': 'Kontor {kontor}, mit {steps}',
  'backup-key-missing': [
    'Die Zugangsdaten im Backup sind mit dem Schlüssel {wanted} verschlüsselt, aber {found}. Nichts wurde geändert.',
    'Setzen Sie KONTOR_ENCRYPTION_KEY auf diesen Schlüssel, oder legen Sie seine Datei encryption.key in {folder} ab. Ein Backup enthält den Schlüssel nie.',
  ],
  'backup-key-none': 'hier gibt es keinen Schlüssel',
  'backup-key-other': 'der Schlüssel hier ist {found}',
  'restore-not-empty': [
    'Die Datenbank ist nicht leer: Sie hat die Tabelle {table}. Nichts wurde geändert.',
    'Stellen Sie das Backup in einem neuen Datenordner oder einer neuen Datenbank wieder her. Kontor ersetzt nie vorhandene Daten.',
  ],
  'restore-failed': [
    'Das Backup konnte nicht wiederhergestellt werden: {why}. Die Datenbank ist so leer wie zuvor.',
    'Beheben Sie die Ursache, und stellen Sie das Backup noch einmal wieder her.',
  ],

  'approval-over-api': [
    'Diese Änderung braucht die Genehmigung einer anderen Person.',
    'Beantragen Sie sie über die API: Dort kann sie auf die Genehmigung warten.',
  ],
  'quota-reached': [
    'Der Mandant {tenant} hat {used} {what}; erlaubt sind höchstens {most}. Nichts wurde angelegt.',
    '{advice}, oder bitten Sie den Betreiber von Kontor um mehr: kontor tenants update {tenant} --quota {quota}=N.',
  ],
  'api-keys': 'API-Schlüssel',
  'open-connect-sessions': 'offene Connect-Sitzungen',
  'open-widget-tokens': 'gültige Widget-Tokens',
  'quota-of-connections': 'Verbindungen',
  'quota-of-flows': 'Flows',
  'quota-of-destinations': 'Ziele',
  'revoke-unused': 'Widerrufen Sie einen, den niemand mehr verwendet',
  'cancel-one': 'Brechen Sie eine ab, warten Sie, bis eine abläuft',
  'delete-unused': 'Löschen Sie, was niemand mehr verwendet',
  'delete-unheard': 'Löschen Sie eines, das niemand mehr abhört',
};

export const germanOfRefused: Sentences = {
  'cannot-be-stored': [
    'Die Datenbank weist den Beleg ab ({operation}, {key}): {error}. Nichts wurde gesendet.',
    'Suchen Sie in der Quelle oder in der Anfrage nach ungewöhnlichem Text, berichtigen Sie ihn, und versuchen Sie es noch einmal.',
  ],
  'words-refused': '({code}: Die Datenbank weist den Text ab, der hier stand: {error})',
};

export const germanOfReferences: Sentences = {
  'reference-used': [
    'Die Referenz {reference} gehört zu {holder}.',
    'Nichts wurde gesendet. Um denselben Beleg noch einmal anzufordern, verwenden Sie seinen Schlüssel. Ein anderer Beleg braucht eine eigene Referenz; wählen Sie für einen Flow ein anderes referencePrefix.',
  ],
  'another-document': 'einem anderen Beleg im selben System',
  'that-posting': 'der Buchung {posting} ({state.state})',
  'that-document': 'der Buchung {posting} ({state.state}, Beleg {number})',
};
