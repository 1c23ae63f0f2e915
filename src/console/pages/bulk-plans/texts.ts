import { inBoth } from '../../language.tsx';

export const texts = inBoth(
  {
    above: 'Documents',
    title: 'Bulk plans',
    about: 'Plans to replay, settle or close many documents at once, the newest first.',
    state: 'State',
    plan: 'Plan',
    amount: 'Amount',
    documents: 'Documents',
    done: 'Done',
    refused: (count: string) => `${count} refused`,
    made: 'Made',
    none: 'There are no bulk plans yet',
    first:
      'Choose with the filters which documents you mean, then press “Act on all that match”. Kontor makes a plan, and changes nothing before you run it.',
    toDocuments: 'To the documents that need a person',
  },
  {
    above: 'Belege',
    title: 'Sammelpläne',
    about:
      'Pläne, um viele Belege auf einmal zu wiederholen, zu klären oder zu schließen, die neuesten zuerst.',
    state: 'Zustand',
    plan: 'Plan',
    amount: 'Betrag',
    documents: 'Belege',
    done: 'Erledigt',
    refused: (count: string) => `${count} abgelehnt`,
    made: 'Erstellt',
    none: 'Es gibt noch keine Sammelpläne',
    first:
      'Wählen Sie mit den Filtern, welche Belege gemeint sind, und dann „Alle Treffer bearbeiten“. Kontor erstellt einen Plan und ändert nichts, bevor Sie ihn ausführen.',
    toDocuments: 'Zu den Belegen, die einen Menschen brauchen',
  },
);
