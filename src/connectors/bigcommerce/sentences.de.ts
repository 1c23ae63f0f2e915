// The German of `sentences.ts`.
import type { Sentences } from '../../core/reasons.ts';

export const german: Sentences = {
  'not-shown-yet': [
    'Der Shop hat die Menge angenommen, zeigt sie aber noch nicht.',
    'Kontor liest sie automatisch noch einmal.',
  ],
  'no-such-level': ['{id} ist kein Bestand eines BigCommerce-Shops.', 'Nennen Sie Standort und SKU: 1:TG11.'],
  'location-off': [
    'Der Standort {location} ist ausgeschaltet: {id} kann nicht gesetzt werden.',
    'Schalten Sie den Standort im Shop ein, oder nehmen Sie ihn aus den Einstellungen. Wiederholen Sie dann diese Buchung.',
  ],
  'no-stock-of': [
    'Der Shop führt am Standort {location} keinen Bestand von {value}.',
    'Geben Sie einem Produkt im Shop diese SKU, und lassen Sie seinen Bestand dort verfolgen. Wiederholen Sie dann diese Buchung.',
  ],
  'not-a-quantity': [
    'Ein BigCommerce-Shop zählt {id} in ganzen Stücken von 0 bis {maxPieces}, nicht in {quantity}.',
    'Runden Sie die Menge, oder prüfen Sie die Einheiten.',
  ],
  'check-access-token':
    'Prüfen Sie das Access-Token und ob das API-Konto die Scopes für Bestellungen, Transaktionen, Kunden und Shop-Daten hat.',
  'check-store-address':
    'Prüfen Sie Basis-URL und Store-Hash der Verbindung: Die Basis-URL führt zur Management-API (https://api.bigcommerce.com).',
  'check-client-secret':
    'Prüfen Sie das Client-Secret der Verbindung: Es ist das des API-Kontos, das den Webhook registriert hat.',
};
