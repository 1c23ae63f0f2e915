// One message of a service, in one shape whichever protocol it came by.

export interface ServiceMessage {
  /** As the service writes it; SAP's are message class and number (`V1/801`), or an exception class. */
  code: string;
  text: string;
  severity: 'info' | 'warning' | 'error';
  /** The field that it is about. */
  target?: string;
}

/** SAP's texts have 73 characters with four variables of 50; what is longer is cut for people and logs. */
export const longestMessage = 1_000;
