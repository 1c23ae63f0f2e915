// The German of `sentences.ts`.
import type { Sentences } from '../core/reasons.ts';

export const german: Sentences = {
  'stage-database-refused': [
    'Der Datenbankserver hat eine Datenbank nicht angelegt oder nicht gelöscht: {why}.',
    'Prüfen Sie KONTOR_DATABASE_URL; der Benutzer darin muss Datenbanken anlegen dürfen.',
  ],
  'kontor-not-started': [
    'Kontor ist nicht gestartet: {output}',
    'Berichtigen Sie, was es nennt, und versuchen Sie es noch einmal.',
  ],
  'printed-nothing': 'es hat nichts ausgegeben.',
  'no-free-port': [
    'Kontor hat keinen freien Port auf 127.0.0.1 zwischen 20.000 und 32.000 gefunden.',
    'Beenden Sie Programme, die dort lauschen.',
  ],
};
