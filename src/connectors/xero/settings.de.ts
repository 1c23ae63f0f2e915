// The German of the settings in `connector.ts`, by the English text.
import { ofEveryConnector } from '../kit/setting.de.ts';

export const german = {
  ...ofEveryConnector,
  'Organisation ID': 'Organisations-ID',
  'What `/connections` of the API calls `tenantId`.': 'Was `/connections` der API `tenantId` nennt.',
  'Client ID': 'Client-ID',
  'Of the custom connection.': 'Der Custom Connection.',
  'Client secret': 'Client-Secret',
  'Webhook key': 'Webhook-Schlüssel',
  'Xero signs its webhooks with it.': 'Damit signiert Xero seine Webhooks.',
  Scopes: 'Scopes',
  'Apps made before March 2026 have accounting.transactions instead of the last two.':
    'Apps, die vor März 2026 angelegt wurden, haben accounting.transactions anstelle der letzten beiden.',
  'API address': 'API-Adresse',
  'Of the accounting API.': 'Der Accounting-API.',
  'Token address': 'Token-Adresse',
  'Where Kontor gets its tokens.': 'Wo Kontor seine Token bekommt.',
};
