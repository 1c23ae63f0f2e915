// The German of `booking-sentences.ts`.
import type { Sentences } from '../core/reasons.ts';

export const germanOfBooking: Sentences = {
  order: 'Bestellung {order}',
  refund: 'Erstattung {refund} zur Bestellung {order}',
  'the-order': 'Bestellung {order}',
  'the-refund': 'Erstattung {refund}',
  'the-deposit': 'Anzahlung {payment}',
  'the-sales-order': 'Kundenauftrag {number}',

  'order-unknown': 'Der Shop kennt die Bestellung {order} nicht.',
  'order-cancelled': 'Bestellung {order} wurde storniert.',
  'order-not-paid': 'Bestellung {order} ist noch nicht bezahlt ({status}).',
  deposit: 'Die Anzahlung {payment} zur Bestellung {order}',
  'deposit-came-in': 'Die Anzahlung {payment} zur Bestellung {order} ist eingegangen',
  'deposit-is-gone': 'Die Anzahlung {payment} zur Bestellung {order} ist doch nicht eingegangen.',
  'deposit-first': 'Bestellung {order} wartet, bis ihre Anzahlung {payment} gebucht ist.',
  'order-partly-paid':
    'Bestellung {order} ist noch nicht vollständig bezahlt: Eingegangen sind {received}, fällig sind {due}.',
  'order-test-payment': 'Bestellung {order} wurde im Testmodus bezahlt: Es ist kein Geld geflossen.',
  'order-payment-not-final': 'Die Zahlung der Bestellung {order} ist noch nicht endgültig.',
  'order-waits-for-payment':
    'Bestellung {order} wird außerhalb des Shops bezahlt ({method}). Der Flow wartet, bis der Shop eine Zahlung kennt.',
  'no-payment-stands': [
    'Der Shop führt die Bestellung {order} als {status}, aber keine ihrer Zahlungen ist eingegangen; die letzte hat den Status {payment}.',
    'Sehen Sie sich die Bestellung im Shop an. Wenn das Geld auf anderem Weg kam, wiederholen Sie diese Buchung: Die Bestellung wird dann als außerhalb des Shops bezahlt gebucht. Andernfalls schließen Sie diese Buchung.',
  ],
  'shop-without-zone': [
    'Der Shop nennt seine Zeitzone nicht. Deshalb ist unbekannt, an welchem Tag seine Bestellungen eingegangen sind.',
    'Stellen Sie die Zeitzone im Shop ein, oder timeZone in den Einstellungen des Flows. Wiederholen Sie dann diese Buchung.',
  ],
  'tax-owner-unknown': [
    'Bestellung {order} kam über den Marktplatz {name}, und der Flow sagt nicht, wer ihre Steuer schuldet.',
    'Setzen Sie channels."{channel}".taxLiable in den Einstellungen des Flows auf seller (der Händler) oder marketplace (der Marktplatz). Wiederholen Sie dann diese Buchung.',
  ],
  'marketplace-owes-tax': 'Die Steuer der Bestellung {order} schuldet der Marktplatz',
  'sells-gift-certificates': 'Mit der Bestellung {order} werden Gutscheine verkauft',
  'order-disputed': 'Die Zahlung der Bestellung {order} ist strittig.',
  'changed-after-booking': [
    'Bestellung {order} wurde im Shop geändert, nachdem sie gebucht war. Die Differenz beträgt {difference}: {lines}.',
    'Wiederholen Sie diese Buchung, um die Differenz zu buchen, oder schließen Sie sie, um die Bücher zu lassen, wie sie sind. Damit Kontor solche Differenzen automatisch bucht, setzen Sie afterBooking auf offset.',
  ],
  'refund-declined-after-booking': [
    'Erstattung {refund} zur Bestellung {order} wurde abgelehnt, nachdem sie gebucht war: {difference} gingen nicht an den Kunden zurück ({lines}).',
    'Wiederholen Sie diese Buchung, um die Erstattung wieder auszubuchen, oder schließen Sie sie, um die Bücher zu lassen, wie sie sind. Damit Kontor das selbst tut, setzen Sie afterBooking auf offset.',
  ],
  'refund-accepted-after-all': [
    'Erstattung {refund} zur Bestellung {order} wurde abgelehnt und wieder ausgebucht; nun hat der Zahlungsanbieter sie doch angenommen. Die erneute Buchung beträgt {difference}: {lines}.',
    'Wiederholen Sie diese Buchung, um die Erstattung noch einmal zu buchen, oder schließen Sie sie, um die Bücher zu lassen, wie sie sind. Damit Kontor das selbst tut, setzen Sie afterBooking auf offset.',
  ],
  'debit-line': 'Soll {account} {amount}',
  'credit-line': 'Haben {account} {amount}',
  'undone-after-closing': [
    'Die Differenz, die jemand ohne Beleg geschlossen hat ({of}), besteht nicht mehr: Im Shop ist Bestellung {order} wieder so, wie Kontor sie gebucht hat.',
    'Wenn dafür etwas von Hand gebucht wurde, nehmen Sie es von Hand zurück. Schließen Sie dann diese Buchung.',
  ],
  'refund-partly-declined': [
    'Kontor hat die Erstattung {refund} zur Bestellung {order} mit {total} gebucht, aber nur {paid} gingen an den Kunden zurück, weil eine ihrer Zahlungen abgelehnt wurde.',
    'Sehen Sie sich die Erstattung im Shop an. Wenn der Rest dort doch noch zurückgeht, schließt Kontor diese Buchung automatisch. Andernfalls buchen Sie von Hand aus, was nicht zurückging, und schließen Sie diese Buchung.',
  ],
  'cancelled-with-money': [
    'Bestellung {order} wurde im Shop storniert, aber {kept} von dem, was für sie einging, wurden nicht erstattet.',
    'Erstatten Sie das Geld im Shop: Kontor bucht das automatisch. Wenn der Shop es als Preis der verkauften Ware behält, wiederholen Sie diese Buchung.',
  ],
  'cancelled-with-deposit': [
    'Bestellung {order} wurde im Shop storniert, bevor sie gebucht war. Kontor hat für sie {booked} als Anzahlungen gebucht, davon wurden {returned} erstattet: {kept} bleiben auf dem Konto der Anzahlungen.',
    'Erstatten Sie das Geld im Shop: Kontor bucht das dann und schließt diese Buchung automatisch. Wenn der Shop es behält, buchen Sie es von Hand vom Konto der Anzahlungen um, und schließen Sie diese Buchung.',
  ],
  'no-deposit-left': 'Von den Anzahlungen zur Bestellung {order} ist nichts mehr zu erstatten.',
  'replayed-meanwhile': [
    'Jemand hat {key} wiederholt, während Kontor den Beleg dazu geprüft hat.',
    'Kontor prüft ihn automatisch noch einmal.',
  ],
  'deposit-was-closed': [
    'Bestellung {order} ist bezahlt, aber jemand hat ihre Anzahlung {payment} ({amount}) geschlossen und vielleicht von Hand gebucht.',
    'Wenn Sie die Anzahlung von Hand gebucht haben, klären Sie die Buchung der Anzahlung mit der Nummer Ihres Belegs (kontor postings settle --found): Kontor bucht die Bestellung dann und nimmt das Geld vom Konto der Anzahlungen. Wenn für die Anzahlung nichts gebucht ist, wiederholen Sie diese Buchung.',
  ],
  'lines-unknown': [
    'Was gebucht ist ({of}), stimmt nicht mehr mit dem überein, was der Shop zur Bestellung {order} sagt (jetzt {now}). Kontor kennt aber die Zeilen des Belegs nicht: Sie wurden nach Ablauf ihrer Aufbewahrung gelöscht, oder jemand hat den Beleg von Hand gebucht.',
    'Vergleichen Sie den Beleg in SAP mit der Bestellung im Shop. Buchen Sie die Differenz von Hand, und schließen Sie diese Buchung.',
  ],
  'refund-was-declined':
    'Erstattung {refund} zur Bestellung {order} wurde abgelehnt: Es ging kein Geld zurück.',
  'as-booked': 'Bestellung {order} ist wieder so, wie sie gebucht wurde.',
  'left-as-decided':
    'Über diese Differenz der Bestellung {order} hat schon jemand entschieden: Alles bleibt, wie es ist.',
  'stays-booked':
    'Bestellung {order} wurde storniert, bleibt aber gebucht, weil ihr Geld erstattet wurde oder jemand gesagt hat, dass der Shop es behält.',
  'currency-changed': 'Sie wurde in {was} gebucht, aber der Shop zeigt sie jetzt in {now}.',
  'changed-unclear': [
    'Bestellung {order} wurde geändert, nachdem sie gebucht war, und nur eine Person kann entscheiden, was sie jetzt wert ist: {why}',
    'Sehen Sie sich die Bestellung im Shop an. Buchen Sie von Hand, was zu buchen ist, und schließen Sie diese Buchung; oder wiederholen Sie sie, sobald im Shop alles stimmt.',
  ],
  'no-refunds': 'Bestellung {order} hat keine Erstattungen.',
  'refund-waits': 'Erstattung {refund} zur Bestellung {order} wartet. Zuerst zu buchen ist: {before}.',
  'refund-of-unbooked-order': [
    'Erstattung {refund} wird nicht gebucht, weil Kontor für die Bestellung {order} nichts gebucht hat.',
    'Lassen Sie order-to-journal für Bestellungen seit dem Tag dieser Bestellung laufen. Wiederholen Sie dann diese Buchung. Wenn die Bestellung anderswo gebucht ist, buchen Sie die Erstattung von Hand und schließen Sie diese Buchung.',
  ],
  'order-closed': [
    'Erstattung {refund} wird nicht gebucht, weil Bestellung {order} ohne Beleg geschlossen wurde.',
    'Wenn die Erstattung zu buchen ist, buchen Sie sie von Hand und schließen Sie diese Buchung. Wenn die Bestellung doch zu buchen ist, wiederholen Sie zuerst die Bestellung, dann diese Buchung.',
  ],

  'no-currency-rule': [
    '{what} lautet auf {currency}. Für diese Währung gibt es keine Kontenregeln.',
    'Nehmen Sie {currency} in die Währungen des Flows auf. Wiederholen Sie dann diese Buchung.',
  ],
  'no-clearing-rule': [
    '{what} wurde bezahlt mit: {methods}. Dafür gibt es kein Verrechnungskonto.',
    'Ergänzen Sie im Flow ein Verrechnungskonto für „{method}“ oder für „default“. Wiederholen Sie dann diese Buchung.',
  ],
  'no-account-rule': [
    '{what}, aber der Flow nennt dafür kein Konto.',
    'Setzen Sie „{rule}“ in den Kontenregeln des Flows. Wiederholen Sie dann diese Buchung.',
  ],
  'unnamed-method': 'Zahlungsart ohne Namen',
  'paid-with-gift-certificate': 'Bestellung {order} wurde mit einem Gutschein bezahlt',
  'paid-with-store-credit': 'Bestellung {order} wurde mit Guthaben bezahlt',
  'has-fees':
    'Bestellung {order} hat Gebühren ({names}), mit Bearbeitung und Geschenkverpackung zusammen {amount}',
  'has-handling': 'Bestellung {order} enthält {amount} für Bearbeitung und Geschenkverpackung',
  'foreign-payment': [
    'Bestellung {order} lautet auf {currency}, aber eine ihrer Zahlungen lautet auf {paid}.',
    'Buchen Sie diese Bestellung von Hand, und schließen Sie dann diese Buchung.',
  ],
  'nothing-to-book': [
    '{what} ergibt {amount}: Es gibt nichts zu buchen.',
    'Schließen Sie diese Buchung. Wenn ein Preis fehlt, berichtigen Sie ihn im Shop, und wiederholen Sie dann diese Buchung.',
  ],
  'does-not-add-up': [
    'Die Beträge der Bestellung {order} gehen nicht auf: {why}.',
    'Prüfen Sie die Bestellung im Shop. Wenn Sie sie dort berichtigen können, tun Sie das, und wiederholen Sie dann diese Buchung. Andernfalls buchen Sie sie von Hand.',
  ],
  'tax-is-not-the-rest': '{net} ohne Steuer und {tax} Steuer ergeben nicht den Gesamtbetrag {total}',
  'taxes-differ': 'die einzelnen Steuern ergeben {taxes}, der Steuerbetrag der Bestellung ist {tax}',
  'received-differs': 'eingegangen sind {received}, fällig waren {due}',
  'total-is-negative': 'der Gesamtbetrag ist negativ ({total})',
  'parts-differ':
    'zwischen den Teilbeträgen und dem Gesamtbetrag bleibt eine Differenz von {difference}, aber der Shop nennt Rabatte von {discounts}',
  'discounts-not-taken':
    'der Shop nennt Rabatte von {discounts}, aber die Teilbeträge mit Steuer liegen nur {taken} über dem Gesamtbetrag',
  'unbalanced-entry': 'Die Journalbuchung {reference} geht nicht auf: Es fehlen {difference}.',
  'refund-does-not-add-up': [
    'Die Beträge der Erstattung {refund} zur Bestellung {order} gehen nicht auf: Ausgezahlt wurden {paid}, die Erstattung beträgt {total}.',
    'Sehen Sie sich die Erstattung im Shop an: Ein Teil der Zahlung kann noch offen oder abgelehnt sein. Wiederholen Sie dann diese Buchung.',
  ],
  'refund-exceeds-order': [
    'Mit der Erstattung {refund} wurden zur Bestellung {order} zusammen {refunded} erstattet; bezahlt wurden nur {paid}.',
    'Sehen Sie sich die Erstattungen im Shop an. Wenn das Geld wirklich zurückging, buchen Sie diese Erstattung von Hand und schließen Sie diese Buchung.',
  ],
  'takes-back-gift-certificates':
    'Erstattung {refund} zur Bestellung {order} nimmt verkaufte Gutscheine zurück',
  'refunds-fees': 'Erstattung {refund} zur Bestellung {order} erstattet Gebühren von {amount}',
  'keeps-a-part': 'Erstattung {refund} zur Bestellung {order} behält einen Teil des Werts der Rückgabe ein',
  'refunded-to-store-credit': 'Erstattung {refund} zur Bestellung {order} wurde als Guthaben gewährt',
  'refunded-to-gift-certificate': 'Erstattung {refund} zur Bestellung {order} wurde als Gutschein gewährt',
  'reference-too-long': [
    'Die Referenz {reference} ist länger als die {longest} Zeichen, die SAP aufbewahrt.',
    'Wählen Sie für den Flow ein kürzeres referencePrefix.',
  ],
};
