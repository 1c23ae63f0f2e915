// The German of `sentences.ts`.
import type { Sentences } from '../../core/reasons.ts';

export const german: Sentences = {
  'bad-entry': [
    '{why}.',
    'Nichts wurde gebucht. Berichtigen Sie den Buchungsbeleg, und senden Sie die Anfrage noch einmal.',
  ],
  'lines-not-zero': 'Die Zeilen ergeben nicht null: Die Differenz beträgt {amount} {currency}',
  'line-names-one': 'Zeile {line} muss genau eines nennen: account, customer, supplier oder tax_base_amount',
  'line-of-tax': 'Zeile {line} ist eine Steuerzeile und braucht ihren tax_code',
  'no-company': 'Den Buchungskreis {company} gibt es nicht',
  'entry-account-missing': 'Das Sachkonto {account} gibt es im Kontenplan {chart} nicht',
  'entry-account-blocked': 'Das Sachkonto {account} ist für Buchungen gesperrt',
  'entry-cost-center-missing':
    'Die Kostenstelle {center} ist am {day} im Kostenrechnungskreis {area} nicht gültig',
  'entry-cost-center-blocked': 'Die Kostenstelle {center} ist für Buchungen gesperrt',
  'perhaps-made': [
    'Die Antwort ging verloren, und Lieferung {numbers} desselben Auftrags trägt keine Referenz: Sie kann die Lieferung dieser Buchung sein oder eine andere.',
    'Wenn es die Lieferung dieser Buchung ist, tragen Sie in S/4HANA {reference} als ihre externe Lieferungsnummer ein; wenn nicht, tragen Sie dort irgendeinen anderen Text ein. Wiederholen Sie dann diese Buchung: Kontor sucht die Lieferung, bevor es etwas sendet.',
  ],
  'order-begun': [
    'Lieferung oder Faktura des Kundenauftrags {order} hat begonnen. Deshalb hat Kontor nichts geändert.',
    'Ändern Sie den Auftrag von Hand in S/4HANA, wenn er noch zu ändern ist, und schließen Sie dann diese Buchung.',
  ],
  'item-taken': [
    'Der Kundenauftrag {order} hat schon eine Position {item}.',
    'Nichts wurde geändert. Fügen Sie die Position unter einer freien ID hinzu; bei der Buchung eines Flows wählt das Wiederholen eine.',
  ],
  'item-missing': [
    'Der Kundenauftrag {order} hat keine Position {item}.',
    'Nichts wurde geändert. Lesen Sie den Auftrag: Er nennt seine Positionen. Bei der Buchung eines Flows liest das Wiederholen ihn noch einmal.',
  ],
  'nothing-billed': [
    'S/4HANA hat {document} nicht fakturiert.',
    'Sehen Sie sich in S/4HANA den Fakturavorrat an: Er sagt, warum der Beleg nicht fakturiert werden kann.',
  ],
  'not-billable': [
    'S/4HANA kann {document} nicht fakturieren: {why}.',
    'Nichts wurde fakturiert. Beheben Sie das in S/4HANA, und senden Sie die Anfrage noch einmal.',
  ],
  'order-simulated': 'S/4HANA hat den Auftrag simuliert.',
  'purchase-orders-complete': 'Die Bestellungen {orders} haben alle Positionen, auf die verwiesen wird.',
  stands: 'Der Beleg ist da und gilt.',
  'invoice-split': 'SAP hat die Rechnung geteilt; {others} gehört dazu.',
  'can-be-billed': 'S/4HANA kann {document} fakturieren.',
  'cannot-see-whether':
    '{document} wurde nicht gefunden. Kontor kann nicht sehen, ob es einer dieser Belege ist, weil deren Services nicht freigegeben sind: {kinds}.',
  'reference-not-carried': 'Der Beleg trägt die Referenz {reference} nicht: {why}',
  'orders-deliverable': 'Die Kundenaufträge {orders} haben alles, was geliefert werden soll.',
  'checked-on-delivery': 'SAP prüft Verfügbarkeit, Kredit und Versandstelle, wenn es die Lieferung anlegt.',
  'lines-add-up': 'Die Zeilen ergeben zusammen null.',
  'company-exists': 'Der Buchungskreis {company} existiert.',
  'accounts-open': 'Die Sachkonten {accounts} sind offen.',
  'centers-open': 'Die Kostenstellen {centers} sind offen.',
  'checked-on-booking': 'Ob die Periode offen ist und was die Belegart zulässt, prüft SAP beim Buchen.',
  'goods-issue-missing': 'der Warenausgang ist nicht gebucht',
  'billed-already': 'der Beleg ist schon fakturiert',
  'blocked-for-billing': 'der Beleg hat eine Fakturasperre ({block})',
  'nothing-to-bill':
    'keine Lieferung, kein Auftrag, keine Retoure und keine Gutschriftsanforderung hat diese Nummer',
  'not-deliverable': [
    '{why}.',
    'Nichts wurde gesendet. Berichtigen Sie, was zu liefern ist, und senden Sie die Anfrage noch einmal.',
  ],
  'order-blocked-for-delivery': 'Der Kundenauftrag {order} hat eine Liefersperre',
  'order-item-missing': 'Position {item} des Kundenauftrags {order} gibt es nicht',
  'order-item-rejected': 'Position {item} des Kundenauftrags {order} wurde abgesagt',
  'order-item-delivered': 'Position {item} des Kundenauftrags {order} ist vollständig geliefert',
  'order-item-open': 'Von Position {item} des Kundenauftrags {order} sind nur {open} offen',
  'no-last-name': [
    'Eine Person braucht einen last_name.',
    'Nichts wurde gesendet. Geben Sie den Namen an, und senden Sie die Anfrage noch einmal.',
  ],
  'no-organization-name': [
    'Eine Organisation braucht einen organization_name.',
    'Nichts wurde gesendet. Geben Sie den Namen an, und senden Sie die Anfrage noch einmal.',
  ],
  'no-customer': [
    'Der Geschäftspartner {partner} trägt die Referenz {reference}, ist aber kein Kunde.',
    'Geben Sie ihm in S/4HANA die Rollen eines Kunden. Wiederholen Sie dann diese Buchung: Kontor sucht ihn, bevor es etwas sendet.',
  ],
  'no-supplier': [
    'Der Geschäftspartner {partner} trägt die Referenz {reference}, ist aber kein Lieferant.',
    'Geben Sie ihm in S/4HANA die Rollen eines Lieferanten. Wiederholen Sie dann diese Buchung: Kontor sucht ihn, bevor es etwas sendet.',
  ],

  'purchase-order-alone': [
    'Eine Position nennt die Bestellung {order}, aber keine Position dieser Bestellung.',
    'Nennen Sie die Bestellposition in purchase_order_item.',
  ],
  'no-purchase-order-item': [
    'In S/4HANA gibt es die Bestellposition {items} nicht.',
    'Berichtigen Sie den Bezug auf die Bestellung.',
  ],
  'small-letters': [
    'Die Referenz {reference} muss in Großbuchstaben stehen.',
    'Nichts wurde gesendet. S/4HANA bewahrt sie in Großbuchstaben auf, und Kontor fände sie nicht wieder.',
  ],
  'taken-back': ['{id} wurde schon zurückgenommen.', 'Es bleibt nichts zu tun.'],
  'not-odata': [
    '{title} ist ein SOAP-Service und hat keine Datensätze zu lesen.',
    'Wählen Sie einen anderen: GET /v1/connections/<id>/services.',
  ],
  'no-record': [
    '{set} hat keinen Datensatz {key}.',
    'Schlüssel aus mehreren Feldern schreibt man so: SalesOrder=1,SalesOrderItem=10.',
  ],
  'bad-path': [
    'Das System hat nichts unter {path}.',
    'Nennen Sie einen Pfad des Systems, etwa /sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder.',
  ],
  'client-certificate': 'Client-Zertifikat',
  'signing-certificate': 'Signaturzertifikat',
  password: 'Passwort',
  'client-secret': 'Client-Secret',

  'create-user': [
    'Legen Sie einen Kommunikationsbenutzer an',
    'App „Kommunikationsbenutzer pflegen“: Legen Sie einen Benutzer für Kontor an. {logon}',
  ],
  'user-basic': 'Setzen Sie ein Passwort, und behalten Sie Benutzername und Passwort für das Formular.',
  'user-certificate':
    'Laden Sie das Zertifikat hoch, das Kontor benutzen wird (der private Schlüssel bleibt in Kontor).',
  'user-oauth-client-credentials':
    'Setzen Sie ein Passwort, oder laden Sie ein Zertifikat hoch: Benutzername und Passwort sind Client-ID und Client-Secret.',
  'user-oauth-saml-bearer':
    'Setzen Sie ein Passwort: Benutzername und Passwort sind Client-ID und Client-Secret.',
  'create-system': [
    'Legen Sie ein Kommunikationssystem an',
    'App „Kommunikationssysteme“: Legen Sie ein System für Kontor an, kreuzen Sie „Nur eingehend“ an, und fügen Sie den Benutzer für eingehende Kommunikation mit der Methode {method} hinzu.',
  ],
  'method-basic': '„Benutzername und Kennwort“',
  'method-certificate': '„SSL-Client-Zertifikat“',
  'method-oauth-client-credentials': 'OAuth 2.0',
  'method-oauth-saml-bearer':
    'OAuth 2.0, und tragen Sie Aussteller und Signaturzertifikat als OAuth-2.0-Identity-Provider ein',
  'create-arrangement-for': [
    'Legen Sie eine Kommunikationsvereinbarung für {scenario} an',
    'App „Kommunikationsvereinbarungen“: Wählen Sie das Szenario {scenario}, das Kommunikationssystem und seinen Benutzer. Sie gibt frei: {services}.',
  ],
  'create-other-arrangements': [
    'Legen Sie Kommunikationsvereinbarungen für die anderen Services an',
    'Die Szenarien dieser Services sind nicht veröffentlicht; suchen Sie sie in der App „Kommunikationsszenarien“ nach dem Service: {services}.',
  ],
  'service-by-name': '{name} ({service})',
  'copy-address': [
    'Kopieren Sie die Adressen',
    'Jede Vereinbarung zeigt die API-Adresse des Systems (https://my…-api.s4hana.cloud.sap). Tragen Sie sie in das Formular ein.',
  ],
  'copy-addresses': [
    'Kopieren Sie die Adressen',
    'Jede Vereinbarung zeigt die API-Adresse des Systems (https://my…-api.s4hana.cloud.sap) und unter „OAuth 2.0 Details“ die Token-Adresse. Tragen Sie beide in das Formular ein.',
  ],
  'services-answer': 'Es antworten: {services}',
  'services-answer-some': 'Es antworten: {services}; in S/4HANA zu tun: {fixes}',
  'no-service': ['Keiner der Services, die Kontor benutzt, antwortet: {why}', '{advice}'],
};
