// SOAP envelopes of SAP's finance services: built, read, and their faults judged.
import { XMLBuilder, XMLParser } from 'fast-xml-parser';
import { answered } from '../../core/answered.ts';
import type { KontorError } from '../../core/errors.ts';
import { excerpt } from '../../core/excerpt.ts';
import { externalText } from '../../core/external-text.ts';
import { longestMessage } from '../../odata/message.ts';
import { say } from '../sentences.ts';

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  suppressEmptyNode: true,
  // An attribute without a value is no XML.
  suppressBooleanAttributes: false,
});

/**
 * A confirmation has a few kilobytes. The parser takes 100 ms for so much, in which nobody else is served; a longer answer
 * says nothing to us, and the document is looked up.
 */
export const maxOfEnvelope = 256 * 1024;

const parser = new XMLParser({
  removeNSPrefix: true,
  ignoreAttributes: true,
  parseTagValue: false,
  // Nobody reads the path of a tag: making it takes a third of the time.
  jPath: false,
  isArray: name => name === 'JournalEntryCreateConfirmation' || name === 'Item',
});

/** `addressedAs`: the message id that one-way services want in the header (WS-Addressing), as a UUID. */
export function buildEnvelope(root: string, body: object, addressedAs?: string): string {
  return builder.build({
    'soapenv:Envelope': {
      '@xmlns:soapenv': 'http://schemas.xmlsoap.org/soap/envelope/',
      '@xmlns:sfin': 'http://sap.com/xi/SAPSCORE/SFIN',
      'soapenv:Header':
        addressedAs === undefined
          ? ''
          : {
              '@xmlns:wsa': 'http://www.w3.org/2005/08/addressing',
              'wsa:MessageID': `uuid:${addressedAs}`,
            },
      'soapenv:Body': { [`sfin:${root}`]: body },
    },
  });
}

/** UTC to the second, as the message headers have it. */
export const soapTime = (at: Date) => `${at.toISOString().slice(0, 19)}Z`;

export interface SoapBody {
  Fault?: SoapFault;
  [name: string]: unknown;
}

export interface SoapFault {
  faultcode?: unknown;
  faultstring?: unknown;
  Code?: { Value?: unknown };
  Reason?: { Text?: unknown };
}

/** The body of an envelope; undefined: truncated, or no envelope. */
export function parseEnvelope(text: string): SoapBody | undefined {
  try {
    return (parser.parse(text) as { Envelope?: { Body?: SoapBody } }).Envelope?.Body;
  } catch {
    return undefined; // the caller decides by what is missing
  }
}

export function faultError(fault: SoapFault, status: number): KontorError {
  const code = excerpt(externalText(fault.faultcode ?? fault.Code?.Value), 100);
  const text = excerpt(externalText(fault.faultstring ?? fault.Reason?.Text), longestMessage);
  // The sender's fault is found before anything is booked; the server's may come at any time.
  const ours = /client|sender/i.test(code);
  return say.error(
    'soap-fault',
    { words: text || code || status, advice: say.reason(ours ? 'report-message' : 'sap-looks-up') },
    {
      kind: ours ? 'rejected' : 'uncertain',
      details: {
        status,
        messages: [{ code, text, severity: 'error' }],
        ...(ours ? {} : answered(text || code)),
      },
    },
  );
}
