import { inBoth } from '../element/language.ts';

export const texts = inBoth(
  {
    title: 'Documents that wait',
    show: 'Show',
    state: 'State',
    parked: 'Waits for a person',
    uncertain: 'Not certain yet',
    since: 'Since',
    document: 'Document',
    of: (subject: string) => `of ${subject}`,
    amount: 'Amount',
    why: 'Why, and what to do',
    count: (count: number) => (count === 1 ? '1 document' : `${count} documents`),
    none: 'No document waits. Everything is booked or on its way.',
    noneLikeThat: 'No document is in this state.',
  },
  {
    title: 'Belege, die warten',
    show: 'Zeigen',
    state: 'Zustand',
    parked: 'Wartet auf einen Menschen',
    uncertain: 'Noch ungewiss',
    since: 'Seit',
    document: 'Beleg',
    of: subject => `zu ${subject}`,
    amount: 'Betrag',
    why: 'Warum, und was zu tun ist',
    count: count => (count === 1 ? '1 Beleg' : `${count} Belege`),
    none: 'Kein Beleg wartet. Alles ist gebucht oder unterwegs.',
    noneLikeThat: 'Kein Beleg ist in diesem Zustand.',
  },
);
