// The German of `sentences.ts`.
import type { Sentences } from '../core/reasons.ts';
import { germanOfRefusals } from '../http/refusal-sentences.de.ts';

export const german: Sentences = {
  ...germanOfRefusals,
  redirected: [
    'Die Adresse leitet weiter ({status}), und zwar an {location}.',
    'Tragen Sie die Adresse des API-Hosts selbst ein, meist die mit „-api“ im ersten Teil des Namens.',
  ],
  locked: ['Der Beleg ist in SAP gesperrt: {words}', 'Kontor versucht es automatisch wieder.'],
  'html-answer': ['Die Adresse antwortet mit einer HTML-Seite (Status {status}).', '{advice}'],
  'soap-fault': ['S/4HANA konnte die Nachricht nicht verarbeiten: {words}.', '{advice}'],
  'no-success': [
    '{operation} ist nicht gelungen, und SAP nennt keinen Grund.',
    'Sehen Sie sich den Beleg in SAP an: Vielleicht ist er schon gebucht, storniert oder gesperrt.',
  ],
  'logon-braked': [
    'S/4HANA hat die Anmeldung mehrmals abgelehnt. Kontor macht eine Pause, damit der Benutzer nicht gesperrt wird.',
    'Berichtigen Sie die Zugangsdaten der Verbindung; dann macht Kontor automatisch weiter.',
  ],
  'no-csrf-token': [
    'S/4HANA hat für {service} kein CSRF-Token ausgegeben (Status {status}). Deshalb kann Kontor nichts schreiben.',
    'Prüfen Sie die Zugangsdaten und ob die Kommunikationsvereinbarung dieses Service für den Benutzer eingerichtet ist.',
  ],
  'csrf-unavailable': [
    'S/4HANA gibt für {service} zurzeit kein CSRF-Token aus (Status {status}). Deshalb wurde nichts geschrieben.',
    'Kontor versucht es automatisch wieder.',
  ],
  'too-many-cookies': [
    '{host} setzt Cookies von {kilobytes} kB; so viel nähme kein Server zurück.',
    'Finden Sie heraus, was zwischen Kontor und S/4HANA steht: SAP selbst setzt nur wenige Cookies.',
  ],
  'csrf-refused': [
    'S/4HANA lehnt das CSRF-Token ab, auch wenn es neu ist.',
    'Wahrscheinlich entfernt ein Proxy zwischen Kontor und SAP die Cookies oder den Header x-csrf-token.',
  ],
  'session-renewed': [
    'Die CSRF-Sitzung endete, während langer Inhalt gesendet wurde; nichts wurde geschrieben.',
    'Senden Sie ihn noch einmal: Die nächste Sitzung ist neu.',
  ],

  'check-communication-user':
    'Prüfen Sie Benutzer und Passwort des Kommunikationsbenutzers und ob er gesperrt ist.',
  'ask-for-arrangement':
    'Bitten Sie den SAP-Administrator um die Kommunikationsvereinbarung dieses Service und darum, sie dem Kommunikationsbenutzer zuzuordnen.',
  'check-service': 'Prüfen Sie die Adresse und ob der Service aktiv ist.',
  'sap-tries-again': 'Kontor versucht es automatisch wieder.',
  'sap-looks-up': 'Kontor sucht den Beleg, bevor es etwas noch einmal sendet.',
  'check-api-host':
    'Prüfen Sie, ob die Adresse der API-Host des Systems ist (nicht der, an dem sich Personen anmelden) und ob nichts dazwischen für ihn antwortet.',
  'report-message':
    'Melden Sie das: Die Nachricht, die Kontor gebaut hat, entspricht nicht dem, was SAP erwartet.',
  'mend-in-sap':
    'Beheben Sie die Ursache in SAP oder in den Einstellungen. Wiederholen Sie dann diese Buchung.',
  'refused-with-200': '{operation} wurde abgelehnt, obwohl SAP mit 200 geantwortet hat: {words}.',

  'bad-address': [
    '„{base}“ ist keine Adresse.',
    'Tragen Sie die ganze Adresse des API-Hosts ein, etwa https://my123456-api.s4hana.cloud.sap.',
  ],
  'unreadable-cancellation': [
    'S/4HANA nennt keinen Beleg, der {document} storniert.',
    'Lesen Sie die Faktura noch einmal: BillingDocumentIsCancelled sagt, ob sie storniert wurde.',
  ],
  'no-pdf': [
    'Für {document} liefert S/4HANA kein PDF.',
    'Fragen Sie den SAP-Administrator, ob die Ausgabesteuerung für diese Art von Beleg mit einer Formularvorlage eingerichtet ist.',
  ],
  'document-missing': [
    '{document} gibt es in S/4HANA nicht.',
    'Prüfen Sie die Nummer und ob diese Verbindung zu dem System führt, in dem der Beleg entstanden ist.',
  ],
  'bad-assertion-key': [
    'Der private Schlüssel der Assertion ist nicht lesbar.',
    'Geben Sie ihn als PEM-Text an (BEGIN PRIVATE KEY), mit seiner Passphrase, wenn er verschlüsselt ist.',
  ],
  'nothing-to-post': [
    'Es gibt keinen Buchungsbeleg zu übergeben.',
    'Geben Sie mindestens einen Buchungsbeleg an.',
  ],
  'no-reference': [
    '{without} von {entries} Buchungsbelegen haben keine DocumentReferenceID.',
    'Geben Sie jedem eine eigene Referenz: Nichts anderes sagt später, ob er gebucht wurde.',
  ],

  'sap-answered': 'S/4HANA hat mit {status} geantwortet',
  'unnamed-address': 'eine Adresse, die die Antwort nicht nennt',

  'sap-billing-document': 'Faktura {number}',
  'sap-purchase-order': 'Bestellung {number}',
  'sap-sales-order': 'Kundenauftrag {number}',
  'sap-outbound-delivery': 'Lieferung {number}',
  'sap-returns-delivery': 'Retourenlieferung {number}',
  'sap-customer-return': 'Kundenretoure {number}',
  'sap-credit-memo-request': 'Gutschriftsanforderung {number}',
  'sap-supplier-invoice': 'Lieferantenrechnung {number}',

  'no-pdf-service': ['Für {document} liefert kein Service von SAP ein PDF.', '{advice}'],
  'triggered-by-rules':
    'SAP bietet keinen Service, der diese Ausgabe auslöst. {step}, dann greifen die Ausgaberegeln des Systems (BRF+). Für mehr veröffentlicht der Kunde einen eigenen Service (YY1_… oder Z…).',
  'never-printed': 'SAP druckt keine Lieferantenrechnungen: Das Original ist eine Anlage des Belegs.',
  'trigger-bill': 'Buchen Sie die Faktura',
  'trigger-release': 'Geben Sie die Bestellung frei',
  'trigger-change': 'Legen Sie den Kundenauftrag an oder ändern Sie ihn',
  'trigger-issue': 'Buchen Sie den Warenausgang',
  'trigger-request': 'Fakturieren Sie die Anforderung und drucken Sie die Faktura',
};
