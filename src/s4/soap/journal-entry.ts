// A journal entry as the SOAP services take it. Field names as SAP spells them; the order of the elements matters, the
// service validates against its schema (S4-80).
import { soapTime } from './envelope.ts';

interface Message {
  /** Names the message, 35 characters at most. The same posting always sends the same id. */
  messageId: string;
  createdAt: Date;
}

interface Head extends Message {
  CompanyCode: string;
  AccountingDocumentType: string;
  DocumentReferenceID: string;
  DocumentHeaderText: string;
  /** 12 characters; a name that Kontor sets, not a user that must exist. */
  CreatedByUser: string;
  /** YYYY-MM-DD */
  DocumentDate: string;
  PostingDate: string;
}

export interface JournalEntryRequest extends Head {
  currency: string;
  /** Lines on G/L accounts. */
  items: JournalEntryRequestItem[];
  /** Lines of customers, on their reconciliation account. */
  debtorItems?: PartyItem[] | undefined;
  /** Lines of suppliers. */
  creditorItems?: PartyItem[] | undefined;
  taxItems?: TaxItem[] | undefined;
}

interface Amount {
  /** Decimal text, credits negative. */
  amount: string;
  DebitCreditCode: 'S' | 'H';
}

export interface JournalEntryRequestItem extends Amount {
  GLAccount: string;
  DocumentItemText: string;
  TaxCode?: string | undefined;
  CostCenter?: string | undefined;
}

export interface PartyItem extends Amount {
  /** The number of the customer or supplier. */
  party: string;
  DocumentItemText?: string | undefined;
  AssignmentReference?: string | undefined;
}

export interface TaxItem extends Amount {
  TaxCode: string;
  /** What the tax was calculated from, with the sign of the amount. */
  baseAmount: string;
}

export interface JournalEntryReversal extends Head {
  /** Such as 01, as the system defines it. */
  ReversalReason: string;
  reverses: { AccountingDocument: string; CompanyCode: string; FiscalYear: string };
}

export function requestNode(entry: JournalEntryRequest): object {
  const amounts = ({ amount, DebitCreditCode }: Amount) => ({
    AmountInTransactionCurrency: { '@currencyCode': entry.currency, '#text': amount },
    DebitCreditCode,
  });
  let number = 0;
  const nextItem = () => String(++number);
  const party = (name: 'Debtor' | 'Creditor') => (item: PartyItem) => ({
    ReferenceDocumentItem: nextItem(),
    [name]: item.party,
    ...amounts(item),
    ...given('DocumentItemText', item.DocumentItemText),
    ...given('AssignmentReference', item.AssignmentReference),
  });
  return {
    ...messageHeader(entry),
    JournalEntry: {
      OriginalReferenceDocumentType: 'BKPFF',
      BusinessTransactionType: 'RFBU',
      AccountingDocumentType: entry.AccountingDocumentType,
      DocumentReferenceID: entry.DocumentReferenceID,
      DocumentHeaderText: entry.DocumentHeaderText,
      ...place(entry),
      Item: entry.items.map(item => ({
        ReferenceDocumentItem: nextItem(),
        GLAccount: item.GLAccount,
        ...amounts(item),
        DocumentItemText: item.DocumentItemText,
        ...(item.TaxCode ? { Tax: { TaxCode: item.TaxCode } } : {}),
        ...(item.CostCenter ? { AccountAssignment: { CostCenter: item.CostCenter } } : {}),
      })),
      DebtorItem: (entry.debtorItems ?? []).map(party('Debtor')),
      CreditorItem: (entry.creditorItems ?? []).map(party('Creditor')),
      ProductTaxItem: (entry.taxItems ?? []).map(item => ({
        ReferenceDocumentItem: nextItem(),
        TaxCode: item.TaxCode,
        ...amounts(item),
        TaxBaseAmountInTransCrcy: { '@currencyCode': entry.currency, '#text': item.baseAmount },
      })),
    },
  };
}

/**
 * `ReversalReferenceDocument` names the entry by document, company code and year, one behind the other, as reference
 * keys of accounting documents are built. That was not tried against a system.
 */
export function reversalNode(reversal: JournalEntryReversal): object {
  const { AccountingDocument, CompanyCode, FiscalYear } = reversal.reverses;
  return {
    ...messageHeader(reversal),
    JournalEntry: {
      OriginalReferenceDocumentType: 'BKPFF',
      BusinessTransactionType: 'RFBU',
      AccountingDocumentType: reversal.AccountingDocumentType,
      DocumentReferenceID: reversal.DocumentReferenceID,
      DocumentHeaderText: reversal.DocumentHeaderText,
      ReversalReason: reversal.ReversalReason,
      ReversalReferenceDocument: `${AccountingDocument.padStart(10, '0')}${CompanyCode}${FiscalYear}`,
      ReversalDate: reversal.PostingDate,
      ...place(reversal),
    },
  };
}

export const messageHeader = ({ messageId, createdAt }: Message) => ({
  MessageHeader: { ID: messageId, CreationDateTime: soapTime(createdAt) },
});

const place = ({ CreatedByUser, CompanyCode, DocumentDate, PostingDate }: Head) => ({
  CreatedByUser,
  CompanyCode,
  DocumentDate,
  PostingDate,
});

const given = (name: string, value: string | undefined) => (value ? { [name]: value } : {});
