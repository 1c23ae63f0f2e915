// The German of `sentences.ts`.
import type { Sentences } from '../../core/reasons.ts';
import { germanOfRefusals } from '../../http/refusal-sentences.de.ts';

export const german: Sentences = {
  ...germanOfRefusals,
  refused: ['{system} hat mit {status} geantwortet{words}.', '{advice}'],
  rejected: [
    '{system} hat mit {status} geantwortet{words}.',
    'Beheben Sie die Ursache im System oder in den Einstellungen. Wiederholen Sie dann diese Buchung.',
  ],
  'system-answered': '{system} hat mit {status} geantwortet{words}.',
  'retries-automatically': 'Kontor versucht es automatisch wieder.',
  'looks-up-record': 'Kontor sucht den Datensatz, bevor es etwas noch einmal sendet.',

  'too-many-digits': [
    'Bei {system} käme {text} als {number} an.',
    'Nichts wurde gesendet. Zahlen haben dort höchstens 15 Stellen.',
  ],
  'no-such-record': [
    '{id} gibt es in {system} nicht.',
    'Prüfen Sie die ID, und ob dies die Verbindung zu dem System ist, in dem der Datensatz angelegt wurde.',
  ],
  'list-moves': [
    '{set} ändert sich schneller, als Kontor lesen kann.',
    'Senden Sie denselben Cursor nach einer Weile noch einmal.',
  ],
  'cursor-outdated': [
    'Die Liste kann ab diesem Cursor nicht weitergehen: {why}.',
    'Beginnen Sie noch einmal ohne Cursor.',
  ],
  'names-no-place': 'er nennt keine Stelle in ihr',
  'records-gone': 'die Datensätze, nach denen sie weitergeht, gibt es nicht mehr',
  'sorted-otherwise': 'das System sortiert anders als zuvor',
  'no-item': [
    '{id} hat in {system} keine Position {item}.',
    'Nichts wurde geändert. Lesen Sie den Datensatz: Er nennt seine Positionen.',
  ],
  'filter-missing': [
    '{system} listet {object} nur zu einem bestimmten Wert von {demanded} auf.',
    'Senden Sie {demanded}=ID.',
  ],
  'no-filter': ['{system} kann {object} nicht nach {filter} einschränken.', '{advice}'],
  'filters-there': 'Möglich ist es nach {filters}.',
  'no-filters': 'Lesen Sie die ganze Liste.',
  'fields-missing': [
    '{system} braucht {fields}.',
    'Nichts wurde gesendet. Ergänzen Sie, was fehlt, und fragen Sie noch einmal an.',
  ],
  'fields-not-taken': [
    '{system} nimmt {fields} hier nicht an.',
    'Nichts wurde gesendet. Lassen Sie das weg, und fragen Sie noch einmal an.',
  ],
  'not-custom': ['Dieses System hat hier kein solches eigenes Feld: {fields}.', '{advice}'],
  'make-field-visible':
    'Bitten Sie den Administrator des Systems, das Feld in dieser API sichtbar zu machen.',
  'custom-fields-there': 'Es gibt: {fields}.',
  'not-taken': [
    'Dieses System nimmt beim Anlegen eines Belegs nicht an: {fields}.',
    'Lassen Sie das weg; manche Felder lassen sich ändern, sobald es den Beleg gibt.',
  ],
  'not-changeable': [
    'Dieses System lässt nicht ändern: {fields}.',
    'Nichts wurde geändert. Lassen Sie das weg, oder ändern Sie es im System selbst.',
  ],
  'endless-pages': [
    '{system} antwortet auf {path} mit einer Seite nach der anderen, ohne Ende.',
    'Melden Sie das mit den aufgezeichneten Aufrufen; wahrscheinlich hat das System seine Antworten geändert.',
  ],
  'unreadable-write': [
    '{system} hat auf den Schreibzugriff auf {object} in einer Form geantwortet, die nicht dokumentiert ist. {why}',
    'Kontor sucht den Datensatz, bevor es etwas noch einmal sendet. Sehen Sie sich den aufgezeichneten Aufruf an (kontor connections calls).',
  ],
  'connector-defect': [
    'Der Konnektor {connector} hat einen Fehler: Seine Funktion {place} ist gescheitert. Darum wurde nichts gelesen und nichts gesendet.',
    'Berichtigen Sie den Konnektor. Das Protokoll von Kontor nennt die Meldung des Programms und die Stelle im Code.',
  ],
  'connector-defect-in-write': [
    'Der Konnektor {connector} hat einen Fehler: Seine Funktion {place} ist gescheitert, vielleicht nachdem der Beleg gesendet war.',
    'Kontor sucht den Datensatz, bevor es noch einmal etwas sendet. Berichtigen Sie den Konnektor: Das Protokoll von Kontor nennt die Meldung des Programms und die Stelle im Code.',
  ],
  'fault-of-system': '{what}. Das ist ein Fehler dieses Systems.',

  'unreadable-webhook': [
    'Der Webhook ist kein Ereignis von {title}.',
    'Senden Sie das Ereignis so, wie {title} es tut.',
  ],
  'webhook-unsigned': 'Der Webhook ist nicht signiert.',
  'signature-wrong': 'Die Signatur des Webhooks ist falsch.',

  'names-itself': '{name}, {currency}',
  'names-itself-only': '{name}, Währung unbekannt',
  'can-be-changed': 'Der Datensatz ist da, und seine Felder können geändert werden.',
  'fields-taken': '{set} nimmt alle Felder an, die angegeben sind.',
  'field-not-there': 'Dieses System hat in {set} kein {from}: {name} ist nicht bekannt.',
  'not-filtered-by':
    'In diesem System kann {set} nicht nach {by} gefiltert werden: {names} sind nicht bekannt.',
  'compared-here':
    'In diesem System kann {set} nicht nach {names} gefiltert werden. Kontor liest die Datensätze und vergleicht sie, deshalb kann eine Seite kurz oder leer sein, auch wenn sie einen next_cursor hat.',
  'unlike-documented': 'Nicht lesbar ({what}): {place}erwartet ist {wanted}, gekommen ist {kind}',
  'expected-record': 'ein Datensatz',
  'expected-text': 'ein Text',
  'expected-amount': 'ein Betrag',
  'expected-instant': 'ein Zeitpunkt',
  'expected-flag': 'true oder false',
  'expected-number': 'eine Zahl',
  'expected-id': 'eine ID',
  'expected-list': 'eine Liste',
  'empty-record': '{of} ist ein leerer Datensatz',
  'answer-to-path': 'Die Antwort auf {path}',
  'list-without-ids': '{of} ist eine Liste, in der keine Zeile eine ID hat',
  'record-of-without': '{system} hat mit einem Datensatz von {set} ohne {fields} geantwortet',
  'no-readable-record':
    '{system} hat mit einer Seite von {set} geantwortet, in der kein Datensatz lesbar ist: {why}',
};
