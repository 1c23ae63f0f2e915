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
    'Der Sammelplan {id} ist {state}: Er kann nicht ausgeführt werden.',
    'Nichts wurde begonnen. Für die Buchungen, die jetzt passen, machen Sie einen neuen Plan.',
  ],
  'plan-ended': [
    'Der Sammelplan {id} ist {state}: Es gibt nichts anzuhalten.',
    'Lesen Sie ihn, um zu sehen, was getan wurde.',
  ],
  'waits-for-decision': [
    'Sie stellt einer Person eine Frage, und eine Wiederholung sagt Ja dazu.',
    'Lesen Sie den Grund der Buchung. Wiederholen Sie sie dann einzeln, schließen Sie sie, oder machen Sie einen Plan mit ihrem Grund im Filter.',
  ],
};
