// The sentences of the flows about orders, refunds and customers: why one is not booked, and what to do.
import { sentences } from '../core/sentences.ts';

export const say = sentences({
  order: 'Order {order}',
  refund: 'Refund {refund} of order {order}',
  'the-order': 'order {order}',
  'the-refund': 'refund {refund}',

  'order-unknown': 'The shop does not know order {order}.',
  'order-cancelled': 'Order {order} was cancelled.',
  'order-not-paid': 'Order {order} is not paid yet ({status}).',
  deposit: 'The deposit {payment} of order {order}',
  'deposit-came-in': 'The deposit {payment} of order {order} came in',
  'deposit-is-gone': 'The deposit {payment} of order {order} did not come in after all.',
  'deposit-first': 'Order {order} waits until its deposit {payment} is booked.',
  'order-partly-paid': 'Order {order} is not fully paid yet: {received} was received of {due}.',
  'order-test-payment': 'Order {order} was paid in test mode: no money has moved.',
  'order-payment-not-final': 'The payment of order {order} is not final yet.',
  'order-waits-for-payment':
    'Order {order} is paid by {method}, outside the shop. The flow waits until the shop knows of a payment.',
  'no-payment-stands': {
    kind: 'input',
    says: 'The shop calls order {order} {status}, but none of its payments has come in; the last one is {payment}.',
    next: 'Look at the order in the shop. If the money came in another way, replay this posting: the order is booked as paid outside the shop. Otherwise close it.',
  },
  'shop-without-zone': {
    kind: 'input',
    says: 'The shop does not say in which time zone it is, so that the day of its orders is unknown.',
    next: 'Set the time zone in the shop, or timeZone in the settings of the flow; then replay.',
  },
  'tax-owner-unknown': {
    kind: 'input',
    says: 'Order {order} came through the marketplace {name}, and the flow does not say who owes its tax.',
    next: 'Set channels."{channel}".taxLiable in the settings of the flow to seller or marketplace, then replay.',
  },
  'marketplace-owes-tax': 'The marketplace owes the tax of order {order}',
  'sells-gift-certificates': 'Order {order} sells gift certificates',
  'order-disputed': 'The payment of order {order} is disputed.',
  'changed-after-booking': {
    kind: 'input',
    says: 'Order {order} was changed in the shop after it was booked. The difference is {difference}: {lines}.',
    next: 'Replay this posting to book the difference, or close it to leave the books as they are. To have Kontor book such differences, set afterBooking to offset.',
  },
  'refund-declined-after-booking': {
    kind: 'input',
    says: 'Refund {refund} of order {order} was declined after it was booked: {difference} did not go back to the customer ({lines}).',
    next: 'Replay this posting to take the refund out of the books, or close it to leave the books as they are. To have Kontor do this, set afterBooking to offset.',
  },
  'refund-accepted-after-all': {
    kind: 'input',
    says: 'Refund {refund} of order {order} was declined and taken out of the books; now its provider has accepted it after all. Booking it again moves {difference}: {lines}.',
    next: 'Replay this posting to book the refund again, or close it to leave the books as they are. To have Kontor do this, set afterBooking to offset.',
  },
  'undone-after-closing': {
    kind: 'input',
    says: 'The difference that a person had closed without a document ({of}) is gone: in the shop, order {order} is again as Kontor has booked it.',
    next: 'If something was booked by hand for it, take that back by hand. Then close this posting.',
  },
  'refund-partly-declined': {
    kind: 'input',
    says: 'Kontor has booked refund {refund} of order {order} as {total}, but only {paid} went back to the customer, because one of its payments was declined.',
    next: 'Look at the refund in the shop. If the rest goes back there after all, Kontor closes this posting automatically. Otherwise take what did not go back out of the books by hand, and close this posting.',
  },
  'cancelled-with-money': {
    kind: 'input',
    says: 'Order {order} was cancelled in the shop, but {kept} of what came in for it was not given back.',
    next: 'Give the money back in the shop: Kontor books that automatically. If the shop keeps it as the price of what was sold, replay this posting.',
  },
  'refund-was-declined': 'Refund {refund} of order {order} was declined: no money went back.',
  'as-booked': 'Order {order} is again as it was booked.',
  'left-as-decided':
    'A person has decided about this difference of order {order} before: everything stays as it is.',
  'stays-booked':
    'Order {order} was cancelled, but stays booked, because its money was given back or a person has said that the shop keeps it.',
  'currency-changed': 'It was booked in {was}, but the shop now shows it in {now}.',
  'as-in-sales-order': 'Order {order} again agrees with sales order {number}.',
  'changed-unclear': {
    kind: 'input',
    says: 'Order {order} was changed after it was booked, and only a person can say what it is worth now: {why}',
    next: 'Look at the order in the shop. Book what has to be booked by hand and close this posting, or replay it once the shop is right.',
  },
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
  'no-refunds': 'Order {order} has no refunds.',
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
  'refund-waits': 'Refund {refund} of order {order} waits until {before} is booked.',
  'refund-of-unbooked-order': {
    kind: 'input',
    says: 'Refund {refund} is not booked, because Kontor has booked nothing for order {order}.',
    next: 'Run order-to-journal for orders since the day of this order, then replay this posting. If the order is booked elsewhere, book the refund by hand and close this posting.',
  },
  'order-closed': {
    kind: 'input',
    says: 'Refund {refund} is not booked, because order {order} was closed without a document.',
    next: 'If the refund has to be booked, book it by hand and close this posting. If the order has to be booked after all, replay the order first, then this posting.',
  },

  'not-in-shop': 'The shop does not track stock of {product}.',
  'order-between': {
    kind: 'unavailable',
    says: 'Kontor is still finding out whether order {order} is in the other system.',
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

  'no-currency-rule': {
    kind: 'input',
    says: '{what} is in {currency}, for which there are no account rules.',
    next: 'Add {currency} to the currencies of the flow, then replay.',
  },
  'no-clearing-rule': {
    kind: 'input',
    says: '{what} was paid by {methods}, for which there is no clearing account.',
    next: 'Add a clearing account for "{method}" or for "default" to the flow, then replay.',
  },
  'no-account-rule': {
    kind: 'input',
    says: '{what}, but the flow names no account for it.',
    next: 'Set "{rule}" in the flow\'s account rules, then replay.',
  },
  'unnamed-method': 'an unnamed method',
  'paid-with-gift-certificate': 'Order {order} was paid with a gift certificate',
  'paid-with-store-credit': 'Order {order} was paid with store credit',
  'has-fees': 'Order {order} has fees ({names}), with handling and gift wrapping {amount} in all',
  'has-handling': 'Order {order} charges {amount} for handling and gift wrapping',
  'foreign-payment': {
    kind: 'input',
    says: 'Order {order} is in {currency}, but a payment came in {paid}.',
    next: 'Book this order by hand, then close this posting.',
  },
  'nothing-to-book': {
    kind: 'input',
    says: '{what} comes to {amount}: there is nothing to book.',
    next: 'Close this posting. If it should have a price, correct it in the shop, then replay.',
  },
  'does-not-add-up': {
    kind: 'input',
    says: 'Order {order} does not add up: {why}.',
    next: 'Check the order in the shop. If you can correct it there, correct it and replay; otherwise book it by hand.',
  },
  'tax-is-not-the-rest': '{net} without tax and {tax} tax are not the total of {total}',
  'taxes-differ': 'its taxes come to {taxes}, its tax total says {tax}',
  'received-differs': '{received} was received for {due} due',
  'total-is-negative': 'its total is negative ({total})',
  'parts-differ': 'its parts leave a difference of {difference}, but the shop names discounts of {discounts}',
  'discounts-not-taken':
    'the shop names discounts of {discounts}, but its parts with tax are only {taken} above its total',
  'refund-does-not-add-up': {
    kind: 'input',
    says: 'Refund {refund} of order {order} does not add up: {paid} was paid out for a refund of {total}.',
    next: 'Look at the refund in the shop: a part of the payment may be pending, or declined. Then replay.',
  },
  'refund-exceeds-order': {
    kind: 'input',
    says: 'With refund {refund}, {refunded} was given back of order {order}, which came to {paid}.',
    next: 'Look at the refunds in the shop. If the money was really given back, book this refund by hand and close this posting.',
  },
  'takes-back-gift-certificates':
    'Refund {refund} of order {order} takes back gift certificates that were sold',
  'refunds-fees': 'Refund {refund} of order {order} gives back fees of {amount}',
  'keeps-a-part': 'Refund {refund} of order {order} keeps back a part of what was returned',
  'refunded-to-store-credit': 'Refund {refund} of order {order} was given as store credit',
  'refunded-to-gift-certificate': 'Refund {refund} of order {order} was given as a gift certificate',
  'reference-too-long': {
    kind: 'input',
    says: 'The reference {reference} is longer than the {longest} characters that SAP keeps.',
    next: 'Choose a shorter referencePrefix for the flow.',
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
});
