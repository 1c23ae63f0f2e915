import { inBoth } from '../element/language.ts';

export const common = inBoth(
  {
    loading: 'Loading …',
    noToken: 'There is no access to this list yet.',
    ended: 'The access to this list has expired.',
    unreachable: 'The list cannot be reached at the moment.',
    again: 'Try again',
    readAgain: 'Read again',
    newer: 'Back',
    older: 'Next',
    all: 'All',
    scrolls: (table: string) => `${table}, can be scrolled sideways`,
  },
  {
    loading: 'Wird geladen …',
    noToken: 'Noch gibt es keinen Zugriff auf diese Liste.',
    ended: 'Der Zugriff auf diese Liste ist abgelaufen.',
    unreachable: 'Die Liste ist im Moment nicht erreichbar.',
    again: 'Noch einmal versuchen',
    readAgain: 'Neu lesen',
    newer: 'Zurück',
    older: 'Weiter',
    all: 'Alle',
    scrolls: table => `${table}, seitlich verschiebbar`,
  },
);
