// The German of `sentences.ts`.
import type { Sentences } from '../core/reasons.ts';

export const german: Sentences = {
  'bad-environment': [
    '{name} ist ungültig: {problem}.',
    'Berichtigen Sie den Wert, oder lassen Sie ihn weg; docs/guides/operate.md sagt, wofür jede Variable da ist.',
  ],
  'key-too-short': 'der Schlüssel muss mindestens {least} Zeichen haben',
  'set-twice': ['{source} und {other} sind beide gesetzt.', 'Setzen Sie nur eine der beiden.'],
  'no-secret': [
    '{source} liefert kein Geheimnis: {why}.',
    'Probieren Sie es von Hand als der Benutzer, unter dem Kontor läuft: Es muss das Geheimnis liefern und sonst nichts.',
  ],
  'secret-empty': 'das Ergebnis ist leer',
  'secret-unread': 'Kontor kann {path} nicht lesen ({why})',
  'command-too-slow': 'es hat länger als {seconds} s gedauert',
  'command-killed': 'das Programm wurde abgebrochen',
  'command-failed': 'das Programm endete mit dem Code {status}',
  'no-api-key': [
    'Es gibt keinen API-Schlüssel: KONTOR_API_KEY ist nicht gesetzt, und {path} gibt es nicht.',
    'Starten Sie Kontor einmal mit diesem Datenordner, oder setzen Sie KONTOR_API_KEY.',
  ],
  'nothing-to-watch': [
    '--watch steht ohne --project, und sonst gibt es nichts zu beobachten.',
    'Ergänzen Sie --project DIR, oder lassen Sie --watch weg.',
  ],
  'stop-too-slow': [
    'Kontor endet, bevor es fertig ist, weil die Datenbank nicht mehr antwortet.',
    'Starten Sie die Datenbank, dann Kontor: Es macht dort weiter, wo es war.',
  ],

  'kontor-silent': [
    'Kontor antwortet nicht.',
    'Starten Sie es mit „kontor start“, oder nennen Sie seine Adresse: --url, KONTOR_URL.',
  ],
  'asked-kontor-at':
    'Gefragt wurde das Kontor unter {url}; um ein anderes zu fragen, geben Sie --url an, und --data für seinen Schlüssel.',
  'output-broken': [
    'Die Ausgabe kann nicht geschrieben werden: {why}.',
    'Schaffen Sie Platz, oder leiten Sie die Ausgabe woandershin.',
  ],
  'option-unreadable': [
    'Kontor kann die {what} nicht lesen: {why}.',
    'Geben Sie JSON an, oder @DATEI mit JSON darin.',
  ],
  'option-not-json': ['Die {what} sind kein JSON: {why}', 'Geben Sie JSON an, oder @DATEI mit JSON darin.'],
  'settings-here': 'Einstellungen',
  'fields-here': 'Felder',
  'given-in-file': '{what} in {file}',

  'period-backwards': [
    '--until {until} liegt vor --since {since}.',
    'Geben Sie den ersten Tag in --since an, den letzten in --until.',
  ],
  'table-cut': [
    'Die Tabelle ist abgebrochen: Was ausgegeben wurde, ist nicht alles.',
    'Warum, steht im Protokoll von Kontor. Rufen Sie den Befehl noch einmal auf; ein engerer Filter macht die Tabelle kürzer.',
  ],
  'csv-of-lists': [
    'Nur Listen werden als CSV ausgegeben, und gefragt war nach einem Datensatz.',
    'Lassen Sie den Schlüssel oder --csv weg.',
  ],
  'csv-or-json': [
    'Unterschiede werden als CSV oder als JSON ausgegeben, nicht als beides.',
    'Geben Sie entweder --csv oder --json an.',
  ],
  'too-many-documents': [
    'Der Flow hat in diesem Zeitraum {total} Belege gesendet; ein Lauf vergleicht höchstens {most}.',
    'Nichts wurde ausgegeben. Fragen Sie nacheinander nach kürzeren Zeiträumen: --since und --until.',
  ],
  'comparison-too-slow': [
    'Nach {minutes} Minuten hatte Kontor {done} von {all} Belegen verglichen.',
    'Fragen Sie nacheinander nach kürzeren Zeiträumen: --since und --until.',
  ],
  'subject-or-period': [
    'Eine Vorschau gilt entweder einem Gegenstand oder einem Zeitraum.',
    'Nennen Sie die Id einer Bestellung, der Bestellung einer Erstattung oder eines Kunden. Für einen Zeitraum geben Sie --since mit einem Tag an, und entweder --csv oder --json für die Summen.',
  ],
  'too-many-subjects': [
    'In diesem Zeitraum wurden mehr als {most} Datensätze angelegt.',
    'Nichts wurde ausgegeben. Fragen Sie nacheinander nach kürzeren Zeiträumen.',
  ],
  'previews-too-slow': [
    'Nach {minutes} Minuten hatte Kontor die Vorschau von {done} der {all} Datensätze.',
    'Nichts wurde ausgegeben. Fragen Sie nacheinander nach kürzeren Zeiträumen.',
  ],

  'no-flow-named': ['Den Flow „{name}“ gibt es nicht.', 'Welche es gibt, sagt kontor flows list.'],
  'several-flows-named': ['Mehrere Flows heißen „{name}“: {ids}.', 'Nennen Sie einen mit seiner Id.'],
  'no-connection-named': [
    'Die Verbindung „{name}“ gibt es nicht.',
    'Welche es gibt, sagt kontor connections list.',
  ],
  'several-connections-named': [
    'Mehrere Verbindungen heißen „{name}“: {ids}.',
    'Nennen Sie eine mit ihrer Id.',
  ],
  'no-posting-named': [
    'Die Buchung „{name}“ gibt es nicht.',
    'Nennen Sie ihre Id, ihre Referenz oder die Nummer ihrer Bestellung. Welche es gibt, sagt kontor postings list.',
  ],
  'several-postings-named': [
    'Mehrere Buchungen heißen „{name}“: {postings}.',
    'Nennen Sie eine mit ihrer Id.',
  ],
  'no-such-set': ['Der Service {service} hat keine Menge {set}.', 'Vorhanden: {sets}.'],
  'no-such-action': [
    'Für „{object}“ gibt es in Kontor kein {verb}.',
    'docs/reference/objects.md nennt die Objekte und was mit jedem möglich ist.',
  ],
  'sign-missing': ['In „{text}“ fehlt „{sign}“.', 'Schreiben Sie es wie name{sign}value.'],
  'look-at-posting': 'Sehen Sie sie an: kontor postings show {id}.',
  'found-or-not': [
    'Der Befehl sagt nicht, ob der Beleg gefunden wurde.',
    'Geben Sie entweder --found NUMMER oder --not-found an.',
  ],
  'no-entry-named': ['Es ist kein Eintrag genannt.', 'Nennen Sie Ids, oder geben Sie --all-set-aside an.'],
  'not-with-set-aside': [
    '--source, --subject und --unreadable gibt es für beiseitegelegte Einträge nicht.',
    'Lassen Sie sie weg; --connection grenzt die Liste ein.',
  ],
  'ids-or-all': [
    'Ids lassen sich nicht mit --all-parked oder --all-rejected verbinden.',
    'Lassen Sie die Ids weg, oder --all-parked und --all-rejected.',
  ],
  'ids-not-narrowed': [
    '--reason und --flow lassen sich nicht mit Ids verbinden.',
    'Nennen Sie Ids; oder geben Sie --all-parked oder --all-rejected an, und --reason und --flow, um weniger auszuwählen.',
  ],
  'plan-not-confirmed': [
    'Der Plan {plan} ist gemacht und nicht ausgeführt: Es gibt kein Terminal, an dem Kontor Sie fragen kann.',
    'Sehen Sie sich den Plan an, und führen Sie ihn dann aus: kontor postings bulk run {plan}. Oder geben Sie --yes an.',
  ],
  'nothing-to-replay': [
    'Es ist keine Buchung genannt.',
    'Nennen Sie Ids; oder geben Sie --all-parked oder --all-rejected an, und --reason und --flow, um weniger auszuwählen.',
  ],

  'orders-without-once': [
    'Ohne --once läuft die Demo, bis sie angehalten wird.',
    'Geben Sie --orders zusammen mit --once an, oder lassen Sie es weg.',
  ],
  'demo-differs': [
    'Die Zahlen der Demo weichen von denen ihres S/4HANA ab: Dort sind {open} Aufträge offen, {partly} davon zum Teil.',
    'Melden Sie das, mit den Zahlen weiter oben.',
  ],
  'metadata-unreadable': [
    '{file} lässt sich nicht lesen: {why}.',
    'Nennen Sie eine Datei mit dem $metadata eines Service.',
  ],
  'bad-fault': [
    '„{text}“ nennt keine Störung mit ihrer Rate.',
    'Schreiben Sie es wie lost-after-commit=0.1.',
  ],
};
