// Money, numbers and times as people of one language write them, in one time zone. Amounts stay decimal texts: no figure passes through a float.
import { daysIn } from './zone.ts';

export type Format = ReturnType<typeof formatIn>;

/** English dates are written in the order that no reader takes for another: 3 Nov 2026. */
const locales = { en: 'en-GB', de: 'de-DE' } as const;

export function formatIn(language: keyof typeof locales, timeZone: string) {
  const locale = locales[language];
  const numbers = new Intl.NumberFormat(locale);
  const instants = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium', timeZone });
  const times = new Intl.DateTimeFormat(locale, { timeStyle: 'medium', timeZone });
  const short = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone });
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone });
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const zones = new Intl.DateTimeFormat(locale, { timeZoneName: 'short', timeZone });
  const ago = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const currencies = new Map<string, Intl.NumberFormat>();
  const inCurrency = (currency: string) => {
    const known = currencies.get(currency);
    if (known) return known;
    const made = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'code' });
    currencies.set(currency, made);
    return made;
  };
  /** `amount`: a decimal text. */
  const money = (amount: string | null, currency: string | null): string => {
    if (amount === null) return '';
    if (currency === null || !/^[A-Z]{3}$/.test(currency)) return `${amount} ${currency ?? ''}`.trim();
    // The types know only numbers; the runtime formats a decimal text exactly (ES2023).
    return inCurrency(currency).format(amount as unknown as number);
  };
  const zoneAt = (at: Date): string =>
    zones.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
  return {
    money,
    number: (value: number) => numbers.format(value),
    instant: (at: string | null) => (at === null ? '' : instants.format(new Date(at))),
    time: (at: string | null) => (at === null ? '' : times.format(new Date(at))),
    clock: (at: Date) => short.format(at),
    /** Of an instant: the day that it has in the zone. A day without a time, as documents have it, is the same everywhere. */
    day: (at: string | null) =>
      at === null ? '' : (/^\d{4}-\d\d-\d\d$/.test(at) ? dates : days).format(new Date(at)),
    timeZone,
    /** What people call the zone at that time of the year: CEST. */
    zoneAt,
    /** With the zone, where a time stands alone. */
    instantInZone: (at: string) => `${instants.format(new Date(at))} ${zoneAt(new Date(at))}`,
    ...daysIn(timeZone),
    /** A sentence of the API: its instants in the zone, its amounts as people write them. */
    sentence: (says: string) =>
      says
        .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z/g, at => instants.format(new Date(at)))
        .replaceAll(
          /(?<![\w.-])(-?\d{1,20}(?:\.\d{1,9})?) ([A-Z]{3})(?!\w)/g,
          (_, amount: string, currency: string) => money(amount, currency),
        ),
    duration: (ms: number) =>
      ms < 1_000 ? `${numbers.format(Math.round(ms))} ms` : `${numbers.format(Math.round(ms / 100) / 10)} s`,
    ago(at: string): string {
      const seconds = (Date.parse(at) - Date.now()) / 1_000;
      const [unit, size] = units.find(([, each]) => Math.abs(seconds) >= each) ?? (['second', 1] as const);
      return ago.format(Math.round(seconds / size), unit);
    },
  };
}

const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;
