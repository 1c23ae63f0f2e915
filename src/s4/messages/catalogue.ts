// What SAP's messages mean and who can do something about them. A message is known by its class and number (T100). Most
// were seen in public reports (S4-41 to S4-44, S4-80, S4-83); no live system was asked.

import { periodClosed } from '../../core/words.ts';

/** Who has to act. */
export const actors = ['shop', 'integration', 'finance', 'sap-administrator', 'nobody'] as const;
export type Actor = (typeof actors)[number];

export interface Explanation {
  /** Class and number, such as `M7/053`. */
  codes: readonly string[];
  cause: string;
  fix: string;
  actor: Actor;
  /** Whether the same request can succeed later: soon without a fix, after the fix, or never. */
  repeat: 'soon' | 'after-fix' | 'never';
  /** The code of such a refusal in every system, where flows can do something about it. */
  means?: typeof periodClosed;
  /** How long to wait, in milliseconds, where that is known. */
  waitMs?: number;
}

export const catalogue: readonly Explanation[] = [
  {
    codes: ['ME/006', 'VL/045', 'V1/042', 'MC/601', 'M3/024', 'M3/682'],
    cause: 'Another user or a background job has the document open, often right after it was created.',
    fix: 'Nothing has to be done: it is sent again in a few seconds.',
    actor: 'nobody',
    repeat: 'soon',
    waitMs: 5_000,
  },
  {
    codes: ['MM_PUR_SES/119'],
    cause: 'The release of the purchase order has not arrived in the service yet.',
    fix: 'Nothing has to be done: it is sent again in a few seconds.',
    actor: 'nobody',
    repeat: 'soon',
    waitMs: 2_000,
  },
  {
    codes: ['M7/053', 'F5/201'],
    cause: 'The posting date lies in a period that is not open.',
    fix: 'Open the period in SAP, or give the document a posting date in an open one: flows do that with `closedPeriod: next-open-day`.',
    means: periodClosed,
    actor: 'finance',
    repeat: 'after-fix',
  },
  {
    codes: ['M7/021'],
    cause: 'There is less in stock at that plant and storage location than the movement takes out.',
    fix: 'Receive or transfer the goods first, or correct the quantity, the plant or the storage location.',
    actor: 'shop',
    repeat: 'after-fix',
  },
  {
    codes: ['F5/263'],
    cause: 'The open items that are to clear each other do not come to zero together.',
    fix: 'Name all items that belong together, or post the difference first.',
    actor: 'finance',
    repeat: 'after-fix',
  },
  {
    codes: ['F5/351', 'F5/506'],
    cause:
      'The account is missing, or blocked for posting: a G/L account, or that of a customer or supplier.',
    fix: 'Create or unblock the account in SAP, or enter another one in the account rules.',
    actor: 'finance',
    repeat: 'after-fix',
  },
  {
    codes: ['F5/158'],
    cause: 'The currency is not defined in the system.',
    fix: 'Define the currency in SAP, or take it out of the currencies of the flow and book the document by hand.',
    actor: 'finance',
    repeat: 'after-fix',
  },
  {
    codes: ['00/058'],
    cause:
      'A value of the document, such as its currency, is not among those that the system knows: the message names the table.',
    fix: 'Add the value in SAP, or correct it where the document comes from.',
    actor: 'integration',
    repeat: 'after-fix',
  },
  {
    codes: ['FINS_FI_POSTING_IF/016', 'FINS_FI_POSTING_IF/017', 'FINS_FI_POSTING_IF/024'],
    cause:
      'Debits and credits of the entry do not add up to zero, in the transaction currency (016), that of the company code (017) or of the group (024).',
    fix: 'Check the amounts and the account rules; with 017 and 024 also the exchange rates and rounding in SAP.',
    actor: 'integration',
    repeat: 'after-fix',
  },
  {
    codes: ['FINS_FI_POSTING_IF/019'],
    cause: 'The message of the entry has no id.',
    fix: 'Report this: the request was not built as SAP expects it.',
    actor: 'integration',
    repeat: 'after-fix',
  },
  {
    codes: ['FINS_FI_POSTING_IF/021'],
    cause:
      'Another entry of the same message was refused, or a part of this one; the other messages of the answer say why.',
    fix: 'Fix what the other messages name.',
    actor: 'integration',
    repeat: 'after-fix',
  },
  {
    codes: ['V2/474'],
    cause: 'The sales order has been approved already and takes no changes any more.',
    fix: 'Withdraw the approval in SAP, or book the change as a document of its own.',
    actor: 'shop',
    repeat: 'after-fix',
  },
  {
    codes: ['VP/204', 'VP/199'],
    cause: 'The customer does not exist, or not in this sales area.',
    fix: 'Create the customer or extend it to the sales organisation, distribution channel and division of the order.',
    actor: 'integration',
    repeat: 'after-fix',
  },
  {
    codes: ['CVP_QM/002'],
    cause:
      'The customer is at the end of its purpose: it is blocked to protect personal data, and nobody sees it.',
    fix: 'Use another customer, or have a person with the special authorization unblock this one in SAP.',
    actor: 'sap-administrator',
    repeat: 'after-fix',
  },
  {
    codes: ['V1/382', 'V1/313'],
    cause: 'The material is missing, or not maintained for this sales organisation.',
    fix: 'Create or extend the product in SAP, or map the SKU to another material.',
    actor: 'integration',
    repeat: 'after-fix',
  },
  {
    codes: ['MM_IM_ODATA_API_MDOC/011', 'MM_IM_ODATA_API_MDOC/014'],
    cause:
      '011: a goods receipt names a purchase order without saying that it refers to one. 014 only wraps other messages; those name the cause.',
    fix: 'Send GoodsMovementRefDocType "B" with a receipt for a purchase order.',
    actor: 'integration',
    repeat: 'after-fix',
  },
  {
    codes: ['M7/360', 'M7/001'],
    cause: 'The material or item of the goods movement is not that of the purchase order.',
    fix: 'Take material and item from the purchase order as it stands in SAP.',
    actor: 'integration',
    repeat: 'after-fix',
  },
  {
    codes: ['M7/175'],
    cause: 'The material is tracked by serial numbers, and they are missing.',
    fix: 'Send the serial numbers along, or book the movement in SAP.',
    actor: 'integration',
    repeat: 'after-fix',
  },
  {
    codes: ['FSBP_ECC/030'],
    cause: 'The address of the business partner has no language.',
    fix: 'Send the language with the address.',
    actor: 'integration',
    repeat: 'after-fix',
  },
  {
    codes: ['CVI_API/003'],
    cause: 'The sales area of the customer has no currency.',
    fix: 'Send the currency with the sales area.',
    actor: 'integration',
    repeat: 'after-fix',
  },
  {
    codes: ['CI_DRAFTBP_MESSAGE/032'],
    cause: 'Business partners cannot be deleted by this service.',
    fix: 'Block the business partner instead.',
    actor: 'integration',
    repeat: 'never',
  },
  {
    codes: ['API_PRD_MSG/009'],
    cause: 'The V2 product service does not create products on this system, whatever its metadata says.',
    fix: 'Create products by the V4 product service.',
    actor: 'integration',
    repeat: 'never',
  },
  {
    codes: ['CMD_PROD_RAP/003'],
    cause: 'A child of the product does not repeat the product number.',
    fix: 'Write the product number into every child.',
    actor: 'integration',
    repeat: 'after-fix',
  },
  {
    codes: ['MG/142'],
    cause: 'The unit is not known. V4 wants the internal code (ST), V2 the one for people (PC).',
    fix: 'Send the unit in the code of the protocol that is spoken.',
    actor: 'integration',
    repeat: 'after-fix',
  },
  {
    codes: ['PMD_MSG/032'],
    cause: 'The product has no description.',
    fix: 'Send at least one description.',
    actor: 'integration',
    repeat: 'after-fix',
  },
  {
    codes: ['/IWFND/MED/170', '/IWFND/CM_MGW/170', '/IWBEP/CM_V4_COS/001'],
    cause: 'The service is not active on this system, or not arranged for this communication user.',
    fix: 'Ask for the communication arrangement that holds the service.',
    actor: 'sap-administrator',
    repeat: 'after-fix',
  },
  {
    codes: ['/IWBEP/CM_COS/005'],
    cause: 'The request id that protects against doubles is too old.',
    fix: 'Look whether the document exists, and send it with a new id if it does not.',
    actor: 'integration',
    repeat: 'after-fix',
  },
];
