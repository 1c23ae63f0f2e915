// What is said of errors here.
import { sentences } from '../../core/sentences.ts';
import { german } from './sentences.de.ts';

const english = {
  'not-shown-yet': {
    kind: 'uncertain',
    says: 'The store has accepted the quantity and does not show it yet.',
    next: 'Kontor reads it back automatically.',
  },
  'no-such-level': {
    kind: 'input',
    says: '{id} is no stock level of a BigCommerce store.',
    next: 'Name location and SKU: 1:TG11.',
  },
  'location-off': {
    kind: 'input',
    says: 'Location {location} is switched off: {id} cannot be set.',
    next: 'Switch the location on in the store, or take it out of the settings; then replay.',
  },
  'no-stock-of': {
    kind: 'input',
    says: 'The store counts no stock of {value} at location {location}.',
    next: 'Give a product in the store this SKU, and have its stock tracked there; then replay.',
  },
  'not-a-quantity': {
    kind: 'input',
    says: 'A BigCommerce store counts {id} in whole pieces from 0 to {maxPieces}, and not {quantity}.',
    next: 'Round it, or check the units.',
  },

  'check-access-token':
    'Check the access token and that the API account has the scopes for orders, transactions, customers and store information.',
  'check-store-address':
    'Check base URL and store hash of the connection: the base URL leads to the management API (https://api.bigcommerce.com).',
  'check-client-secret':
    'Check the client secret of the connection: it is that of the API account which registered the webhook.',
} as const;

export const say = sentences(english, german);
