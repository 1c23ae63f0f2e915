// The German of `call-words.ts`.
import type { Sentences } from '../core/reasons.ts';

export const callsInGerman: Sentences = {
  'not-a-test-system': [
    'Die Verbindung {name} ist nicht als Testsystem gekennzeichnet. Nichts wurde gesendet.',
    'Wählen Sie eine Verbindung zu einem Testsystem. Wenn {name} eines ist, setzen Sie seine Umgebung auf "test".',
  ],
  'another-kind-of-system': [
    'Der Aufruf ging an {system}, und die Verbindung {name} führt zu einer anderen Art von System. Nichts wurde gesendet.',
    'Wählen Sie eine Verbindung zu {system}.',
  ],
  'not-repeatable': [
    'Der Aufruf {id} kann nicht wiederholt werden: {why} Nichts wurde gesendet.',
    'Lesen Sie den Aufruf in der Konsole, oder schreiben Sie die Anfrage neu und senden Sie sie mit kontor call.',
  ],
  'not-forwarded': 'Kontor leitet solche Anfragen nicht an Systeme dieser Art weiter.',
  'not-kept-whole':
    'Sein Inhalt ist länger als das, was Kontor aufbewahrt, oder wird bei dieser Verbindung nicht aufbewahrt.',
  'not-text': 'Sein Inhalt ist kein Text in UTF-8, und Kontor bewahrt nur Texte auf.',
  'had-secret': 'Er enthielt ein Geheimnis, das Kontor nicht gespeichert hat.',
};
