// The package `kontor/s4`: the S/4HANA client, usable on its own.

export { Decimal } from 'decimal.js';
export { systemClock } from '../core/clock.ts';
export { type ErrorKind, KontorError } from '../core/errors.ts';
export type { ChangeCursor } from '../core/recent-changes.ts';
export { httpAgent, type Send, undiciSend } from '../http/send.ts';
export type { BatchOptions, Outcome } from '../odata/batch.ts';
export { type ChangedPage, type ChangesOptions, readChanges } from '../odata/changes.ts';
export { type Differences, readDifferences, type Snapshot } from '../odata/differences.ts';
export type { ChangeOptions, CreateOptions, UpdateOptions } from '../odata/entity-requests.ts';
export type { EntitySetClient, EntitySetRequests, Page } from '../odata/entity-set.ts';
export {
  and,
  anyOf,
  contains,
  endsWith,
  eq,
  type Filter,
  ge,
  gt,
  le,
  lt,
  ne,
  not,
  or,
  startsWith,
} from '../odata/filter.ts';
export type { ServiceMessage as SapMessage } from '../odata/message.ts';
export * from '../odata/metadata/model.ts';
export { parseMetadata } from '../odata/metadata/parse-metadata.ts';
export { writeTypes } from '../odata/metadata/write-types.ts';
export type { Called, CallOptions } from '../odata/operations.ts';
export type { Changed, Prepared, Written } from '../odata/prepared.ts';
export type { Query } from '../odata/query.ts';
export { openService, type Service, type ServiceOptions, type ServiceTypes } from '../odata/service.ts';
export { type Entity, etagOf } from '../odata/values/read-entity.ts';
export type { FieldProblem, Key } from '../odata/values/write-entity.ts';
export type { Writable } from '../odata/writable.ts';
export { type S4Client, type S4Options, s4Client } from './client.ts';
export { connectSystem, type S4System, type S4SystemOptions } from './connect.ts';
export type { CustomField, ServiceReport, ServiceState, SetReport } from './doctor/examine-service.ts';
export { type ExamineOptions, examineSystem, type SystemReport } from './doctor/examine-system.ts';
export { type Balance, type BalanceQuery, balances } from './documents/balances.ts';
export {
  type BillingDocuments,
  type BillingOptions,
  billingDocuments,
} from './documents/billing-documents.ts';
export { type BusinessPartners, businessPartners } from './documents/business-partners.ts';
export type { Collection } from './documents/collection.ts';
export { type ConditionRecords, conditionRecords } from './documents/condition-records.ts';
export { type CostCenters, costCenters } from './documents/cost-centers.ts';
export { creditMemoRequests } from './documents/credit-memo-requests.ts';
export { customerReturns } from './documents/customer-returns.ts';
export { type GlAccounts, glAccounts } from './documents/gl-accounts.ts';
export { type KnownService, knownServices, type ServiceName } from './documents/known-services.ts';
export { type LedgerItems, ledgerItems } from './documents/ledger-items.ts';
export { type MaterialDocuments, materialDocuments } from './documents/material-documents.ts';
export { type OutboundDeliveries, outboundDeliveries } from './documents/outbound-deliveries.ts';
export { documentPdf, type OutputOffer, outputOffers, type PrintedDocument } from './documents/output.ts';
export { type Products, products } from './documents/products.ts';
export { type PurchaseOrders, purchaseOrders, type ReceiptAndInvoice } from './documents/purchase-orders.ts';
export { type ReturnsDeliveries, returnsDeliveries } from './documents/returns-deliveries.ts';
export {
  type FollowOn,
  type OrderProgress,
  type SalesOrders,
  salesOrders,
} from './documents/sales-orders.ts';
export type { SalesRequests } from './documents/sales-requests.ts';
export { type Simulation, simulateSalesOrder } from './documents/simulate-sales-order.ts';
export { type Stock, type StockLevel, stock } from './documents/stock.ts';
export { type SupplierInvoices, supplierInvoices } from './documents/supplier-invoices.ts';
export { type Auth, type ClientCertificate, clientCertificateOf, type SamlAssertion } from './logon/auth.ts';
export { type Actor, catalogue, type Explanation } from './messages/catalogue.ts';
export type { JournalEntryRequest, JournalEntryReversal } from './soap/journal-entry.ts';
export {
  type ClearingRequest,
  confirmJournalEntries,
  handOverClearing,
  handOverJournalEntries,
  type LaterConfirmation,
  type OneWayMessage,
} from './soap/one-way-message.ts';
export { type PostedJournalEntry, postJournalEntry, reverseJournalEntry } from './soap/post-journal-entry.ts';
