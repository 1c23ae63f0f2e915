import { inBoth } from '../../language.tsx';

export const texts = inBoth(
  {
    title: 'Where is my order?',
    about: 'Enter the number of an order, a document number, a reference or a customer.',
    label: 'Number or name',
    placeholder: '1001',
    find: 'Find',
    nothing: (text: string) => `Kontor found nothing for “${text}”`,
    nothingWhy:
      'Check the number. A shop order for which there is no document yet is found by its whole number only.',
    notAsked: 'Not asked for customers',
    document: 'The whole story',
  },
  {
    title: 'Wo ist meine Bestellung?',
    about: 'Geben Sie die Nummer einer Bestellung, eine Belegnummer, eine Referenz oder einen Kunden ein.',
    label: 'Nummer oder Name',
    placeholder: '1001',
    find: 'Suchen',
    nothing: (text: string) => `Kontor hat zu „${text}“ nichts gefunden`,
    nothingWhy:
      'Prüfen Sie die Nummer. Eine Bestellung, zu der es noch keinen Beleg gibt, findet Kontor nur unter ihrer ganzen Nummer.',
    notAsked: 'Nicht nach Kunden gefragt',
    document: 'Die ganze Geschichte',
  },
);
