// Bodies of Xero's answers: the envelope with its list, and the three kinds of errors.
import { randomUUID } from 'node:crypto';
import { msDate } from './dates.ts';

/** A refusal with its status; `body` is JSON, or text where Xero answers text. */
export class Refusal extends Error {
  readonly status: number;
  readonly body: object | string;
  constructor(status: number, body: object | string) {
    super(typeof body === 'string' ? body : JSON.stringify(body));
    this.status = status;
    this.body = body;
  }
}

/** 400, as of the accounting API. */
export function exception(
  number: number,
  type: string,
  message: string,
  elements?: readonly object[],
): Refusal {
  return new Refusal(400, {
    ErrorNumber: number,
    Type: type,
    Message: message,
    ...(elements ? { Elements: elements.map(wire) } : {}),
  });
}

export function validationException(elements: readonly object[]): Refusal {
  return exception(10, 'ValidationException', 'A validation exception occurred', elements);
}

/** 401 and 403, as of the gateway in front of it. */
export function problem(status: 401 | 403, detail: string): Refusal {
  return new Refusal(status, {
    Type: null,
    Title: status === 401 ? 'Unauthorized' : 'Forbidden',
    Status: status,
    Detail: detail,
    Instance: randomUUID(),
    Extensions: {},
  });
}

export const notFound = () => new Refusal(404, "The resource you're looking for cannot be found");

export function envelope(name: string, rows: readonly object[], now: number, pagination?: object): object {
  return {
    Id: randomUUID(),
    Status: 'OK',
    ProviderName: 'Kontor sandbox',
    DateTimeUTC: msDate(new Date(now), ''),
    ...(pagination ? { pagination } : {}),
    [name]: rows.map(wire),
  };
}

/** Dates in Xero's form; what is undefined is left out. */
function wire(value: unknown): unknown {
  if (value instanceof Date) return msDate(value);
  if (Array.isArray(value)) return value.map(wire);
  if (typeof value !== 'object' || value === null) return value;
  const given = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(given.map(([name, one]) => [name, wire(one)]));
}
