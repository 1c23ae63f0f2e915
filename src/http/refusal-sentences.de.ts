// The German of `refusal-sentences.ts`.
import type { Sentences } from '../core/reasons.ts';

export const germanOfRefusals: Sentences = {
  'logon-refused': ['{system} hat die Anmeldung abgelehnt.', '{advice}'],
  'not-authorised': ['{system} erlaubt diese Anfrage nicht{words}.', '{advice}'],
  'too-many-requests': [
    '{system} bittet um eine Pause.',
    'Kontor wartet und versucht es automatisch wieder.',
  ],
  'server-error': ['{system} hat mit {status} geantwortet{words}.', '{advice}'],
  'not-found': ['{system} hat das nicht: {words}.', '{advice}'],
  'record-changed': [
    'Der Datensatz hat sich inzwischen in {system} geändert{words}.',
    'Lesen Sie ihn noch einmal und wiederholen Sie die Änderung.',
  ],
  'unreadable-confirmation': [
    '{system} hat auf den Schreibzugriff weder mit einer Bestätigung noch mit einem Fehler geantwortet, den Kontor lesen kann.',
    '{advice}',
  ],
  'unreadable-answer': [
    '{system} hat mit etwas geantwortet, das Kontor nicht lesen kann (Status {status}).',
    '{advice}',
  ],
  'foreign-link': [
    '{system} hat mit einem Link zu einem anderen Host geantwortet: {link}.',
    'Prüfen Sie den Proxy vor dem System: Links müssen zu ihm zurückführen.',
  ],
};
