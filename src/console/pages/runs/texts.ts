import { inBoth } from '../../language.tsx';

export const texts = inBoth(
  {
    title: 'Runs',
    about:
      'Each time Kontor has asked a system what has changed: by the schedule, or because a person wanted it.',
    state: 'State',
    anyState: 'Any state',
    run: 'Run',
    allFlows: 'all flows of the system',
    documents: 'Documents',
    documentsOf: (at: string) => `Documents since the run of ${at}`,
    eventsOf: (name: string) => `Events of ${name} that only a poll has found`,
    none: 'No run matches these filters',
    noneYet: 'There are no runs yet',
    first: 'Kontor reads a system as soon as a flow takes its records from there. Set up a flow first.',
    outcomes: 'Outcomes of its records in the last 30 days',
    records: (count: string) => (count === '1' ? '1 record in all' : `${count} records in all`),
    setAside: (count: string) => (count === '1' ? '1 event is set aside' : `${count} events are set aside`),
    restored: 'This database was restored from a backup',
    restoredWhen: (at: string, taken: string) =>
      `Restored on ${at}, from a backup of ${taken}. Some things stay in doubt until they are clear:`,
    unread: (flows: string) =>
      `These flows still catch up; Kontor looks for each of their new documents before it sends it: ${flows}`,
    keyed: (name: string, keys: string) =>
      `${name}: the backup knows ${keys} requests that programs sent with a key. Those sent after it are unknown: look in the system before one is repeated.`,
  },
  {
    title: 'Läufe',
    about:
      'Jedes Mal, wenn Kontor ein System gefragt hat, was sich geändert hat: nach Plan oder weil jemand es wollte.',
    state: 'Zustand',
    anyState: 'Alle Zustände',
    run: 'Lauf',
    allFlows: 'alle Flows des Systems',
    documents: 'Belege',
    documentsOf: (at: string) => `Belege seit dem Lauf vom ${at}`,
    eventsOf: (name: string) => `Ereignisse von ${name}, die nur eine Abfrage gefunden hat`,
    none: 'Kein Lauf passt zu diesen Filtern',
    noneYet: 'Es gibt noch keine Läufe',
    first:
      'Kontor liest ein System, sobald ein Flow seine Datensätze von dort nimmt. Richten Sie zuerst einen Flow ein.',
    outcomes: 'Was in den letzten 30 Tagen aus seinen Datensätzen wurde',
    records: (count: string) => (count === '1' ? '1 Datensatz insgesamt' : `${count} Datensätze insgesamt`),
    setAside: (count: string) =>
      count === '1' ? '1 Ereignis ist beiseitegelegt' : `${count} Ereignisse sind beiseitegelegt`,
    restored: 'Diese Datenbank wurde aus einer Sicherung wiederhergestellt',
    restoredWhen: (at: string, taken: string) =>
      `Wiederhergestellt am ${at} aus einer Sicherung vom ${taken}. Manches bleibt ungewiss, bis es geklärt ist:`,
    unread: (flows: string) =>
      `Diese Flows holen noch auf; Kontor sucht jeden ihrer neuen Belege, bevor es ihn sendet: ${flows}`,
    keyed: (name: string, keys: string) =>
      `${name}: Die Sicherung kennt ${keys} Anfragen, die Programme mit einem Schlüssel gesendet haben. Spätere sind unbekannt: Sehen Sie im System nach, bevor eine wiederholt wird.`,
  },
);
