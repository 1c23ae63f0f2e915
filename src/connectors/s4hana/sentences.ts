// What is said of documents in S/4HANA that cannot be written, or are not as expected.
import { sentences } from '../../core/sentences.ts';
import { sapWords } from '../../s4/sentences.ts';
import { german } from './sentences.de.ts';

const english = {
  'bad-entry': {
    kind: 'input',
    says: '{why}.',
    next: 'Nothing was booked. Correct the entry and ask again.',
  },
  'lines-not-zero': 'The lines do not add up to zero: they are off by {amount} {currency}',
  'line-names-one': 'Line {line} must name one of account, customer, supplier and tax_base_amount',
  'line-of-tax': 'Line {line} is a tax line and needs its tax_code',
  'no-company': 'Company code {company} does not exist',
  'perhaps-made': {
    kind: 'conflict',
    says: 'The answer was lost, and delivery {numbers} of the same order carries no reference: it may be the delivery of this posting, or another one.',
    next: 'If it is the delivery of this posting, enter {reference} as its external delivery ID in S/4HANA; if not, enter any other text there. Then replay the posting: Kontor looks for it before it sends anything.',
  },
  'order-begun': {
    kind: 'input',
    says: 'Delivery or billing of sales order {order} has begun, so Kontor has changed nothing.',
    next: 'Change the order in S/4HANA by hand if it still has to be changed, then close this posting.',
  },
  'item-taken': {
    kind: 'input',
    says: 'Sales order {order} has an item {item} already.',
    next: 'Nothing was changed. Add the item under an id that is free; a replay of a posting of a flow chooses one.',
  },
  'item-missing': {
    kind: 'input',
    says: 'Sales order {order} has no item {item}.',
    next: 'Nothing was changed. Read the order: it says its items. A replay of a posting of a flow reads it again.',
  },
  'nothing-billed': {
    kind: 'rejected',
    says: 'S/4HANA did not bill {document}.',
    next: 'Look at the billing due list in S/4HANA: it says why the document cannot be billed.',
  },
  'no-customer': {
    kind: 'conflict',
    says: 'Business partner {partner} carries the reference {reference} and is no customer.',
    next: 'Give it the roles of a customer in S/4HANA, and replay the posting: Kontor looks for it before it sends anything.',
  },
  'no-supplier': {
    kind: 'conflict',
    says: 'Business partner {partner} carries the reference {reference} and is no supplier.',
    next: 'Give it the roles of a supplier in S/4HANA, and replay the posting: Kontor looks for it before it sends anything.',
  },

  'purchase-order-alone': {
    kind: 'input',
    says: 'An item names purchase order {order} and no item of it.',
    next: 'Name it in purchase_order_item.',
  },
  'no-purchase-order-item': {
    kind: 'input',
    says: 'There is no purchase order item {items} in S/4HANA.',
    next: 'Correct the reference to the purchase order.',
  },
  'small-letters': {
    kind: 'input',
    says: 'The reference {reference} must be in capital letters.',
    next: 'Nothing was sent. S/4HANA keeps it in capitals, and Kontor would not find it again.',
  },
  'taken-back': { kind: 'input', says: '{id} has been taken back already.', next: 'Nothing is left to do.' },
  'not-odata': {
    kind: 'input',
    says: '{title} is a SOAP service and has no records to read.',
    next: 'Choose another: GET /v1/connections/<id>/services.',
  },
  'no-record': {
    kind: 'missing',
    says: '{set} has no record {key}.',
    next: 'Keys of several fields are written like SalesOrder=1,SalesOrderItem=10.',
  },

  'entry-account-missing': 'G/L account {account} does not exist in chart of accounts {chart}',
  'entry-account-blocked': 'G/L account {account} is blocked for posting',
  'entry-cost-center-missing': 'Cost center {center} is not valid on {day} in controlling area {area}',
  'entry-cost-center-blocked': 'Cost center {center} is blocked for posting',
  'not-billable': {
    kind: 'input',
    says: 'S/4HANA cannot bill {document}: {why}.',
    next: 'Nothing was billed. Fix it in S/4HANA, and ask again.',
  },
  'goods-issue-missing': 'its goods issue is not posted',
  'billed-already': 'it has been billed already',
  'blocked-for-billing': 'it is blocked for billing ({block})',
  'nothing-to-bill': 'no delivery, order, return or credit memo request has this number',
  'not-deliverable': {
    kind: 'input',
    says: '{why}.',
    next: 'Nothing was sent. Correct what is to be delivered and ask again.',
  },
  'order-blocked-for-delivery': 'Sales order {order} is blocked for delivery',
  'order-item-missing': 'Item {item} of sales order {order} does not exist',
  'order-item-rejected': 'Item {item} of sales order {order} was rejected',
  'order-item-delivered': 'Item {item} of sales order {order} is delivered completely',
  'order-item-open': 'Of item {item} of sales order {order} only {open} are open',
  'no-last-name': {
    kind: 'input',
    says: 'A person needs a last_name.',
    next: 'Nothing was sent. Give the name and ask again.',
  },
  'no-organization-name': {
    kind: 'input',
    says: 'An organization needs an organization_name.',
    next: 'Nothing was sent. Give the name and ask again.',
  },
  'bad-path': {
    kind: 'input',
    says: 'The system has nothing under {path}.',
    next: 'Name a path of the system, such as /sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder.',
  },
  'no-service': {
    kind: 'forbidden',
    says: 'None of the services that Kontor uses answers: {why}',
    next: '{advice}',
  },
} as const;

export const say = sentences(english, german);

export const s4HanaWords = [...sapWords, say.words];
