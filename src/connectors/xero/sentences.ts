// What is said of errors here.
import { sentences } from '../../core/sentences.ts';
import { german } from './sentences.de.ts';

const english = {
  'no-mark': {
    kind: 'input',
    says: 'In Xero a colon and a space end a reference: {reference} cannot be one.',
    next: 'Nothing was sent. Choose a reference without them.',
  },
  'other-currency': {
    kind: 'input',
    says: 'Xero books journals in {base} only, and not in {currency}.',
    next: 'Nothing was sent. Book it in {base}, or as an invoice.',
  },
  'no-quotes': {
    kind: 'input',
    says: 'Xero cannot look for {text}, which has quotes in it.',
    next: 'Nothing was sent. Choose a text without quotes.',
  },

  'create-custom-connection': [
    'Create a custom connection',
    'developer.xero.com, My Apps, New app, Custom connection: choose the scopes {scopes}, and have the organisation agree. Client ID and secret are shown there.',
  ],
  'have-changes-told': [
    'Have changes told',
    'In the same app, Webhooks: choose contacts and invoices, and enter the address that Kontor says (webhook_path of the connection). Enter the webhook key in the connection first.',
  ],

  'check-xero-scopes': 'Check the scopes of the custom connection, and that it belongs to this organisation.',
  'check-xero-address': 'Check the API address of the connection.',
  'check-webhook-key': 'Check the webhook key of the connection: it stands in the app, under Webhooks.',
} as const;

export const say = sentences(english, german);
