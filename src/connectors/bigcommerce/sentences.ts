// What is said of errors here.
import { sentences } from '../../core/sentences.ts';
import { german } from './sentences.de.ts';

const english = {
  'not-shown-yet': {
    kind: 'uncertain',
    says: 'The store has accepted the quantity, but does not show it yet.',
    next: 'Kontor reads it back automatically.',
  },
  'no-such-level': {
    kind: 'input',
    says: '{id} is not a stock level of a BigCommerce store.',
    next: 'Name location and SKU: 1:TG11.',
  },
  'location-off': {
    kind: 'input',
    says: 'Location {location} is switched off: {id} cannot be set.',
    next: 'Switch the location on in the store, or remove it from the settings; then replay.',
  },
  'no-stock-of': {
    kind: 'input',
    says: 'The store counts no stock of {value} at location {location}.',
    next: 'Give a product in the store this SKU, and have its stock tracked there; then replay.',
  },
  'not-a-quantity': {
    kind: 'input',
    says: 'A BigCommerce store counts {id} in whole pieces from 0 to {maxPieces}, so it cannot hold {quantity}.',
    next: 'Round the quantity, or check the units.',
  },

  'create-api-account': [
    'Create a store-level API account',
    'Control panel, Settings, Store-level API accounts: create a V2/V3 API token. Scopes: Orders (read-only), Order Transactions (read-only), Customers (read-only), Products (read-only), Store Inventory (modify where stock is written, otherwise read-only), Information & Settings (read-only), and the default for webhooks.',
  ],
  'copy-what-is-shown': [
    'Copy what is shown once',
    'Access token and client secret are shown at the end. The store hash is in the API path: https://api.bigcommerce.com/stores/<store hash>/v3/.',
  ],

  'check-access-token':
    'Check the access token, and check that the API account has the scopes for orders, transactions, customers and store information.',
  'check-store-address':
    'Check the API address and the store hash of the connection: the API address leads to the management API (https://api.bigcommerce.com).',
  'check-client-secret':
    'Check the client secret of the connection: it must be that of the API account that registered the webhook.',
} as const;

export const say = sentences(english, german);
