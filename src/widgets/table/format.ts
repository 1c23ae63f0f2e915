// How days, moments, amounts and quantities look in the language of the reader. Numbers stay the decimal texts that they are.
import type { Language } from '../element/language.ts';

/** `Intl` takes decimal texts without losing a digit. */
type Decimal = Intl.StringNumericLiteral;

export function day(value: string | null, language: Language): string {
  // A day has no time zone.
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  return value === null ? '–' : format.format(new Date(value));
}

export const moment = (value: string, language: Language): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(value));

export function money(amount: string | null, currency: string | null, language: Language): string {
  if (amount === null) return '–';
  const isKnown = currency !== null && /^[A-Z]{3}$/.test(currency);
  const style = isKnown ? { style: 'currency' as const, currency } : {};
  const said = new Intl.NumberFormat(language, style).format(amount as Decimal);
  return isKnown || currency === null ? said : `${said} ${currency}`;
}

export const quantity = (value: string | null, language: Language): string =>
  value === null
    ? '–'
    : new Intl.NumberFormat(language, { maximumFractionDigits: 3 }).format(value as Decimal);
