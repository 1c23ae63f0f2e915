import type { Language } from './language.tsx';

/**
 * An amount as people write it, such as 1.234,50 in German, as the decimal text that the API takes. What is no amount stays as it is: the API
 * says so.
 */
export function asDecimal(written: string, language: Language): string {
  const text = written.replaceAll(/\s/g, '');
  if (language === 'de') return isGerman.test(text) ? text.replaceAll('.', '').replace(',', '.') : text;
  return isEnglish.test(text) ? text.replaceAll(',', '') : text;
}

/** With a comma, or with points between thousands: 12.50 is meant as it stands. */
const isGerman = /^-?(\d+,\d+|\d{1,3}(\.\d{3})+(,\d+)?)$/;
const isEnglish = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/;
