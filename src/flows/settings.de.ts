// The German of the titles and settings of the flows, by the English text.
export const german: Readonly<Record<string, string>> = {
  'Paid orders become journal entries': 'Bezahlte Bestellungen werden Buchungen',
  'Refunds become journal entries': 'Erstattungen werden Buchungen',
  'Orders become sales orders': 'Bestellungen werden Kundenaufträge',
  'Customers become business partners': 'Kunden werden Geschäftspartner',
  'What the shop can sell follows the free stock': 'Der verkäufliche Bestand folgt dem freien Bestand',
  Currencies: 'Währungen',
  'Currencies in which these accounts may be posted; orders in another one are parked.':
    'Währungen, in denen diese Konten bebucht werden dürfen; Bestellungen in einer anderen werden geparkt.',
  'Company code': 'Buchungskreis',
  'The company code whose books the entries are in, such as 1710. S/4HANA needs it.':
    'Der Buchungskreis, in dem gebucht wird, etwa 1710. S/4HANA braucht ihn.',
  'Controlling area': 'Kostenrechnungskreis',
  'Where cost centers are looked up.': 'Darin werden Kostenstellen gesucht.',
  'Document type': 'Belegart',
  'The type of the journal entries in SAP.': 'Die Belegart der Buchungen in SAP.',
  'Revenue account': 'Erlöskonto',
  'Takes the goods, without tax.': 'Nimmt die Waren auf, ohne Steuer.',
  'Revenue accounts by SKU': 'Erlöskonten je SKU',
  'Revenue accounts of single products: { "TG11": "41000500" }. `revenue` takes every other.':
    'Erlöskonten einzelner Produkte: { "TG11": "41000500" }. `revenue` nimmt alle anderen auf.',
  'Tax account': 'Steuerkonto',
  'Takes taxes.': 'Nimmt Steuern auf.',
  'Tax accounts by name of the tax': 'Steuerkonten je Name der Steuer',
  'Tax accounts by the name of the tax in the shop: { "VAT 7%": "22000100" }. `tax` takes every other.':
    'Steuerkonten nach dem Namen der Steuer im Shop: { "VAT 7%": "22000100" }. `tax` nimmt alle anderen auf.',
  'Tax code': 'Steuerkennzeichen',
  'SAP tax code written on tax lines, where the ledger asks for one.':
    'Steuerkennzeichen von SAP auf Steuerzeilen, wo die Buchhaltung eines verlangt.',
  'Tax codes by name of the tax': 'Steuerkennzeichen je Name der Steuer',
  'Tax codes by the name of the tax in the shop, where rates have codes of their own; `taxCode` is for every other.':
    'Steuerkennzeichen nach dem Namen der Steuer im Shop, wo Sätze eigene Kennzeichen haben; `taxCode` gilt für alle anderen.',
  'Who owes the tax': 'Wer die Steuer schuldet',
  'Who owes the tax of these orders. marketplace: it is booked on marketplaceTax, without a tax code. Orders of a marketplace for which it is not said are parked.':
    'Wer die Steuer dieser Bestellungen schuldet. marketplace: Sie wird auf marketplaceTax gebucht, ohne Steuerkennzeichen. Bestellungen eines Marktplatzes, für die es nicht gesagt ist, werden geparkt.',
  'Account for tax of marketplaces': 'Konto für Steuern von Marktplätzen',
  'Takes tax that a marketplace has collected and pays.':
    'Nimmt Steuern auf, die ein Marktplatz eingenommen hat und abführt.',
  'Shipping account': 'Versandkonto',
  'Takes shipping, without tax.': 'Nimmt den Versand auf, ohne Steuer.',
  'Discount account': 'Rabattkonto',
  'Takes discounts and coupons, without tax.': 'Nimmt Rabatte und Gutscheine auf, ohne Steuer.',
  'Account of fees': 'Konto für Gebühren',
  'Takes fees, handling and gift wrapping.': 'Nimmt Gebühren, Bearbeitung und Geschenkverpackung auf.',
  'Accounts of fees by name': 'Konten für Gebühren je Name',
  'Accounts of single fees by their name in the shop: { "Tip": "41300000" }. `fees` takes every other.':
    'Konten einzelner Gebühren nach ihrem Namen im Shop: { "Tip": "41300000" }. `fees` nimmt alle anderen auf.',
  'Rounding account': 'Rundungskonto',
  'Takes what is left between the parts of an order and its total; the discount account when left out.':
    'Nimmt auf, was zwischen den Teilen einer Bestellung und ihrer Summe bleibt; ohne Angabe das Rabattkonto.',
  'Account of returns': 'Konto für Retouren',
  'Takes refunds of goods; the revenue account when left out.':
    'Nimmt Erstattungen von Waren auf; ohne Angabe das Erlöskonto.',
  'Account of goodwill': 'Konto für Kulanz',
  'Takes amounts that are given back on an order as a whole; the account of returns when left out.':
    'Nimmt Beträge auf, die auf eine ganze Bestellung erstattet werden; ohne Angabe das Konto für Retouren.',
  'Account of restocking fees': 'Konto für Rücknahmegebühren',
  'Takes what is kept back of a refund.': 'Nimmt auf, was von einer Erstattung einbehalten wird.',
  'Account of gift certificates': 'Konto für Geschenkgutscheine',
  'Gift certificates that are sold and not redeemed yet.':
    'Verkaufte Geschenkgutscheine, die noch nicht eingelöst sind.',
  'Account of store credit': 'Konto für Guthaben',
  'Store credit that customers have and have not spent yet.':
    'Guthaben von Kunden, das noch nicht ausgegeben ist.',
  'Account of deposits': 'Konto für Anzahlungen',
  'Takes what comes in for an order before it is fully paid, until the order is booked. Left out: such payments are booked with the order.':
    'Nimmt auf, was für eine noch nicht voll bezahlte Bestellung eingeht, bis sie gebucht ist. Ohne Angabe werden solche Zahlungen mit der Bestellung gebucht.',
  'Clearing accounts by payment method': 'Verrechnungskonten je Zahlungsart',
  'Clearing accounts of payments: { "stripe": "11002010", "default": "11002090" }. A payment is looked for by its gateway, then by its method, then by the payment method of the order; `default` takes every other.':
    'Verrechnungskonten der Zahlungen: { "stripe": "11002010", "default": "11002090" }. Gesucht wird nach dem Anbieter der Zahlung, dann nach ihrer Art, dann nach der Zahlungsart der Bestellung; `default` nimmt alle anderen auf.',
  'Cost center': 'Kostenstelle',
  'Written on revenue, shipping, discount, fee and return lines.':
    'Steht auf den Zeilen für Erlöse, Versand, Rabatte, Gebühren und Retouren.',
  'Orders that are paid without a payment': 'Bezahlte Bestellungen ohne Zahlung',
  'By payment method: whether an order that the shop calls paid and that has no payment counts as paid, or waits for one. `default` is for every other method.':
    'Je Zahlungsart: ob eine Bestellung, die im Shop bezahlt heißt und keine Zahlung hat, als bezahlt gilt oder auf eine Zahlung wartet. `default` gilt für alle anderen.',
  'Chart of accounts': 'Kontenplan',
  'Where accounts are looked up, in a ledger with company codes.':
    'Darin werden Konten gesucht, wo es Buchungskreise gibt.',
  'Largest rounding difference': 'Größte Rundungsdifferenz',
  'The most that the parts of an order may differ from its total, in its currency; at least one smallest unit. Orders with a larger difference are parked.':
    'So viel dürfen die Teile einer Bestellung höchstens von ihrer Summe abweichen, in ihrer Währung; mindestens eine kleinste Einheit. Bestellungen mit größerer Differenz werden geparkt.',
  'When an order changes afterwards': 'Wenn sich eine Bestellung danach ändert',
  'What happens when an order changes after it was booked (edited, voided): offset books the difference as a document of its own, park leaves that to a person.':
    'Was geschieht, wenn sich eine gebuchte Bestellung ändert (bearbeitet, storniert): offset bucht die Differenz als eigenen Beleg, park überlässt das einem Menschen.',
  'Rules of single channels': 'Regeln einzelner Kanäle',
  "Rules of single channels of the shop, by the channel's id; what is not said is as above.":
    'Regeln einzelner Kanäle des Shops, nach der Id des Kanals; was dort fehlt, gilt wie oben.',
  'Time zone of the books': 'Zeitzone der Bücher',
  "The calendar of the books: the zone in which an order's instant becomes a day. Left out: that of the shop.":
    'Der Kalender der Bücher: die Zone, in der aus dem Zeitpunkt einer Bestellung ein Tag wird. Ohne Angabe die des Shops.',
  'When the period is closed': 'Wenn die Periode geschlossen ist',
  'What Kontor does when the period of a document is closed. next-open-day: Kontor posts the document on the first open day after it, and keeps the document date. park: the posting stays `rejected` until a person opens the period and replays it.':
    'Was Kontor tut, wenn die Periode eines Belegs geschlossen ist. next-open-day: Kontor bucht den Beleg am ersten offenen Tag danach und behält das Belegdatum. park: Die Buchung bleibt `rejected`, bis jemand die Periode öffnet und sie wiederholt.',
  'Posting date': 'Buchungsdatum',
  'The date of the order or refund, or today.': 'Das Datum der Bestellung oder Erstattung, oder heute.',
  'Prefix of references': 'Präfix der Referenzen',
  'Stands before the order number in the reference that SAP is searched by. One per shop.':
    'Steht vor der Bestellnummer in der Referenz, nach der in SAP gesucht wird. Eines je Shop.',
  'Type of the sales orders': 'Auftragsart',
  'Sales organization': 'Verkaufsorganisation',
  'Distribution channel': 'Vertriebsweg',
  Division: 'Sparte',
  Customer: 'Debitor',
  'The customer for orders of guests, and of customers without a partner of their own.':
    'Der Debitor für Bestellungen von Gästen und von Kunden ohne eigenen Partner.',
  'Customers by currency': 'Debitoren je Währung',
  'Other customers for single currencies.': 'Andere Debitoren für einzelne Währungen.',
  'Customers by customer of the shop': 'Debitoren je Kunde des Shops',
  'Customers for single customers of the shop, by their id there: what a person has linked. It comes before soldToFromPartner and soldToByCurrency.':
    'Debitoren für einzelne Kunden des Shops, nach ihrer Id dort: was ein Mensch verknüpft hat. Gilt vor soldToFromPartner und soldToByCurrency.',
  'Orders of guests': 'Bestellungen von Gästen',
  'Sell orders of guests to this customer, with the name, the billing and the shipping address of the guest on the sales order. Left out: to soldTo, without them.':
    'Bestellungen von Gästen gehen an diesen Debitor, mit Name, Rechnungs- und Lieferadresse des Gasts im Kundenauftrag. Ohne Angabe: an soldTo, ohne diese.',
  'Customer of guests': 'Debitor der Gäste',
  'A customer who stands for all guests.': 'Ein Debitor, der für alle Gäste steht.',
  Language: 'Sprache',
  'Order blocks that do not matter': 'Auftragssperren ohne Bedeutung',
  'Order blocks of customers that do not concern this order type, such as one for credit memos. With every other one the order is parked.':
    'Auftragssperren von Debitoren, die diese Auftragsart nicht betreffen, etwa eine für Gutschriften. Bei jeder anderen wird die Bestellung geparkt.',
  'Sell to the business partner of the customer': 'An den Geschäftspartner des Kunden verkaufen',
  'Sell to the customer that customer-to-business-partner has made of the shop customer, by its customer number.':
    'An den Debitor verkaufen, den customer-to-business-partner aus dem Kunden des Shops gemacht hat, nach seiner Debitorennummer.',
  'Materials by SKU': 'Materialien je SKU',
  'Material numbers of single SKUs.': 'Materialnummern einzelner SKUs.',
  'Material for every other SKU': 'Material für jede andere SKU',
  'The material for every other SKU; left out: the SKU itself is the material number.':
    'Das Material für jede andere SKU; ohne Angabe ist die SKU selbst die Materialnummer.',
  'Unit of sale': 'Verkaufsmengeneinheit',
  'Condition of the price': 'Kondition des Preises',
  'Manual price per unit, without tax.': 'Manueller Preis je Einheit, ohne Steuer.',
  'Condition of shipping': 'Kondition des Versands',
  'Header condition for shipping.': 'Kopfkondition für den Versand.',
  'Condition of discounts': 'Kondition der Rabatte',
  'Header condition for discounts and coupons.': 'Kopfkondition für Rabatte und Gutscheine.',
  'Condition of fees': 'Kondition der Gebühren',
  'Header condition for fees, handling, gift wrapping and what rounding leaves.':
    'Kopfkondition für Gebühren, Bearbeitung, Geschenkverpackung und Rundungsreste.',
  'Left out on purpose': 'Absichtlich weggelassen',
  'What sales orders leave out on purpose, because the other system finds it. Everything else has to add up to the net total of the shop, otherwise the order is parked.':
    'Was Kundenaufträge absichtlich weglassen, weil das andere System es selbst ermittelt. Alles Übrige muss die Nettosumme des Shops ergeben, sonst wird die Bestellung geparkt.',
  'Material of gift certificates': 'Material für Geschenkgutscheine',
  'The material of gift certificates that are sold. Left out: such orders are parked.':
    'Das Material verkaufter Geschenkgutscheine. Ohne Angabe werden solche Bestellungen geparkt.',
  'When an order is posted': 'Wann eine Bestellung übernommen wird',
  'Whether an order is posted when it is paid or as soon as it is placed.':
    'Ob eine Bestellung übernommen wird, wenn sie bezahlt ist, oder sobald sie aufgegeben ist.',
  'What happens when an order is edited or cancelled after it became a sales order. change: the sales order is changed as long as nothing of it is delivered or billed, afterwards a person is told the difference; park leaves every change to a person, ignore only marks the posting.':
    'Was geschieht, wenn eine Bestellung bearbeitet oder storniert wird, nachdem sie ein Kundenauftrag wurde. change: Der Kundenauftrag wird geändert, solange nichts davon geliefert oder fakturiert ist, danach erfährt ein Mensch die Differenz; park überlässt jede Änderung einem Menschen, ignore vermerkt sie nur an der Buchung.',
  'Reason of rejection': 'Absagegrund',
  'The reason of rejection for the items of an order that is cancelled in the shop. Left out: a person is told.':
    'Der Absagegrund für die Positionen einer im Shop stornierten Bestellung. Ohne Angabe erfährt es ein Mensch.',
  Grouping: 'Gruppierung',
  'Grouping with internal number assignment.': 'Gruppierung mit interner Nummernvergabe.',
  Currency: 'Währung',
  'Terms of payment': 'Zahlungsbedingung',
  'Reconciliation account': 'Abstimmkonto',
  'Country where none is known': 'Land, wo keines bekannt ist',
  'For customers without an address.': 'Für Kunden ohne Adresse.',
  'Plants of each location': 'Werke je Standort',
  'The plants whose stock is sold at each location of the shop: { "1": ["1710"] }.':
    'Die Werke, deren Bestand an jedem Standort des Shops verkauft wird: { "1": ["1710"] }.',
  'Location of the orders': 'Standort der Bestellungen',
  'The location that orders of the shop take from.': 'Der Standort, von dem Bestellungen des Shops abgehen.',
  'Safety stock': 'Sicherheitsbestand',
  'Kept back of each product at each location.': 'Wird von jedem Produkt an jedem Standort zurückgehalten.',
  'Safety stock by SKU': 'Sicherheitsbestand je SKU',
  'SKUs by product': 'SKUs je Produkt',
  'SKUs of single products; left out: the product number is the SKU.':
    'SKUs einzelner Produkte; ohne Angabe ist die Produktnummer die SKU.',
  'Units of sale by product': 'Verkaufseinheiten je Produkt',
  'Units in which the shop sells single products, where it is not the one in which their stock is kept: { "TG12": "CAR" }. The product says how many pieces that are; a part of one is not sold.':
    'Einheiten, in denen der Shop einzelne Produkte verkauft, wenn es nicht die ihrer Bestandsführung ist: { "TG12": "CAR" }. Das Produkt sagt, wie viele Stück das sind; ein Teil davon wird nicht verkauft.',
  'Days for which orders count': 'Tage, die Bestellungen zählen',
  'Orders of the shop that are older than this many days do not count as sold any more.':
    'Bestellungen des Shops, die älter als so viele Tage sind, zählen nicht mehr als verkauft.',
  'Largest share that may become 0': 'Größter Anteil, der 0 werden darf',
  'A comparison that would set more than this share of the stock levels to 0 waits for a person.':
    'Ein Abgleich, der mehr als diesen Anteil der Bestände auf 0 setzen würde, wartet auf einen Menschen.',
};
