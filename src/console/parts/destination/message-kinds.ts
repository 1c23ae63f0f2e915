// What messages can be about. A destination takes single types (`posting.parked`), all of a kind (`posting.*`), or all.
import { inBoth, useTexts } from '../../language.tsx';

const texts = inBoth(
  {
    connection: 'Systems',
    flow: 'Flows',
    posting: 'Documents',
    entry: 'Entries that were set aside',
    'change-request': 'Change requests',
    tenant: 'Tenants',
    destination: 'Destinations',
    all: 'everything',
  },
  {
    connection: 'Systeme',
    flow: 'Flows',
    posting: 'Belege',
    entry: 'Beiseitegelegte Einträge',
    'change-request': 'Änderungsanträge',
    tenant: 'Mandanten',
    destination: 'Ziele',
    all: 'alles',
  },
);

export const messageKinds = [
  'connection',
  'flow',
  'posting',
  'entry',
  'change-request',
  'tenant',
  'destination',
] as const;
type Kind = (typeof messageKinds)[number];

export const useKindNames = (): Record<Kind, string> => useTexts(texts);

/** In words; a single type keeps its name, which programs receive. */
export function useTypeWords(): (types: readonly string[] | null) => string {
  const said = useTexts(texts);
  const kindOf = (type: string) => messageKinds.find(kind => type === `${kind}.*`);
  return types =>
    types === null
      ? said.all
      : types
          .map(type => {
            const kind = kindOf(type);
            return kind ? said[kind] : type;
          })
          .join(', ');
}
