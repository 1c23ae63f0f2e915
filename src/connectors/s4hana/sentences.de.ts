// The German of `sentences.ts`.
import type { Sentences } from '../../core/reasons.ts';

export const german: Sentences = {
  'bad-entry': [
    '{why}.',
    'Nichts wurde gebucht. Berichtigen Sie den Buchungsbeleg, und fragen Sie noch einmal an.',
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
    'Nichts wurde fakturiert. Beheben Sie das in S/4HANA, und fragen Sie noch einmal an.',
  ],
  'goods-issue-missing': 'der Warenausgang ist nicht gebucht',
  'billed-already': 'der Beleg ist schon fakturiert',
  'blocked-for-billing': 'der Beleg hat eine Fakturasperre ({block})',
  'nothing-to-bill':
    'keine Lieferung, kein Auftrag, keine Retoure und keine Gutschriftsanforderung hat diese Nummer',
  'not-deliverable': [
    '{why}.',
    'Nichts wurde gesendet. Berichtigen Sie, was zu liefern ist, und fragen Sie noch einmal an.',
  ],
  'order-blocked-for-delivery': 'Der Kundenauftrag {order} hat eine Liefersperre',
  'order-item-missing': 'Position {item} des Kundenauftrags {order} gibt es nicht',
  'order-item-rejected': 'Position {item} des Kundenauftrags {order} wurde abgesagt',
  'order-item-delivered': 'Position {item} des Kundenauftrags {order} ist vollständig geliefert',
  'order-item-open': 'Von Position {item} des Kundenauftrags {order} sind nur {open} offen',
  'no-last-name': [
    'Eine Person braucht einen last_name.',
    'Nichts wurde gesendet. Geben Sie den Namen an, und fragen Sie noch einmal an.',
  ],
  'no-organization-name': [
    'Eine Organisation braucht einen organization_name.',
    'Nichts wurde gesendet. Geben Sie den Namen an, und fragen Sie noch einmal an.',
  ],
  'no-customer': [
    'Der Geschäftspartner {partner} trägt die Referenz {reference} und ist kein Kunde.',
    'Geben Sie ihm in S/4HANA die Rollen eines Kunden. Wiederholen Sie dann diese Buchung: Kontor sucht ihn, bevor es etwas sendet.',
  ],
  'no-supplier': [
    'Der Geschäftspartner {partner} trägt die Referenz {reference} und ist kein Lieferant.',
    'Geben Sie ihm in S/4HANA die Rollen eines Lieferanten. Wiederholen Sie dann diese Buchung: Kontor sucht ihn, bevor es etwas sendet.',
  ],

  'purchase-order-alone': [
    'Eine Position nennt die Bestellung {order}, aber keine Position von ihr.',
    'Nennen Sie sie in purchase_order_item.',
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
  'no-service': ['Keiner der Services, die Kontor benutzt, antwortet: {why}', '{advice}'],
};
