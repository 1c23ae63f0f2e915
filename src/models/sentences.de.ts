// The German of `sentences.ts`.
import type { Sentences } from '../core/reasons.ts';

export const german: Sentences = {
  'no-object': [
    'Das System hinter dieser Verbindung {lack}.',
    'Wählen Sie eine Verbindung zu einem System, das diese Objekte hat.',
  ],
  'lacks-object': 'hat keine Objekte der Art {object}',
  'does-not-list': 'hat Objekte der Art {object}, aber keine Liste davon',
  'not-by-id': 'hat Objekte der Art {object}, gibt aber keines einzeln aus',
  'not-as-file': 'hat Objekte der Art {object}, gibt aber keines als Datei aus',
};
