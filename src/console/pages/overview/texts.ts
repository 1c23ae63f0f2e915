import { inBoth } from '../../language.tsx';

export const texts = inBoth(
  {
    title: 'Overview',
    about: 'What happened today, and what waits for a person',
    states: 'Documents of today by state',
    money: 'Money that is not booked yet',
    noMoney: 'No amount is waiting.',
    withoutAmount: (count: string) =>
      count === '1'
        ? 'Of 1 document Kontor does not know the amount yet.'
        : `Of ${count} documents Kontor does not know the amount yet.`,
    postedToday: 'Money posted today',
    nothingPosted: 'No document with an amount was accepted today.',
    kind: 'Document',
    count: 'Count',
    amount: 'Amount',
    onItsWay: 'On its way',
    connections: 'Systems',
    noConnections: 'No system is connected yet.',
    failing: 'Does not work',
    waits: (what: string) => `Waiting: ${what}`,
    attention: 'Needs a person',
    nothing: 'Nothing needs a person.',
    show: 'Show',
    firstSteps: 'First steps',
    done: 'Done',
    open: 'Open',
    accepted: 'Accepted',
    p95: '95 of 100 were faster',
    perStep: 'Documents in five minutes, last 24 hours',
    perStepSentence: (count: string) =>
      `In the last 24 hours, ${count === '1' ? '1 document was' : `${count} documents were`} accepted.`,
    lag: 'From stored to accepted, last 24 hours',
    lagSentence: 'How long documents took from when Kontor stored them to when the system accepted them.',
  },
  {
    title: 'Übersicht',
    about: 'Was heute geschehen ist, und was auf einen Menschen wartet',
    states: 'Belege von heute nach Zustand',
    money: 'Noch nicht gebuchte Beträge',
    noMoney: 'Kein Betrag wartet.',
    withoutAmount: (count: string) =>
      count === '1'
        ? 'Von 1 Beleg kennt Kontor den Betrag noch nicht.'
        : `Von ${count} Belegen kennt Kontor den Betrag noch nicht.`,
    postedToday: 'Heute gebuchte Beträge',
    nothingPosted: 'Heute wurde noch kein Beleg mit einem Betrag angenommen.',
    kind: 'Beleg',
    count: 'Anzahl',
    amount: 'Betrag',
    onItsWay: 'Unterwegs',
    connections: 'Systeme',
    noConnections: 'Es ist noch kein System verbunden.',
    failing: 'Funktioniert nicht',
    waits: (what: string) => `Wartet: ${what}`,
    attention: 'Braucht einen Menschen',
    nothing: 'Nichts wartet auf einen Menschen.',
    show: 'Zeigen',
    firstSteps: 'Erste Schritte',
    done: 'Erledigt',
    open: 'Offen',
    accepted: 'Angenommen',
    p95: '95 von 100 waren schneller',
    perStep: 'Belege in fünf Minuten, letzte 24 Stunden',
    perStepSentence: (count: string) =>
      `In den letzten 24 Stunden ${count === '1' ? 'wurde 1 Beleg' : `wurden ${count} Belege`} angenommen.`,
    lag: 'Vom Speichern bis zur Annahme, letzte 24 Stunden',
    lagSentence: 'Wie lange Belege brauchten, vom Speichern in Kontor bis zur Annahme durch das System.',
  },
);

/** What operations make. One that is not known here keeps its name. */
export const operations = inBoth(
  {
    'journal-entries.create': 'Journal entries',
    'sales-orders.create': 'Sales orders',
    'invoices.create': 'Invoices',
    'manual-journals.create': 'Manual journals',
  },
  {
    'journal-entries.create': 'Buchungsbelege',
    'sales-orders.create': 'Kundenaufträge',
    'invoices.create': 'Rechnungen',
    'manual-journals.create': 'Manuelle Buchungen',
  },
);
