// What the flows say of sales orders, customers and stock.
export const ofSales = {
  'as-in-sales-order': 'Order {order} again agrees with sales order {number}.',
  'sales-order-edited': {
    kind: 'input',
    says: 'Order {order} was changed in the shop after it became sales order {number}: {differences}.',
    next: 'Replay this posting to change the sales order, or close it to leave the sales order as it is. To have Kontor make such changes, set afterBooking to change.',
  },
  'sales-order-begun': {
    kind: 'input',
    says: 'Order {order} was changed in the shop, but delivery or billing of sales order {number} has begun: {differences}.',
    next: 'Nothing was sent. Do by hand what still has to be done, such as another delivery or a return, and close this posting.',
  },
  'sales-order-stays': {
    kind: 'input',
    says: 'Order {order} was changed in the shop after it became sales order {number}: {differences}. {why}',
    next: 'Change the sales order by hand and close this posting; or replay it once nothing is in the way.',
  },
  'sales-order-unpaid': {
    kind: 'input',
    says: 'Order {order} was changed in the shop after it became sales order {number}: {differences}. {why}',
    next: 'Look at the order in the shop. Kontor changes the sales order once the shop calls the order paid again; replay this posting then, or close it.',
  },
  'sales-order-money-gone': {
    kind: 'input',
    says: 'Order {order} became sales order {number}, but it is no longer paid. {why}',
    next: 'Look at the order in the shop before the goods leave. If nothing is to be delivered, cancel the order in the shop, or reject the items of the sales order by hand. If the money came in another way, close this posting.',
  },
  'payments-gone': 'None of its payments is still valid; the last one is {payment}.',
  'sales-order-gone': {
    kind: 'input',
    says: 'Order {order} was changed in the shop: {differences}. The other system no longer has sales order {number}, which Kontor made of it.',
    next: 'Look in the other system for the document that is valid now, change it by hand, and close this posting.',
  },
  'sales-order-cancelled': {
    kind: 'input',
    says: 'Order {order} was cancelled in the shop after it became sales order {number}.',
    next: 'Reject the items of the sales order by hand and close this posting; or set rejectionReason in the settings of the flow, then replay.',
  },
  'buyer-changed': {
    kind: 'input',
    says: 'Order {order} has another customer in the shop now than when it became sales order {number}.',
    next: 'Kontor does not change to whom a sales order is sold. Change or replace it by hand, and close this posting.',
  },
  'change-undecided': {
    kind: 'unavailable',
    says: 'Order {order} was changed again while Kontor is still finding out whether the last change of sales order {number} was made.',
    next: 'Kontor looks again automatically.',
  },
  'field-changed': '{field} {was} → {now}',
  'item-changed': '{product}: {field} {was} → {now}',
  'item-added': '{quantity} of {product} added',
  'item-added-at': '{quantity} of {product} added at {price}',
  'item-removed': '{quantity} of {product} removed',
  'order-is-cancelled': 'the order was cancelled',
  nothing: 'none',
  'cannot-be-changed': 'Kontor cannot change {fields} of a sales order that is there.',
  'touched-there':
    'Somebody has changed it in the other system: it has no item of {product} with quantity {quantity} any more.',
  'customer-unknown': 'The shop does not know customer {customer} any more.',
  'order-waits': 'Order {order} waits until customer {customer} is a business partner.',
  'customer-closed': {
    kind: 'input',
    says: 'Customer {customer} of order {order} has no business partner, because the posting of the customer was closed.',
    next: 'Replay the posting of the customer, or name a customer for it in soldToByCustomer in the settings of the flow; then replay this posting.',
  },
  'partner-blocked': {
    kind: 'input',
    says: 'Order {order} is for customer {customer}, but {block}. Nothing was sent.',
    next: 'If this customer may be sold to, remove the block in the other system, then replay this posting. To sell to another customer, name it in the settings of the flow (soldToByCustomer for a single one of the shop) and replay. Otherwise close this posting.',
  },
  'blocked-for-everything': 'the other system blocks this customer for everything',
  'blocked-for-orders': 'the other system blocks this customer for orders (order block {block})',
  'blocked-in-sales-area':
    'the other system blocks this customer for orders in sales area {area} (order block {block})',
  'blocked-for-posting':
    'the other system blocks this customer for posting, so that no invoice could be booked',
  'partner-archived': {
    kind: 'input',
    says: 'Order {order} is for customer {customer}, who is archived or about to be, and the other system names nobody in their place. Nothing was sent.',
    next: 'To sell to another customer, name it in the settings of the flow (soldToByCustomer), then replay this posting. To keep this one, remove the flag there and replay. Otherwise close this posting.',
  },
  'partner-marked-for-deletion': {
    kind: 'input',
    says: 'Order {order} is for customer {customer}, who is marked for deletion in the other system. Nothing was sent.',
    next: 'To sell to another customer, name it in the settings of the flow (soldToByCustomer), then replay this posting. To keep this one, remove the mark there and replay. Otherwise close this posting.',
  },
  'partner-gone': {
    kind: 'input',
    says: 'Order {order} is for customer {customer}, whom the other system does not show: deleted, blocked to protect personal data, or never there. Nothing was sent, and Kontor creates nobody in their place.',
    next: 'Name another customer in the settings of the flow (soldToByCustomer), then replay this posting; or close it.',
  },
  'merged-in-a-circle': {
    kind: 'input',
    says: 'Order {order} is for customer {customer}, who was merged into another one again and again, without an end.',
    next: 'Correct in the other system who replaces whom, then replay this posting.',
  },
  'nameless-guest': {
    kind: 'input',
    says: 'The guest of order {order} has neither a name nor a company in the address.',
    next: 'Enter a name in the shop, then replay.',
  },
  'several-addresses': {
    kind: 'input',
    says: 'Order {order} of a guest goes to {count} addresses, but a sales order has one.',
    next: 'Enter this order in the other system by hand, then close this posting.',
  },
  'not-in-shop': 'The shop does not track stock of {product}.',
  'order-between': {
    kind: 'unavailable',
    says: 'Kontor is still finding out whether order {order} is in the other system.',
    next: 'Kontor looks again automatically.',
  },
  'no-unit': {
    kind: 'input',
    says: 'Product {product} has no unit {unit}, so its stock cannot be counted in it.',
    next: 'Add the unit to the product, or correct unitByProduct in the flow; then replay.',
  },
  'would-empty': {
    kind: 'config',
    says: 'This would set {emptied} of {levels} stock levels of the shop to 0, which is more than the flow may do without a person: {examples}.',
    next: 'Nothing was changed. If that is right, replay this posting; otherwise correct the stock or the settings, and run the flow again.',
  },
  'no-sales-order': {
    kind: 'input',
    says: 'Order {order} cannot become a sales order: {why}.',
    next: 'Correct the order in the shop and replay, or enter it in SAP by hand.',
  },
  'sales-order-differs': {
    kind: 'input',
    says: 'The sales order of order {order} would come to {made} without tax, but in the shop it comes to {wanted}.',
    next: 'Set shippingCondition, discountCondition or feeCondition in the flow, or name in notWritten what S/4HANA adds itself; then replay.',
  },
  'no-certificate-material': {
    kind: 'input',
    says: 'Order {order} sells gift certificates, for which the flow names no material.',
    next: 'Set giftCertificateMaterial in the settings of the flow, then replay.',
  },
  'no-material': {
    kind: 'input',
    says: 'Order {order} sells "{name}", which has no SKU, so that nobody can tell its material.',
    next: 'Set defaultMaterial in the settings of the flow, then replay; or enter the sales order in SAP by hand, then close this posting.',
  },
  'negative-line': 'its line {sku} has a quantity of {quantity}',
  'no-lines': 'it has no lines',
  'nameless-customer': {
    kind: 'input',
    says: 'Customer {customer} has neither a name nor a company.',
    next: 'Enter a name in the shop, then replay.',
  },
} as const;
