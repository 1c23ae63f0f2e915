// The German of `overview-words.ts`.
import type { Sentences } from '../core/reasons.ts';

export const overviewInGerman: Sentences = {
  'plan-too-large': [
    'Mehr als {most} Buchungen passen, und ein Plan hat höchstens {most}.',
    'Nichts wurde geplant. Grenzen Sie den Filter ein: nach Flow, nach Grund oder nach Zeit mit since und until.',
  ],
  'plan-of-several-tenants': [
    'Die Buchungen, die passen, gehören zu mehreren Mandanten, und ein Plan gilt für einen von ihnen.',
    'Nichts wurde geplant. Nennen Sie den Mandanten im Header Kontor-Tenant, und machen Sie für jeden einen Plan.',
  ],
  'plan-not-runnable': [
    'Der Sammelplan {id} ist {plan.state}: Er kann nicht ausgeführt werden.',
    'Nichts wurde begonnen. Für die Buchungen, die jetzt passen, machen Sie einen neuen Plan.',
  ],
  'plan-ended': [
    'Der Sammelplan {id} ist {plan.state}: Es gibt nichts zu stoppen.',
    'Lesen Sie ihn, um zu sehen, was getan wurde.',
  ],
  'plan-planned': 'geplant',
  'plan-running': 'schon begonnen',
  'plan-done': 'ausgeführt',
  'plan-cancelled': 'gestoppt',
  'plan-expired': 'abgelaufen',

  'waits-for-decision': [
    'Sie stellt einer Person eine Frage, und eine Wiederholung sagt Ja dazu.',
    'Lesen Sie den Grund der Buchung. Wiederholen Sie sie dann einzeln, schließen Sie sie, oder machen Sie einen Plan mit ihrem Grund im Filter.',
  ],
  'closed-not-named': [
    'Sie ist geschlossen und wurde vielleicht von Hand gebucht.',
    'Um sie trotzdem zu wiederholen, machen Sie einen Plan mit dem Zustand „geschlossen“ (closed) im Filter.',
  ],

  'series-backwards': [
    'Der Zeitraum von {since} bis {until} hat keine Schritte: Er muss enden, nachdem er beginnt.',
    'Geben Sie ein until an, das später ist als since.',
  ],
  'too-many-points': [
    'Der Zeitraum hat {points} Schritte, und eine Antwort hat höchstens {most}.',
    'Fragen Sie nach längeren Schritten oder nach einem kürzeren Zeitraum.',
  ],

  'some-uncertain': [
    'Belege, deren Antwort verloren ging: {count}.',
    'Kontor sucht sie und macht automatisch weiter. Sehen Sie im System nach, wenn das lange dauert.',
  ],
  'some-parked': 'Belege, die aus demselben Grund geparkt sind: {count}. Der neueste: {latest}',
  'some-rejected': [
    'Belege, die das System abgelehnt hat: {count}.',
    'Lesen Sie die Gründe, beheben Sie die Ursache, und wiederholen Sie dann die Buchungen.',
  ],
  'some-differ': [
    'Belege, die das System anders gespeichert hat, als sie gesendet wurden: {count}.',
    'Berichtigen Sie sie im System, oder nehmen Sie die Abweichungen an.',
  ],
  'connection-broken': 'Die Verbindung {name} funktioniert nicht. {why}',
  'read-broken': 'Kontor kann {what} der Verbindung {name} nicht lesen. {why}',
  'some-set-aside': [
    'Einträge, die die Datenbank abgelehnt hat: {count}.',
    'Sehen Sie sie sich an, und speichern Sie sie dann erneut, oder verwerfen Sie sie.',
  ],
  'requests-wait': [
    'Änderungsanträge, die auf eine Genehmigung warten: {count}.',
    'Jeder mit dem Recht dazu kann sie genehmigen, außer der Person, die die Änderung beantragt hat.',
  ],
  'paused-with-work': [
    'Der Flow {flow} ist angehalten. Datensätze und Belege, die auf ihn warten: {count}.',
    'Setzen Sie ihn fort, wenn er weitermachen darf.',
  ],
  'credentials-end': [
    'Zugangsdaten der Verbindung {name} laufen am {day} ab: {what}.',
    'Holen Sie neue vom System, und tragen Sie sie vor diesem Tag in der Verbindung ein.',
  ],

  'step-sap': 'Verbinden Sie ein SAP-S/4HANA-System, sodass die Verbindung funktioniert.',
  'step-source': 'Verbinden Sie eine Quelle, zum Beispiel einen Shop.',
  'step-flow': 'Richten Sie einen Flow von der Quelle nach SAP ein.',
  'step-accounts': 'Geben Sie dem Flow ein Konto für alles, was er bucht.',
  'step-running': 'Schalten Sie den Flow ein.',
  'step-accepted': 'SAP nimmt den ersten Beleg an.',
};
