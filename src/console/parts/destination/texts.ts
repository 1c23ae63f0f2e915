import { inBoth } from '../../language.tsx';

export const texts = inBoth(
  {
    url: 'Address',
    urlHint: 'Kontor sends messages there by POST, signed as Standard Webhooks describe.',
    about: 'Messages about',
    aboutHint: 'Nothing chosen: all of them.',
    watch: 'Watched objects',
    watchHint: 'Kontor sends each change of their records, with the record.',
    nothingToWatch: 'This system does not tell Kontor of changes.',
  },
  {
    url: 'Adresse',
    urlHint: 'Dorthin sendet Kontor Nachrichten per POST, signiert nach Standard Webhooks.',
    about: 'Nachrichten über',
    aboutHint: 'Nichts gewählt: alle.',
    watch: 'Beobachtete Objekte',
    watchHint: 'Kontor sendet jede Änderung ihrer Datensätze, mit dem Datensatz.',
    nothingToWatch: 'Dieses System meldet Kontor keine Änderungen.',
  },
);
