// One message of SAP, in one shape whichever protocol it came by.

export interface SapMessage {
  /** Message class and number as SAP prints it: `V1/801`, or an exception class. */
  code: string;
  text: string;
  severity: 'info' | 'warning' | 'error';
  /** The field that it is about. */
  target?: string;
}
