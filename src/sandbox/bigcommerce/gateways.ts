// Ways to pay, each under its four real names: the text on the order, the gateway and the method of a transaction, and
// the provider of a refund. No two of them need be equal. BigCommerce publishes only some of the names
// (BIGC-59).

export interface Gateway {
  /** `payment_method` of the order. */
  paymentMethod: string;
  gateway: string;
  method: string;
  /** `provider_id` of a refund's payment. */
  refundProvider: string;
  /** Refunds happen outside the store. */
  isOffline?: boolean;
}

export const gateways = {
  stripe: way('Credit Card', 'stripe', 'credit_card', 'stripe'),
  square: way('Square', 'squarev2', 'credit_card', 'squarev2'),
  authorizenet: way('Authorize.net', 'authorizenet', 'credit_card', 'authorizenet'),
  adyen: way('Credit Card', 'adyenv3', 'credit_card', 'adyenv3.scheme'),
  braintree: way('Credit Card', 'braintree', 'credit_card', 'braintree'),
  braintreePaypal: way('PayPal', 'braintree', 'electronic_wallet', 'braintree.paypal'),
  paypal: way('PayPal', 'paypalcommerce', 'electronic_wallet', 'paypalcommerce'),
  bigcommercePaypal: way('PayPal', 'bigcommerce_payments_paypal', 'offsite', 'bigcommerce_payments_paypal'),
  testGateway: way('Test Payment Gateway', 'testgateway', 'credit_card', 'testgateway'),
  bankDeposit: offline('Bank Deposit', 'bankdeposit', 'offline'),
  cheque: offline('Check', 'cheque', 'offline'),
  cashOnDelivery: offline('Cash on Delivery', 'cod', 'offline'),
  /** Typed in by staff who take an order. */
  manual: offline('Invoice, 30 days', 'custom', 'custom'),
} satisfies Record<string, Gateway>;

/** How the store itself pays: with what it owes the customer. */
export const storeCredit = way('Store Credit', 'storecredit', 'store_credit', 'storecredit');
export const giftCertificate = way(
  'Gift Certificate',
  'giftcertificate',
  'gift_certificate',
  'giftcertificate',
);

function way(paymentMethod: string, gateway: string, method: string, refundProvider: string): Gateway {
  return { paymentMethod, gateway, method, refundProvider };
}

function offline(paymentMethod: string, gateway: string, method: string): Gateway {
  return { paymentMethod, gateway, method, refundProvider: gateway, isOffline: true };
}
