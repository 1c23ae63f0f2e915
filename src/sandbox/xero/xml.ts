// Xero answers XML to who does not ask for JSON.
import { XMLBuilder } from 'fast-xml-parser';

const builder = new XMLBuilder({ format: false });

/** `{ Contacts: [ … ] }` becomes `<Contacts><Contact>…`. Dates stay as they are in JSON; Xero's have another form here. */
export function xmlOf(body: object): string {
  const name = 'ErrorNumber' in body ? 'ApiException' : 'Response';
  return builder.build({ [name]: nested(body) }) as string;
}

function nested(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(nested);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      Array.isArray(one) ? { [name.replace(/s$/, '')]: nested(one) } : nested(one),
    ]),
  );
}
