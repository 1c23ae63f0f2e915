// One message of SAP, in one shape whichever protocol it came by.

export interface SapMessage {
  /** Message class and number as SAP prints it: `V1/801`, or an exception class. */
  code: string;
  text: string;
  severity: 'info' | 'warning' | 'error';
  /** The field that it is about. */
  target?: string;
}

/** A message class holds texts of 73 characters with four variables of 50; what is longer is cut for people and logs. */
export const longestMessage = 1_000;
