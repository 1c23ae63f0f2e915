// The German of `sentences.ts`.
import type { Sentences } from '../../core/reasons.ts';

export const german: Sentences = {
  'not-shown-yet': [
    'Der Shop hat die Menge angenommen, zeigt sie aber noch nicht.',
    'Kontor liest sie automatisch noch einmal.',
  ],
  'no-such-level': [
    '{id} ist kein Bestand eines BigCommerce-Shops.',
    'Nennen Sie Standort und SKU, etwa 1:TG11.',
  ],
  'location-off': [
    'Der Standort {location} ist ausgeschaltet: {id} kann nicht gesetzt werden.',
    'Schalten Sie den Standort im Shop ein, oder nehmen Sie ihn aus den Einstellungen. Wiederholen Sie dann diese Buchung.',
  ],
  'no-stock-of': [
    'Der Shop führt am Standort {location} keinen Bestand von {value}.',
    'Geben Sie einem Produkt im Shop diese SKU, und lassen Sie seinen Bestand dort verfolgen. Wiederholen Sie dann diese Buchung.',
  ],
  'not-a-quantity': [
    'Ein BigCommerce-Shop zählt {id} in ganzen Stück von 0 bis {maxPieces}; {quantity} ist nicht möglich.',
    'Runden Sie die Menge, oder prüfen Sie die Einheiten.',
  ],
  'check-access-token':
    'Prüfen Sie das Zugriffstoken und ob das API-Konto die Scopes für Bestellungen, Transaktionen, Kunden und Shop-Daten hat.',
  'create-api-account': [
    'Legen Sie ein API-Konto auf Shop-Ebene an',
    'Control Panel, Settings, Store-level API accounts: Erzeugen Sie ein V2/V3-API-Token. Scopes: Orders (read-only), Order Transactions (read-only), Customers (read-only), Products (read-only), Store Inventory (modify, wo Bestand geschrieben wird, sonst read-only), Information & Settings (read-only), und die Vorgabe für Webhooks.',
  ],
  'copy-what-is-shown': [
    'Kopieren Sie, was nur einmal gezeigt wird',
    'Zugriffstoken und Client-Secret werden am Ende gezeigt. Der Store-Hash steht im API-Pfad: https://api.bigcommerce.com/stores/<Store-Hash>/v3/.',
  ],
  'check-store-address':
    'Prüfen Sie API-Adresse und Store-Hash der Verbindung: Die API-Adresse führt zur Management-API (https://api.bigcommerce.com).',
  'check-client-secret':
    'Prüfen Sie das Client-Secret der Verbindung: Es muss das des API-Kontos sein, das den Webhook registriert hat.',
};
