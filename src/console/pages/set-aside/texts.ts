import { inBoth } from '../../language.tsx';

export const texts = inBoth(
  {
    title: 'Set aside',
    about:
      'Entries that the database has refused. Kontor has acknowledged them and kept them; they wait for a person.',
    above: 'Events',
    kind: 'Kind',
    event: 'Event',
    message: 'Message',
    entry: 'Entry',
    reason: 'What the database said',
    age: 'Set aside',
    tries: 'Tries',
    actions: 'Actions',
    export: 'Export',
    exportAsk:
      'You get the entry as a file, with everything that came. The audit trail names you. The entry stays here.',
    retry: 'Store again',
    retryAsk:
      'Kontor stores the entry again and starts its jobs. When the database refuses it again, it stays here.',
    discard: 'Discard',
    discardAsk:
      'The entry is deleted for good: no flow will ever see it. Export it first if you may need it later.',
    about1: (about: string) => `Entry: ${about}`,
    good: 'Nothing is set aside',
    goodWhy: 'That is good: everything that arrived could be stored.',
    none: 'No entry matches these filters',
  },
  {
    title: 'Beiseitegelegt',
    about:
      'Einträge, die die Datenbank abgelehnt hat. Kontor hat sie bestätigt und aufbewahrt; sie warten auf einen Menschen.',
    above: 'Ereignisse',
    kind: 'Art',
    event: 'Ereignis',
    message: 'Nachricht',
    entry: 'Eintrag',
    reason: 'Was die Datenbank sagte',
    age: 'Beiseitegelegt',
    tries: 'Versuche',
    actions: 'Aktionen',
    export: 'Exportieren',
    exportAsk:
      'Sie erhalten den Eintrag als Datei, mit allem, was ankam. Das Prüfprotokoll nennt Sie. Der Eintrag bleibt hier.',
    retry: 'Erneut speichern',
    retryAsk:
      'Kontor speichert den Eintrag noch einmal und startet seine Aufgaben. Lehnt die Datenbank ihn wieder ab, bleibt er hier.',
    discard: 'Verwerfen',
    discardAsk:
      'Der Eintrag wird endgültig gelöscht: Kein Flow sieht ihn je. Exportieren Sie ihn vorher, falls Sie ihn noch brauchen könnten.',
    about1: (about: string) => `Eintrag: ${about}`,
    good: 'Nichts ist beiseitegelegt',
    goodWhy: 'Das ist gut: Alles, was ankam, konnte gespeichert werden.',
    none: 'Kein Eintrag passt zu diesen Filtern',
  },
);
