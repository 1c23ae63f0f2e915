import { inBoth } from '../../language.tsx';

export const texts = inBoth(
  {
    create: 'Create a destination',
    url: 'Address',
    about: 'Messages about',
    secret: (url: string) => `The secret of ${url}, to verify signatures with`,
    state: 'State',
    failingSince: (at: string) => `every delivery has failed since ${at}`,
    watches: (count: string) => (count === '1' ? '1 watched object' : `${count} watched objects`),
    created: 'Created',
    none: 'There are no destinations yet',
    first: 'Create one to be told in another program when a document is booked or waits for a person.',
    tenantOf: 'Tenant',
  },
  {
    create: 'Ziel anlegen',
    url: 'Adresse',
    about: 'Nachrichten über',
    secret: (url: string) => `Das Geheimnis von ${url} zum Prüfen der Signaturen`,
    state: 'Zustand',
    failingSince: (at: string) => `seit ${at} schlägt jede Zustellung fehl`,
    watches: (count: string) => (count === '1' ? '1 beobachtetes Objekt' : `${count} beobachtete Objekte`),
    created: 'Angelegt',
    none: 'Es gibt noch keine Ziele',
    first:
      'Legen Sie eines an, um in einem anderen Programm zu erfahren, wenn ein Beleg gebucht ist oder auf einen Menschen wartet.',
    tenantOf: 'Mandant',
  },
);
