// What is said of documents in S/4HANA that cannot be written, or are not as expected.
import { sentences } from '../../core/sentences.ts';
import { say as ofDoctor } from '../../s4/doctor/sentences.ts';
import { wordsOfServices } from '../../s4/documents/service-titles.ts';
import { sapWords } from '../../s4/sentences.ts';
import { german } from './sentences.de.ts';

const english = {
  'bad-entry': {
    kind: 'input',
    says: '{why}.',
    next: 'Nothing was booked. Correct the entry, and send the request again.',
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
    next: 'Nothing was changed. Add the item under an id that is free. If the posting belongs to a flow, a replay chooses one.',
  },
  'item-missing': {
    kind: 'input',
    says: 'Sales order {order} has no item {item}.',
    next: 'Nothing was changed. Read the order: it lists its items. If the posting belongs to a flow, a replay reads the order again.',
  },
  'nothing-billed': {
    kind: 'rejected',
    says: 'S/4HANA did not bill {document}.',
    next: 'Look at the billing due list in S/4HANA: it says why the document cannot be billed.',
  },
  'no-customer': {
    kind: 'conflict',
    says: 'Business partner {partner} carries the reference {reference}, but is not a customer.',
    next: 'Give it the roles of a customer in S/4HANA, and replay the posting: Kontor looks for it before it sends anything.',
  },
  'no-supplier': {
    kind: 'conflict',
    says: 'Business partner {partner} carries the reference {reference}, but is not a supplier.',
    next: 'Give it the roles of a supplier in S/4HANA, and replay the posting: Kontor looks for it before it sends anything.',
  },

  'purchase-order-alone': {
    kind: 'input',
    says: 'An item names purchase order {order}, but no item of that order.',
    next: 'Name the item of the order in purchase_order_item.',
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
    next: 'Nothing was billed. Fix this in S/4HANA, and send the request again.',
  },
  'order-simulated': 'S/4HANA has simulated the order.',
  'purchase-orders-complete': 'Purchase orders {orders} have all the items that are referred to.',
  stands: 'It is there, and stands.',
  'invoice-split': 'SAP has split the invoice; {others} belongs to it.',
  'can-be-billed': 'S/4HANA can bill {document}.',
  'cannot-see-whether':
    '{document} was not found. Kontor cannot see whether it is one of these, because their services are not released: {kinds}.',
  'reference-not-carried': 'It does not carry the reference {reference}: {why}',
  'orders-deliverable': 'Sales orders {orders} have everything that is to be delivered.',
  'checked-on-delivery':
    'SAP checks availability, credit and the shipping point when it creates the delivery.',
  'lines-add-up': 'The lines add up to zero.',
  'company-exists': 'Company code {company} exists.',
  'accounts-open': 'G/L accounts {accounts} are open.',
  'centers-open': 'Cost centers {centers} are open.',
  'checked-on-booking':
    'SAP checks when it books whether the period is open, and what the type of document allows.',
  'goods-issue-missing': 'its goods issue is not posted',
  'billed-already': 'it has been billed already',
  'blocked-for-billing': 'it is blocked for billing ({block})',
  'nothing-to-bill': 'no delivery, order, return or credit memo request has this number',
  'not-deliverable': {
    kind: 'input',
    says: '{why}.',
    next: 'Nothing was sent. Correct what is to be delivered, and send the request again.',
  },
  'order-blocked-for-delivery': 'Sales order {order} is blocked for delivery',
  'order-item-missing': 'Item {item} of sales order {order} does not exist',
  'order-item-rejected': 'Item {item} of sales order {order} was rejected',
  'order-item-delivered': 'Item {item} of sales order {order} is completely delivered',
  'order-item-open': 'Of item {item} of sales order {order} only {open} are open',
  'no-last-name': {
    kind: 'input',
    says: 'A person needs a last_name.',
    next: 'Nothing was sent. Give the name, and send the request again.',
  },
  'no-organization-name': {
    kind: 'input',
    says: 'An organization needs an organization_name.',
    next: 'Nothing was sent. Give the name, and send the request again.',
  },
  'bad-path': {
    kind: 'input',
    says: 'The system has nothing under {path}.',
    next: 'Name a path of the system, such as /sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder.',
  },
  'client-certificate': 'client certificate',
  'signing-certificate': 'signing certificate',
  password: 'password',
  'client-secret': 'client secret',

  'create-user': [
    'Create a communication user',
    'App "Maintain Communication Users": create a user for Kontor. {logon}',
  ],
  'user-basic': 'Set a password, and keep user name and password for the form.',
  'user-certificate': 'Upload the certificate that Kontor will use (its private key stays in Kontor).',
  'user-oauth-client-credentials':
    'Set a password, or upload a certificate: user name and password are the client id and client secret.',
  'user-oauth-saml-bearer': 'Set a password: user name and password are the client id and client secret.',
  'create-system': [
    'Create a communication system',
    'App "Communication Systems": create a system for Kontor, tick "Inbound Only", and add the user for inbound communication with the method {method}.',
  ],
  'method-basic': 'User Name and Password',
  'method-certificate': 'SSL Client Certificate',
  'method-oauth-client-credentials': 'OAuth 2.0',
  'method-oauth-saml-bearer':
    'OAuth 2.0, and enter issuer and signing certificate as OAuth 2.0 identity provider',
  'create-arrangement-for': [
    'Create a communication arrangement for {scenario}',
    'App "Communication Arrangements": choose the scenario {scenario}, the communication system and its user. It releases: {services}.',
  ],
  'create-other-arrangements': [
    'Create communication arrangements for the other services',
    'The scenarios of these services are not published; find them in the app "Communication Scenarios" by the service: {services}.',
  ],
  'service-by-name': '{name} ({service})',
  'copy-address': [
    'Copy the addresses',
    'Each arrangement shows the API address of the system (https://my…-api.s4hana.cloud.sap). Enter it in the form.',
  ],
  'copy-addresses': [
    'Copy the addresses',
    'Each arrangement shows the API address of the system (https://my…-api.s4hana.cloud.sap), and under "OAuth 2.0 Details" the token address. Enter both in the form.',
  ],
  'services-answer': 'answering: {services}',
  'services-answer-some': 'answering: {services}; to do in S/4HANA: {fixes}',
  'no-service': {
    kind: 'forbidden',
    says: 'None of the services that Kontor uses answers: {why}',
    next: '{advice}',
  },
} as const;

export const say = sentences(english, german);

export const s4HanaWords = [...sapWords, ofDoctor.words, wordsOfServices, say.words];
