// Transactions and refunds as V3 sends them: JSON numbers and ISO dates.
import { giftCertificate, storeCredit } from './gateways.ts';
import { paymentsOf } from './refund-quote.ts';
import type { ShopRefund, ShopTransaction } from './shop-data.ts';
import { iso } from './wire.ts';

export function transactionV3(transaction: ShopTransaction): object {
  const { method } = transaction;
  return {
    id: transaction.id,
    order_id: String(transaction.orderId),
    event: transaction.event,
    method,
    amount: transaction.amount.toNumber(),
    currency: transaction.currency,
    gateway: transaction.gateway,
    gateway_transaction_id: `gw-${transaction.id}`,
    date_created: iso(transaction.createdMs),
    test: transaction.test ?? false,
    status: transaction.status ?? 'ok',
    fraud_review: false,
    // A number, or an empty object: both are seen (BIGC-23).
    reference_transaction_id: transaction.referenceId ?? {},
    ...(method === 'offline' ? { offline: { display_name: offlineName(transaction) } } : {}),
    ...(method === 'custom' ? { custom: { payment_method: 'Typed in by staff' } } : {}),
    ...(method === storeCredit.method ? { store_credit: { remaining_balance: 0 } } : {}),
    ...(method === giftCertificate.method
      ? { gift_certificate: { code: `GIFT-${transaction.orderId}`, remaining_balance: 0, status: 'active' } }
      : {}),
  };
}

const offlineName = ({ gateway }: ShopTransaction): string =>
  ({ cheque: 'Check', cod: 'Cash on Delivery' })[gateway] ?? 'Bank Deposit';

export function refundV3(refund: ShopRefund): object {
  return {
    id: refund.id,
    order_id: refund.orderId,
    user_id: 1,
    created: iso(refund.createdMs),
    reason: refund.reason,
    total_amount: refund.total.toNumber(),
    total_tax: refund.tax.toNumber(),
    uses_merchant_override_values: refund.usesOverride ?? false,
    items: refund.items.map(item => ({
      ...item,
      ...(item.adjustments === undefined
        ? {}
        : {
            adjustments: item.adjustments.map(one => ({
              amount: one.amount.toNumber(),
              description: one.description,
            })),
          }),
    })),
    payments: paymentsOf(refund).map(({ id, provider, amount, offline, declined, transactionId }) => ({
      id,
      provider_id: provider,
      amount: amount.toNumber(),
      offline,
      is_declined: declined !== undefined,
      declined_message: declined ?? '',
      ...(transactionId === undefined ? {} : { transaction_id: String(transactionId) }),
    })),
  };
}
