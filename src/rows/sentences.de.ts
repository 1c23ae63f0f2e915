// The German of `sentences.ts`.
import type { Sentences } from '../core/reasons.ts';

export const german: Sentences = {
  'row-shortened': [
    'Ein Tabellenprogramm hat {cell} gekürzt: Es fehlen Ziffern.',
    'Exportieren Sie die Spalte als Text, und lesen Sie die Datei noch einmal.',
  ],
  'row-no-integer': '{cell} ist keine ganze Zahl.',
  'row-no-decimal': '{cell} ist keine Zahl mit {mark} vor den Nachkommastellen.',
  'row-too-many-decimals': [
    '{cell} hat mehr als {decimals} Nachkommastellen.',
    'Berichtigen Sie den Wert in der Quelle, oder wählen Sie in der Zuordnung, wie gerundet wird.',
  ],
  'row-neither': '{cell} heißt weder ja ({yes}) noch nein ({no}).',
  'row-no-date': '{cell} ist kein Datum im Format {format}.',
  'row-no-instant': '{cell} ist kein Datum mit Uhrzeit.',
  'row-no-zone': [
    '{cell} sagt nicht, wie weit die Uhrzeit von UTC entfernt ist.',
    'Nennen Sie im Modell die Zeitzone der Spalte.',
  ],
  'row-skipped-time': '{cell} gibt es in {zone} nicht: Die Uhren wurden vorgestellt.',
  'row-repeated-time': [
    '{cell} gibt es in {zone} zweimal, weil die Uhren zurückgestellt wurden.',
    'Sagen Sie im Modell, welche der beiden gemeint ist.',
  ],
  'duckdb-failed': [
    'DuckDB konnte die Zeilen nicht lesen oder schreiben: {words}',
    'Nichts wurde verwendet. Kontor versucht es im nächsten Lauf noch einmal; wenn es wieder geschieht, prüfen Sie Arbeitsspeicher und Festplatte des Rechners.',
  ],
  'file-broken': [
    'Die Datei ist nicht lesbar: {why}',
    'Berichtigen Sie sie dort, wo sie herkommt. Nichts aus ihr wurde verwendet.',
  ],
  'file-broken-at': [
    'Die Datei ist ab Zeile {line} nicht lesbar: {why}',
    'Berichtigen Sie sie dort, wo sie herkommt. Nichts aus ihr wurde verwendet.',
  ],
  'csv-other-width': 'Die Zeile hat {found} Spalten, die erste Zeile der Datei {expected}.',
  'csv-open-quote': 'Ein Anführungszeichen wird geöffnet und nicht richtig geschlossen.',
  'csv-other-encoding': 'Der Text ist nicht UTF-8.',
  'csv-long-line': 'Die Zeile ist länger als 8 MB.',
  'csv-mixed-ends':
    'Manche Zeilen enden mit CR LF und andere mit LF, oder eine Zeile folgt nicht dem Dialekt des Modells.',
  'duckdb-said': 'DuckDB sagt: {words}',
  'csv-no-header': [
    'Die erste Zeile der Datei nennt keine Spalten.',
    'Die Datei braucht eine erste Zeile mit den Namen ihrer Spalten.',
  ],
  'csv-column-unnamed': [
    'Spalte {position} der Datei hat keinen Namen.',
    'Nennen Sie ihn in der ersten Zeile der Datei.',
  ],
  'csv-column-twice': [
    'Die Datei hat zwei Spalten namens {column}: Kontor unterscheidet dort keine großen und kleinen Buchstaben.',
    'Geben Sie jeder Spalte einen eigenen Namen.',
  ],
  'csv-undecodable': [
    'Die Datei ist kein Text in {encoding}: Einige ihrer Bytes sind dort keine Zeichen.',
    'Wählen Sie die Kodierung, in der die Datei geschrieben ist. Nichts aus ihr wurde verwendet.',
  ],
  'csv-not-recognised': [
    'Kontor erkennt die Spalten der Datei nicht: Mit keinem Trennzeichen sind ihre Zeilen gleich breit.',
    'Geben Sie Trennzeichen, Anführungszeichen und Kodierung der Datei an.',
  ],
  'ask-zone':
    'Die Uhrzeiten sagen nicht, wie weit sie von UTC entfernt sind: In welcher Zeitzone gelten sie?',
  'ask-which': 'Ist {cell} {one} oder {other}? Die betrachteten Werte passen zu beiden.',
  'file-changed': [
    'Die Datei {file} hat sich geändert, während Kontor sie las. Nichts aus ihr wurde verwendet.',
    'Kontor liest sie im nächsten Lauf noch einmal. Dateien sollten erst dann unter ihrem Namen erscheinen, wenn sie vollständig sind.',
  ],
};
