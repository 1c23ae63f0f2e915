import { inBoth } from '../../language.tsx';

export const texts = inBoth(
  {
    more: 'Further settings',
    enter: 'Enter',
    choose: 'Please choose',
    none: 'Not set',
    stays: 'Unchanged',
    staysHint: 'Leave it empty to keep what is stored.',
    usual: (value: string) => `Usual: ${value}.`,
    key: 'Name',
    value: 'Value',
    addLine: 'Add a line',
    removeLine: (name: string) => `Remove ${name || 'the empty line'}`,
    optional: 'optional',
  },
  {
    more: 'Weitere Einstellungen',
    enter: 'Eingeben',
    choose: 'Bitte wählen',
    none: 'Nicht gesetzt',
    stays: 'Unverändert',
    staysHint: 'Leer lassen, um das Gespeicherte zu behalten.',
    usual: (value: string) => `Üblich: ${value}.`,
    key: 'Name',
    value: 'Wert',
    addLine: 'Zeile hinzufügen',
    removeLine: (name: string) => `${name || 'Leere Zeile'} entfernen`,
    optional: 'freiwillig',
  },
);
