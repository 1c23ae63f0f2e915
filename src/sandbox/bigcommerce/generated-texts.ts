// What people write into a shop: names, companies, addresses, names of things. Most of it is plain; a believable share is long, has two
// lines, an emoji or accents made of two characters. Everything depends on the dice alone.
import type { ShopAddress } from './shop-data.ts';

/** From 0 to 1, the same for the same name. */
export type Roll = (what: string) => number;

const firstNames = ['Ada', 'Ben', 'Chloé', 'Dmitri', 'Eva', 'Fatima', 'Grace', 'Henrik'];
const lastNames = ['Almeida', 'Berger', "O'Neil", 'Dubois', 'Evans', 'Fischer', 'Garcia', 'Hansen & Sons'];
/** As the store has them: names, not codes. */
const regions: Record<string, string[]> = {
  US: ['California', 'New York', 'Texas', 'Washington', ''],
  DE: ['Bayern', 'Berlin', 'Nordrhein-Westfalen', ''],
  GB: ['Kent', 'Greater London', '', ''],
};
const streets: Record<string, string> = { DE: 'Hauptstraße', FR: 'Rue de la Paix' };
const secondLines = [
  'Apartment 4B',
  '3rd floor, left',
  'c/o Miller',
  'Building C, loading bay behind the old station',
];

const among = (texts: readonly string[], dice: number) => texts[Math.floor(dice * texts.length)] ?? '';

export function addressOf(n: number, roll: Roll, country: string, code: string): ShopAddress {
  const first = among(firstNames, roll('first'));
  const last = among(lastNames, roll('last'));
  const isLong = roll('long') < 0.05;
  const name = isLong ? `${last}-Papadimitriou von und zu Sachsen-Altenburg-Hohenstein` : last;
  const company = isLong
    ? `${last} Import and Export Trading Company of the Lower Rhine GmbH & Co. KG`
    : `${last} GmbH`;
  return {
    first_name: roll('emoji') < 0.03 ? `${first} 👩‍🍳` : first,
    last_name: name,
    company: roll('company') < 0.2 ? company : '',
    street_1: `${streets[code] ?? 'Main Street'} ${1 + (n % 200)}`,
    street_2: roll('line') < 0.15 ? among(secondLines, roll('second')) : '',
    city: 'Springfield',
    state: among(regions[code] ?? [''], roll('state')),
    zip: String(10_000 + (n % 80_000)),
    country,
    country_iso2: code,
    email: `customer${n}@example.com`,
    phone: '',
  };
}

/** The name of a thing, as the one who sells it has written it into the order. */
export function textOf(name: string, roll: Roll, what: string): string {
  const dice = roll(what);
  if (dice < 0.03) return `${name}, gift-wrapped with a card and a ribbon 🎁 of your choice`;
  return dice < 0.05 ? `${name} (cafe\u0301 edition)` : name;
}
