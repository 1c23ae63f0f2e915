// The German of `settings.ts`, by the English text.
import { ofEveryConnector } from '../kit/setting.de.ts';

export const german = {
  ...ofEveryConnector,
  'API address': 'API-Adresse',
  'Address of the management API, without /stores.': 'Adresse der Management-API, ohne /stores.',
  'Store hash': 'Store-Hash',
  'The store hash, as in the API path of the store.': 'Der Store-Hash, wie er im API-Pfad des Shops steht.',
  'Access token': 'Zugriffstoken',
  'Access token of a store-level API account.': 'Zugriffstoken eines API-Kontos auf Shop-Ebene.',
  'Client secret': 'Client-Secret',
  'Client secret of the same API account: it signs the webhooks.':
    'Client-Secret desselben API-Kontos: Es signiert die Webhooks.',
  'Former client secret': 'Früheres Client-Secret',
  'The secret before, while it is being rotated.': 'Das vorige Secret, solange der Wechsel läuft.',
  'Shared secret for webhooks': 'Gemeinsames Geheimnis für Webhooks',
  'A secret of your own that Kontor has the store send along as a header.':
    'Ein eigenes Geheimnis, das der Shop für Kontor als Header mitsendet.',
  'Requests at the same time': 'Gleichzeitige Anfragen',
  'Requests to the store at the same time.': 'Gleichzeitige Anfragen an den Shop.',
  'Overlap of polls in seconds': 'Überlappung der Abfragen in Sekunden',
  'How far each poll goes back behind the last one.':
    'Wie weit jede Abfrage vor das Ende der vorigen zurückgeht.',
  'Grace for webhooks in seconds': 'Frist für Webhooks in Sekunden',
  'How long the poll leaves a change to its webhook.':
    'Wie lange die Abfrage eine Änderung ihrem Webhook überlässt.',
};
