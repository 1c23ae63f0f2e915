// Checked values as they are written: in a JSON body, and as a literal in a key, filter or parameter.
import type { Property, Protocol } from '../metadata/model.ts';
import { say } from '../sentences.ts';
import { type Checked, checkValue, ValueProblem } from './check.ts';
import { isFinerThanMs, msOf, timeToWire } from './instants.ts';

/** For a JSON body. Throws `ValueProblem`. */
export function encodeValue(property: Property, value: unknown, protocol: Protocol): unknown {
  const checked = checkValue(property, value);
  if (protocol === 'V4') return v4Body(checked);
  switch (property.edm) {
    case 'Edm.DateTime':
      return `/Date(${wireMs(checked as string)})/`;
    case 'Edm.DateTimeOffset':
      return `/Date(${wireMs(checked as string)}+0000)/`;
    case 'Edm.Time':
      return timeToWire(checked as string);
    case 'Edm.Double':
    case 'Edm.Single':
      return String(checked);
    default:
      return v2Body(checked);
  }
}

/** V2 refuses a number where it wants a decimal (SAP/cloud-sdk-js#4044): text is right for both. */
function v2Body(checked: Checked): unknown {
  if (typeof checked === 'bigint') return checked.toString();
  return Buffer.isBuffer(checked) ? checked.toString('base64') : checked;
}

/** Decimals as text are what `IEEE754Compatible=true` announces. */
function v4Body(checked: Checked): unknown {
  return Buffer.isBuffer(checked) ? checked.toString('base64url') : v2Body(checked);
}

function wireMs(text: string): number {
  if (isFinerThanMs(text)) throw new ValueProblem(say.reason('too-fine', { value: text }));
  return msOf(text);
}

/** For a URL, not yet percent-encoded. Throws `ValueProblem`. */
export function literal(property: Property, value: unknown, protocol: Protocol): string {
  if (value === null) return 'null';
  const checked = checkValue(property, value);
  return protocol === 'V2' ? v2Literal(property, checked) : v4Literal(property, checked);
}

/** A string in a key or filter: in quotes, and those inside doubled. */
export const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

function v2Literal({ edm }: Property, checked: Checked): string {
  const text = plain(checked);
  switch (edm) {
    case 'Edm.String':
      return quoted(text);
    case 'Edm.Guid':
      return `guid'${text}'`;
    case 'Edm.DateTime':
      return `datetime'${text.length === 10 ? `${text}T00:00:00` : text}'`;
    case 'Edm.DateTimeOffset':
      return `datetimeoffset'${text}'`;
    case 'Edm.Time':
      return `time'${timeToWire(text)}'`;
    case 'Edm.Decimal':
      return `${text}m`;
    case 'Edm.Int64':
      return `${text}L`;
    case 'Edm.Double':
      return `${text}d`;
    case 'Edm.Single':
      return `${text}f`;
    case 'Edm.Binary':
      return `binary'${(checked as Buffer).toString('hex')}'`;
    default:
      return text;
  }
}

function v4Literal({ edm }: Property, checked: Checked): string {
  const text = plain(checked);
  switch (edm) {
    case 'Edm.String':
      return quoted(text);
    case 'Edm.Duration':
      return `duration'${text}'`;
    case 'Edm.Binary':
      return `binary'${(checked as Buffer).toString('base64url')}'`;
    default:
      return text;
  }
}

function plain(checked: Checked): string {
  return String(checked);
}
