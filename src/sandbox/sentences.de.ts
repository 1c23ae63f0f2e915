// The German of `sentences.ts`.
import type { Sentences } from '../core/reasons.ts';

export const german: Sentences = {
  'unknown-fault': ['Die Störung „{name}“ gibt es nicht.', 'Wählen Sie aus: {faults}.'],
  'bad-rate': [
    'Die Rate der Störung {name} muss zwischen 0 und 1 liegen.',
    'Geben Sie einen Anteil der Anfragen an, etwa 0.1.',
  ],
  'unknown-service': [
    'Die Sandbox hat keinen Service {service} und kann ihn darum nicht sperren.',
    'Sie hat: {services}.',
  ],
  'file-without-metadata': [
    '{file} enthält nicht das $metadata eines OData-Service.',
    'Speichern Sie die Antwort des Systems: kontor s4 metadata <connection> <service> --xml.',
  ],
  'bad-orders-file': [
    '{path} ist keine Datei mit Bestellzeilen: {why}.',
    'Die erste Zeile muss die Spalten nennen: {columns}.',
  ],
  'no-order-lines': 'sie ist leer',
  'columns-missing': 'ihr fehlen die Spalten {names}',
};
