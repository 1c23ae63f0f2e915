// The German of `catalogue.ts`, by the first code of each entry.
export const germanCatalogue: { readonly [firstCode: string]: { cause: string; fix: string } } = {
  'ME/006': {
    cause:
      'Ein anderer Benutzer oder ein Hintergrundjob hat den Beleg geöffnet, oft gleich nach dem Anlegen.',
    fix: 'Sie müssen nichts tun: Kontor sendet in wenigen Sekunden noch einmal.',
  },
  'MM_PUR_SES/119': {
    cause: 'Die Freigabe der Bestellung ist im Service noch nicht angekommen.',
    fix: 'Sie müssen nichts tun: Kontor sendet in wenigen Sekunden noch einmal.',
  },
  'M7/053': {
    cause: 'Das Buchungsdatum liegt in einer Periode, die nicht offen ist.',
    fix: 'Öffnen Sie die Periode in SAP, oder geben Sie dem Beleg ein Buchungsdatum in einer offenen: Flows tun das mit `closedPeriod: next-open-day`.',
  },
  'M7/021': {
    cause: 'In diesem Werk und Lagerort liegt weniger Bestand, als die Bewegung entnimmt.',
    fix: 'Buchen Sie zuerst den Wareneingang oder eine Umbuchung, oder berichtigen Sie Menge, Werk oder Lagerort.',
  },
  'F5/263': {
    cause: 'Die offenen Posten, die sich ausgleichen sollen, ergeben zusammen nicht null.',
    fix: 'Nennen Sie alle Posten, die zusammengehören, oder buchen Sie zuerst die Differenz.',
  },
  'F5/351': {
    cause:
      'Das Konto fehlt oder ist für Buchungen gesperrt: ein Sachkonto, oder das eines Kunden oder Lieferanten.',
    fix: 'Legen Sie das Konto in SAP an oder entsperren Sie es, oder tragen Sie in den Kontenregeln ein anderes ein.',
  },
  'F5/158': {
    cause: 'Die Währung ist im System nicht definiert.',
    fix: 'Definieren Sie die Währung in SAP, oder nehmen Sie sie aus den Währungen des Flows und buchen Sie den Beleg von Hand.',
  },
  '00/058': {
    cause:
      'Ein Wert des Belegs, etwa die Währung, gehört nicht zu denen, die das System kennt: Die Meldung nennt die Tabelle.',
    fix: 'Fügen Sie den Wert in SAP hinzu, oder berichtigen Sie ihn dort, wo der Beleg herkommt.',
  },
  'FINS_FI_POSTING_IF/016': {
    cause:
      'Soll und Haben des Buchungsbelegs ergeben zusammen nicht null, und zwar in der Transaktionswährung (016), der Währung des Buchungskreises (017) oder der des Konzerns (024).',
    fix: 'Prüfen Sie die Beträge und die Kontenregeln, bei 017 und 024 auch die Umrechnungskurse und die Rundung in SAP.',
  },
  'FINS_FI_POSTING_IF/019': {
    cause: 'Die Nachricht des Buchungsbelegs hat keine ID.',
    fix: 'Melden Sie das: Die Anfrage entspricht nicht dem, was SAP erwartet.',
  },
  'FINS_FI_POSTING_IF/021': {
    cause:
      'Ein anderer Buchungsbeleg derselben Nachricht wurde abgelehnt, oder ein Teil von diesem; die anderen Meldungen der Antwort sagen, warum.',
    fix: 'Beheben Sie, was die anderen Meldungen nennen.',
  },
  'V2/474': {
    cause: 'Der Kundenauftrag ist schon genehmigt und nimmt keine Änderungen mehr an.',
    fix: 'Nehmen Sie die Genehmigung in SAP zurück, oder buchen Sie die Änderung als eigenen Beleg.',
  },
  'VP/204': {
    cause: 'Den Kunden gibt es nicht, oder nicht in diesem Vertriebsbereich.',
    fix: 'Legen Sie den Kunden an, oder erweitern Sie ihn um Verkaufsorganisation, Vertriebsweg und Sparte des Auftrags.',
  },
  'CVP_QM/002': {
    cause:
      'Der Zweck des Kunden ist entfallen: Er ist zum Schutz personenbezogener Daten gesperrt, und niemand sieht ihn.',
    fix: 'Verwenden Sie einen anderen Kunden, oder lassen Sie diesen in SAP von einer Person mit der besonderen Berechtigung entsperren.',
  },
  'V1/382': {
    cause: 'Das Material fehlt oder ist für diese Verkaufsorganisation nicht gepflegt.',
    fix: 'Legen Sie das Produkt in SAP an oder erweitern Sie es, oder ordnen Sie der SKU ein anderes Material zu.',
  },
  'MM_IM_ODATA_API_MDOC/011': {
    cause:
      '011: Ein Wareneingang nennt eine Bestellung, ohne zu sagen, dass er sich auf eine bezieht. 014 umschließt nur andere Meldungen; diese nennen die Ursache.',
    fix: 'Senden Sie bei einem Wareneingang zu einer Bestellung GoodsMovementRefDocType "B".',
  },
  'M7/360': {
    cause: 'Material oder Position der Warenbewegung sind nicht die der Bestellung.',
    fix: 'Übernehmen Sie Material und Position aus der Bestellung, wie sie in SAP steht.',
  },
  'M7/175': {
    cause: 'Das Material wird mit Serialnummern geführt, und sie fehlen.',
    fix: 'Senden Sie die Serialnummern mit, oder buchen Sie die Bewegung in SAP.',
  },
  'FSBP_ECC/030': {
    cause: 'Der Adresse des Geschäftspartners fehlt die Sprache.',
    fix: 'Senden Sie die Sprache mit der Adresse.',
  },
  'CVI_API/003': {
    cause: 'Dem Vertriebsbereich des Kunden fehlt die Währung.',
    fix: 'Senden Sie die Währung mit dem Vertriebsbereich.',
  },
  'CI_DRAFTBP_MESSAGE/032': {
    cause: 'Mit diesem Service lassen sich Geschäftspartner nicht löschen.',
    fix: 'Sperren Sie den Geschäftspartner stattdessen.',
  },
  'API_PRD_MSG/009': {
    cause:
      'Der Produktservice V2 legt auf diesem System keine Produkte an, was auch immer seine Metadaten sagen.',
    fix: 'Legen Sie Produkte mit dem Produktservice V4 an.',
  },
  'CMD_PROD_RAP/003': {
    cause: 'Ein untergeordneter Datensatz des Produkts wiederholt die Produktnummer nicht.',
    fix: 'Schreiben Sie die Produktnummer in jeden untergeordneten Datensatz.',
  },
  'MG/142': {
    cause: 'Die Einheit ist nicht bekannt. V4 verlangt den internen Code (ST), V2 den externen (PC).',
    fix: 'Senden Sie die Einheit in dem Code, den das Protokoll verlangt.',
  },
  'PMD_MSG/032': {
    cause: 'Dem Produkt fehlt eine Beschreibung.',
    fix: 'Senden Sie mindestens eine Beschreibung.',
  },
  '/IWFND/MED/170': {
    cause:
      'Der Service ist auf diesem System nicht aktiv, oder für diesen Kommunikationsbenutzer nicht vereinbart.',
    fix: 'Bitten Sie um die Kommunikationsvereinbarung, die den Service enthält.',
  },
  '/IWBEP/CM_COS/005': {
    cause: 'Die Anfrage-ID, die vor doppelten Belegen schützt, ist zu alt.',
    fix: 'Sehen Sie nach, ob es den Beleg gibt. Wenn nicht, senden Sie ihn mit einer neuen ID.',
  },
};
