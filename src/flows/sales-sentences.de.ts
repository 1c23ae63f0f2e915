// The German of `sales-sentences.ts`.
import type { Sentences } from '../core/reasons.ts';

export const germanOfSales: Sentences = {
  'as-in-sales-order': 'Bestellung {order} stimmt wieder mit dem Kundenauftrag {number} überein.',
  'sales-order-edited': [
    'Bestellung {order} wurde im Shop geändert, nachdem aus ihr der Kundenauftrag {number} geworden war: {differences}.',
    'Wiederholen Sie diese Buchung, um den Kundenauftrag zu ändern, oder schließen Sie sie, um ihn zu lassen, wie er ist. Damit Kontor solche Änderungen selbst vornimmt, setzen Sie afterBooking auf change.',
  ],
  'sales-order-begun': [
    'Bestellung {order} wurde im Shop geändert, aber zum Kundenauftrag {number} gibt es schon Lieferungen oder Fakturen: {differences}.',
    'Nichts wurde gesendet. Erledigen Sie von Hand, was noch zu tun ist, etwa eine weitere Lieferung oder eine Retoure, und schließen Sie diese Buchung.',
  ],
  'sales-order-stays': [
    'Bestellung {order} wurde im Shop geändert, nachdem aus ihr der Kundenauftrag {number} geworden war: {differences}. {why}',
    'Ändern Sie den Kundenauftrag von Hand und schließen Sie diese Buchung; oder wiederholen Sie sie, sobald nichts mehr im Weg steht.',
  ],
  'sales-order-unpaid': [
    'Bestellung {order} wurde im Shop geändert, nachdem aus ihr der Kundenauftrag {number} geworden war: {differences}. {why}',
    'Sehen Sie sich die Bestellung im Shop an. Kontor ändert den Kundenauftrag, sobald der Shop die Bestellung wieder als bezahlt führt; wiederholen Sie dann diese Buchung, oder schließen Sie sie.',
  ],
  'sales-order-money-gone': [
    'Aus der Bestellung {order} wurde der Kundenauftrag {number}, aber sie ist nicht mehr bezahlt. {why}',
    'Sehen Sie sich die Bestellung im Shop an, bevor die Ware das Haus verlässt. Wenn nichts geliefert werden soll, stornieren Sie die Bestellung im Shop, oder sagen Sie die Positionen des Kundenauftrags von Hand ab. Wenn das Geld auf anderem Weg kam, schließen Sie diese Buchung.',
  ],
  'payments-gone': 'Keine ihrer Zahlungen ist mehr gültig; die letzte hat den Status {payment}.',
  'sales-order-gone': [
    'Bestellung {order} wurde im Shop geändert: {differences}. Den Kundenauftrag {number}, den Kontor aus ihr gemacht hat, gibt es im anderen System nicht mehr.',
    'Suchen Sie im anderen System den Beleg, der jetzt gilt, ändern Sie ihn von Hand, und schließen Sie diese Buchung.',
  ],
  'sales-order-cancelled': [
    'Bestellung {order} wurde im Shop storniert, nachdem aus ihr der Kundenauftrag {number} geworden war.',
    'Sagen Sie die Positionen des Kundenauftrags von Hand ab und schließen Sie diese Buchung; oder setzen Sie rejectionReason in den Einstellungen des Flows, und wiederholen Sie dann diese Buchung.',
  ],
  'buyer-changed': [
    'Bestellung {order} hat im Shop jetzt einen anderen Kunden als zu der Zeit, als aus ihr der Kundenauftrag {number} wurde.',
    'Kontor ändert den Auftraggeber eines Kundenauftrags nicht. Ändern oder ersetzen Sie den Kundenauftrag von Hand, und schließen Sie diese Buchung.',
  ],
  'change-undecided': [
    'Bestellung {order} wurde noch einmal geändert, während Kontor noch klärt, ob die letzte Änderung des Kundenauftrags {number} ausgeführt wurde.',
    'Kontor sieht automatisch wieder nach.',
  ],
  'field-changed': '{field} {was} → {now}',
  'item-changed': '{product}: {field} {was} → {now}',
  'item-added': '{quantity} × {product} hinzugefügt',
  'item-added-at': '{quantity} × {product} hinzugefügt, Preis {price}',
  'item-removed': '{quantity} × {product} entfernt',
  'order-is-cancelled': 'die Bestellung wurde storniert',
  nothing: 'leer',
  'cannot-be-changed': 'In einem bestehenden Kundenauftrag kann Kontor dies nicht ändern: {fields}.',
  'touched-there':
    'Jemand hat ihn im anderen System geändert: Er hat keine Position mehr mit {product} in der Menge {quantity}.',
  'customer-unknown': 'Der Shop kennt den Kunden {customer} nicht mehr.',
  'order-waits': 'Bestellung {order} wartet, bis der Kunde {customer} ein Geschäftspartner ist.',
  'customer-closed': [
    'Der Kunde {customer} der Bestellung {order} hat keinen Geschäftspartner, weil die Buchung des Kunden geschlossen wurde.',
    'Wiederholen Sie die Buchung des Kunden, oder nennen Sie in soldToByCustomer in den Einstellungen des Flows einen Geschäftspartner für ihn. Wiederholen Sie dann diese Buchung.',
  ],
  'partner-blocked': [
    'Bestellung {order} ist für den Kunden {customer}, aber {block}. Nichts wurde gesendet.',
    'Wenn an diesen Kunden verkauft werden darf, heben Sie die Sperre im anderen System auf. Wiederholen Sie dann diese Buchung. Um an einen anderen Kunden zu verkaufen, nennen Sie ihn in den Einstellungen des Flows (soldToByCustomer für einen einzelnen Kunden des Shops), und wiederholen Sie diese Buchung. Andernfalls schließen Sie sie.',
  ],
  'blocked-for-everything': 'das andere System sperrt diesen Kunden für alles',
  'blocked-for-orders': 'das andere System sperrt diesen Kunden für Aufträge (Auftragssperre {block})',
  'blocked-in-sales-area':
    'das andere System sperrt diesen Kunden für Aufträge im Vertriebsbereich {area} (Auftragssperre {block})',
  'blocked-for-posting':
    'das andere System sperrt diesen Kunden für Buchungen, sodass keine Rechnung gebucht werden könnte',
  'partner-archived': [
    'Bestellung {order} ist für den Kunden {customer}. Er ist archiviert oder zur Archivierung vorgesehen, und das andere System nennt niemanden an seiner Stelle. Nichts wurde gesendet.',
    'Um an einen anderen Kunden zu verkaufen, nennen Sie ihn in den Einstellungen des Flows (soldToByCustomer). Um diesen zu behalten, entfernen Sie dort das Kennzeichen. Wiederholen Sie dann diese Buchung. Andernfalls schließen Sie sie.',
  ],
  'partner-marked-for-deletion': [
    'Bestellung {order} ist für den Kunden {customer}. Er ist im anderen System zum Löschen vorgemerkt. Nichts wurde gesendet.',
    'Um an einen anderen Kunden zu verkaufen, nennen Sie ihn in den Einstellungen des Flows (soldToByCustomer). Um diesen zu behalten, entfernen Sie dort die Löschvormerkung. Wiederholen Sie dann diese Buchung. Andernfalls schließen Sie sie.',
  ],
  'partner-gone': [
    'Bestellung {order} ist für den Kunden {customer}, den das andere System nicht zeigt: Er ist gelöscht, zum Schutz personenbezogener Daten gesperrt, oder es gab ihn nie. Nichts wurde gesendet, und Kontor legt niemanden an seiner Stelle an.',
    'Nennen Sie in den Einstellungen des Flows (soldToByCustomer) einen anderen Kunden, und wiederholen Sie dann diese Buchung; oder schließen Sie sie.',
  ],
  'merged-in-a-circle': [
    'Bestellung {order} ist für den Kunden {customer}, der immer wieder mit einem anderen zusammengeführt wurde, ohne Ende.',
    'Berichtigen Sie im anderen System, wer wen ersetzt. Wiederholen Sie dann diese Buchung.',
  ],
  'nameless-guest': [
    'Der Gast der Bestellung {order} hat in der Adresse weder einen Namen noch eine Firma.',
    'Tragen Sie im Shop einen Namen ein. Wiederholen Sie dann diese Buchung.',
  ],
  'several-addresses': [
    'Bestellung {order} eines Gasts geht an {count} Adressen, aber ein Kundenauftrag hat nur eine.',
    'Erfassen Sie diese Bestellung von Hand im anderen System, und schließen Sie dann diese Buchung.',
  ],

  'not-in-shop': 'Der Shop führt keinen Bestand von {product}.',
  'order-between': [
    'Kontor klärt noch, ob Bestellung {order} im anderen System ist.',
    'Kontor sieht automatisch wieder nach.',
  ],
  'no-unit': [
    'Das Produkt {product} hat keine Einheit {unit}. Deshalb kann sein Bestand nicht in ihr gezählt werden.',
    'Ergänzen Sie die Einheit am Produkt, oder berichtigen Sie unitByProduct im Flow. Wiederholen Sie dann diese Buchung.',
  ],
  'would-empty': [
    'Dies würde {emptied} von {levels} Beständen des Shops auf 0 setzen. Das ist mehr, als der Flow ohne einen Menschen darf: {examples}.',
    'Nichts wurde geändert. Wenn das richtig ist, wiederholen Sie diese Buchung. Andernfalls berichtigen Sie den Bestand oder die Einstellungen, und lassen Sie den Flow noch einmal laufen.',
  ],

  'no-sales-order': [
    'Aus der Bestellung {order} kann kein Kundenauftrag werden: {why}.',
    'Berichtigen Sie die Bestellung im Shop, und wiederholen Sie dann diese Buchung; oder erfassen Sie sie von Hand in SAP.',
  ],
  'sales-order-differs': [
    'Der Kundenauftrag zur Bestellung {order} hätte ohne Steuer den Wert {made}, aber im Shop hat sie den Wert {wanted}.',
    'Setzen Sie shippingCondition, discountCondition oder feeCondition im Flow, oder nennen Sie in notWritten, was S/4HANA selbst ergänzt. Wiederholen Sie dann diese Buchung.',
  ],
  'no-certificate-material': [
    'Mit der Bestellung {order} werden Gutscheine verkauft, für die der Flow kein Material nennt.',
    'Setzen Sie giftCertificateMaterial in den Einstellungen des Flows. Wiederholen Sie dann diese Buchung.',
  ],
  'no-material': [
    'Mit der Bestellung {order} wird „{name}“ verkauft. Das hat keine SKU, sodass niemand sein Material kennt.',
    'Setzen Sie defaultMaterial in den Einstellungen des Flows, und wiederholen Sie dann diese Buchung; oder erfassen Sie den Kundenauftrag von Hand in SAP, und schließen Sie dann diese Buchung.',
  ],
  'negative-line': 'ihre Position {sku} hat die Menge {quantity}',
  'no-lines': 'sie hat keine Positionen',
  'nameless-customer': [
    'Der Kunde {customer} hat weder einen Namen noch eine Firma.',
    'Tragen Sie im Shop einen Namen ein. Wiederholen Sie dann diese Buchung.',
  ],
};
