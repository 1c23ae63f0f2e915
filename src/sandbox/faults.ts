// Faults by name and rate, switchable while a sandbox runs. Whether a request is hit depends on the seed, the fault's
// name, what the request is about and how often that has been asked, not on the order in which requests arrive:
// the same seed hits the same documents again.
import { createHash } from 'node:crypto';
import { say } from './sentences.ts';

/** What can go wrong, in the words of the caller. */
export const s4Faults = {
  'lost-before-commit': 'the connection breaks before anything is booked',
  'lost-after-commit': 'the document is booked, the answer is lost',
  'late-commit': 'no answer; the document appears after the caller has given up',
  slow: 'the answer takes long',
  unauthorized: '401, as with an expired token',
  'csrf-expired': '403 with x-csrf-token: Required',
  'forbidden-page': '403 with an HTML page, as when the communication arrangement is missing',
  throttled: '429 with Retry-After',
  'throttled-bare': '429 without Retry-After',
  unavailable: '503',
  truncated: 'the document is booked, the answer breaks off in the middle',
  locked: 'a lock conflict: the object is being processed by another user',
  'server-fault':
    'a write is answered 500 with an error of SAP that names no cause (a SOAP fault of the server), and nothing is booked',
  warned: 'the document is booked, and the answer warns of it in a header, in letters beyond ASCII',
  'cent-moved':
    'the document is booked, and the price determination or tax calculation of the system moves a cent of it',
  'event-lost': 'a business event is never delivered',
  'event-doubled': 'a business event is delivered twice',
} as const;

export const storeFaults = {
  slow: 'the answer takes long',
  throttled: '429 with the rate-limit headers',
  'throttled-bare': '429 without headers (load protection)',
  unavailable: '503, maintenance',
  truncated: 'the answer breaks off in the middle',
  'lost-after-commit': 'what was written is there, the answer is lost',
  'stock-late': 'a change of stock or of a location shows after 20 times as long',
  'row-null': 'null stands in place of a row of a list of orders, refunds or customers',
  'row-without-id': 'a row of such a list has no id',
  'row-without-date': 'the date of a row of such a list is null',
  'webhook-dropped': 'a webhook is never sent',
  'webhook-duplicated': 'a webhook is sent twice',
  'webhook-delayed': 'a webhook is sent late',
  'webhook-reordered': 'a webhook is sent after the one that follows it',
  'webhook-badly-signed': 'a webhook carries a wrong signature',
} as const;

export const xeroFaults = {
  'lost-before-commit': 'the connection breaks before anything is booked',
  'lost-after-commit': 'the record is booked, the answer is lost',
  'late-commit': 'no answer; the record appears after the caller has given up',
  slow: 'the answer takes long',
  unauthorized: '401, as with an expired token',
  throttled: '429 of the limit per minute, with Retry-After',
  'throttled-bare': '429 of too many calls at once, without Retry-After',
  unavailable: '503, the organisation is offline',
  truncated: 'the record is booked, the answer breaks off in the middle',
  'webhook-dropped': 'an event is never sent',
  'webhook-duplicated': 'an event is sent twice',
  'webhook-badly-signed': 'a delivery carries a wrong signature; it comes again',
} as const;

export type FaultName = keyof typeof s4Faults | keyof typeof storeFaults | keyof typeof xeroFaults;
/** Rate per fault, 0 to 1. */
export type FaultRates = Partial<Record<FaultName, number>>;

export interface Faults {
  /** Is this request hit by the fault? Counts how often each was. */
  hits(name: FaultName, about: string): boolean;
  rates(): FaultRates;
  /** Replaces all rates; what is left out is off. Throws `input/unknown-fault`. */
  set(rates: FaultRates): void;
  /** How often each fault has struck. */
  struck(): Record<string, number>;
}

export function faults(known: Record<string, string>, seed: string, initial: FaultRates = {}): Faults {
  let current: FaultRates = {};
  const struck: Record<string, number> = {};
  const asked = new Map<string, number>();
  const set = (rates: FaultRates) => {
    for (const [name, rate] of Object.entries(rates)) {
      if (!(name in known)) {
        throw say.error('unknown-fault', { name, faults: Object.keys(known).join(', ') });
      }
      if (!(rate >= 0 && rate <= 1)) throw say.error('bad-rate', { name });
    }
    current = { ...rates };
  };
  set(initial);
  return {
    hits(name, about) {
      const rate = current[name] ?? 0;
      if (rate === 0) return false;
      const key = `${name}|${about}`;
      const times = (asked.get(key) ?? 0) + 1;
      asked.set(key, times);
      if (chance(`${seed}|${key}|${times}`) >= rate) return false;
      struck[name] = (struck[name] ?? 0) + 1;
      return true;
    },
    rates: () => ({ ...current }),
    set,
    struck: () => ({ ...struck }),
  };
}

/** A number from 0 to 1 that depends on the text alone. */
export function chance(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32;
}
