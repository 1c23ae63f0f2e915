import { inBoth } from '../element/language.ts';

export const texts = inBoth(
  {
    objects: {
      'gl-accounts': 'G/L account',
      'cost-centers': 'Cost center',
      customers: 'Customer',
      products: 'Product',
    } as Record<string, string>,
    label: 'Record',
    found: (count: number) => (count === 1 ? '1 entry' : `${count} entries`),
    loading: 'Loading …',
    none: 'Nothing found.',
    noToken: 'There is no access to the list yet.',
    ended: 'The access to this list has expired.',
    unreachable: 'The list cannot be reached. Press the down arrow to try again.',
    choose: 'Choose an entry of the list.',
    required: 'Choose an entry.',
    open: 'Show the list',
  },
  {
    objects: {
      'gl-accounts': 'Sachkonto',
      'cost-centers': 'Kostenstelle',
      customers: 'Kunde',
      products: 'Produkt',
    },
    label: 'Datensatz',
    found: count => (count === 1 ? '1 Eintrag' : `${count} Einträge`),
    loading: 'Wird geladen …',
    none: 'Nichts gefunden.',
    noToken: 'Noch gibt es keinen Zugriff auf die Liste.',
    ended: 'Der Zugriff auf diese Liste ist abgelaufen.',
    unreachable:
      'Die Liste ist nicht erreichbar. Mit der Pfeiltaste nach unten versuchen Sie es noch einmal.',
    choose: 'Wählen Sie einen Eintrag der Liste.',
    required: 'Wählen Sie einen Eintrag.',
    open: 'Liste zeigen',
  },
);
