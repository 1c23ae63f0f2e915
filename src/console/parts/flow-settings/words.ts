// The values that settings of flows choose from, as people read them. The value itself stands behind it: help texts and files name it.
import { inBoth } from '../../language.tsx';

const words = inBoth(
  {
    park: 'Leave it to a person',
    offset: 'Book the difference',
    'next-open-day': 'Post on the next open day',
    order: 'Day of the order or refund',
    today: 'Today',
    seller: 'The seller',
    marketplace: 'The marketplace',
    change: 'Change the sales order',
    ignore: 'Only mark it',
    paid: 'When it is paid',
    placed: 'As soon as it is placed',
    book: 'Counts as paid',
    wait: 'Waits for a payment',
    shipping: 'Shipping',
    discount: 'Discounts',
    fees: 'Fees',
  },
  {
    park: 'Einem Menschen überlassen',
    offset: 'Die Differenz buchen',
    'next-open-day': 'Am nächsten offenen Tag buchen',
    order: 'Tag der Bestellung oder Erstattung',
    today: 'Heute',
    seller: 'Der Verkäufer',
    marketplace: 'Der Marktplatz',
    change: 'Den Kundenauftrag ändern',
    ignore: 'Nur vermerken',
    paid: 'Wenn sie bezahlt ist',
    placed: 'Sobald sie aufgegeben ist',
    book: 'Gilt als bezahlt',
    wait: 'Wartet auf eine Zahlung',
    shipping: 'Versand',
    discount: 'Rabatte',
    fees: 'Gebühren',
  },
);

export function valueWord(value: string, language: keyof typeof words): string {
  const known: Partial<Record<string, string>> = words[language];
  const word = known[value];
  return word === undefined ? value : `${word} (${value})`;
}
