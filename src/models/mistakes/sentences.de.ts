// The German of `sentences.ts`.
import type { Sentences } from '../../core/reasons.ts';

export const german: Sentences = {
  'mistake-name':
    'Der Name „{name}“ beginnt nicht mit einem Kleinbuchstaben oder enthält andere Zeichen als Kleinbuchstaben, Ziffern und Bindestriche: Schreiben Sie etwa {example}.',
  'mistake-missing': '{place} fehlt: Schreiben Sie {write}.',
  'mistake-kind': '{place} muss {kind} sein: Schreiben Sie {write}.',
  'mistake-no-setting':
    '{place} nennt „{name}“, und das ist keine Einstellung: Schreiben Sie eine von {settings}.',
  'mistake-settings-undescribed':
    'Kontor kann aus den Einstellungen kein Formular machen ({why}): Verwenden Sie Felder aus Texten, Zahlen, Auswahlen, Listen und Datensätzen.',
  'mistake-no-record-bodies':
    'In den Einstellungen fehlt recordBodies: Importieren Sie recordBodies aus kontor/connector, und nehmen Sie es in die Einstellungen auf.',
  'mistake-no-object':
    '{place} nennt „{name}“, und das ist kein Objekt von Kontor: Schreiben Sie eines von {objects}.',
  'mistake-no-operation':
    '{place} nennt „{name}“, und das ist keine Operation: Schreiben Sie eine wie {example}.',
  'mistake-no-field':
    '{place} nennt „{name}“, und das haben {object} in Kontor nicht: Schreiben Sie eines von {names}, oder lassen Sie es weg.',
  'mistake-no-items':
    '{place} hat keine Positionen, und {object} haben in Kontor welche: Schreiben Sie parts: {write}.',
  'mistake-not-listed':
    '{place} nennt „{name}“, und das ist kein Filter des Objekts: Schreiben Sie einen von {names}.',
  'mistake-no-function': 'eine Funktion',
  'mistake-no-text': 'ein Text',
  'mistake-no-list': 'eine Liste',
  'mistake-no-record': 'ein Datensatz',
  'mistake-no-number': 'eine Zahl',
  'mistake-no-flag': 'true oder false',
  'mistake-no-schema': 'ein Schema von zod',
};
