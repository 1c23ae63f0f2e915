// A refusal as SAP words it: message class and number, a text, and the details behind it.

import { XMLBuilder } from 'fast-xml-parser';

export interface SapDetail {
  code: string;
  message: string;
  severity?: 'error' | 'warning' | 'info';
  target?: string;
}

export class SapFault extends Error {
  readonly status: number;
  readonly code: string;
  readonly details: SapDetail[];

  constructor(status: number, code: string, message: string, details: SapDetail[] = []) {
    super(message);
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

/** The same refusal as XML, which is what Gateway answers to who does not ask for JSON. */
export function errorXml(fault: SapFault): string {
  const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@' });
  return builder.build({
    '?xml': { '@version': '1.0', '@encoding': 'utf-8' },
    error: {
      '@xmlns': 'http://schemas.microsoft.com/ado/2007/08/dataservices/metadata',
      code: fault.code,
      message: { '@xml:lang': 'en', '#text': fault.message },
      innererror: {
        errordetails: {
          errordetail: fault.details.map(({ code, message, severity }) => ({
            code,
            message,
            severity: severity ?? 'error',
          })),
        },
      },
    },
  });
}

/** The V2 error body (S4-36). The detail list repeats the head, and the last entry is the exception class. */
export function errorBody(fault: SapFault, service: string): string {
  const head = { code: fault.code, message: fault.message, severity: 'error' as const };
  return JSON.stringify({
    error: {
      code: fault.code,
      message: { lang: 'en', value: fault.message },
      innererror: {
        application: {
          component_id: 'KONTOR-SANDBOX',
          service_namespace: '/SAP/',
          service_id: service,
          service_version: '0001',
        },
        transactionid: 'SANDBOX',
        timestamp: `${new Date()
          .toISOString()
          .replace(/[-:TZ]/g, '')
          .slice(0, 14)}.0000000`,
        Error_Resolution: { SAP_Transaction: '', SAP_Note: '' },
        errordetails: [
          head,
          ...fault.details,
          { code: '/IWBEP/CX_MGW_BUSI_EXCEPTION', message: fault.message, severity: 'error' as const },
        ].map(detail => ({
          code: detail.code,
          message: detail.message,
          longtext_url: '',
          propertyref: '',
          severity: detail.severity ?? 'error',
          transition: false,
          target: 'target' in detail ? (detail.target ?? '') : '',
        })),
      },
    },
  });
}
