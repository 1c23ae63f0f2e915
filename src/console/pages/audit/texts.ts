import { inBoth } from '../../language.tsx';

export const texts = inBoth(
  {
    caption: 'Entries of the audit trail',
    subject: 'ID of what was changed',
    subjectHint: 'flw_… or con_…',
    number: 'Number',
    at: 'When',
    who: 'Who',
    action: 'Action',
    tenant: 'Tenant',
    hash: 'Hash',
    none: 'No entry matches these filters',
    noneYet: 'Nothing has been changed yet',
    first: 'Each change that a person or a program makes gets an entry here.',
    changes: 'What was changed',
    gone: 'This entry is not on this page',
    onlySubject: 'All entries about it',
    verify: 'Verify the chain',
    verifyAsk: 'Kontor reads the whole chain and checks that no entry was changed, removed or added.',
    head: 'A head that was stored before',
    headHint: 'If given, Kontor also checks that nothing was cut off since then.',
    whole: (count: string) =>
      count === '1'
        ? 'The chain is whole: 1 entry was checked'
        : `The chain is whole: ${count} entries were checked`,
    keep: 'Store this head elsewhere, to prove later that no entry was cut off.',
    broken: (seq: string) => `The chain is broken at entry ${seq}`,
  },
  {
    caption: 'Einträge des Prüfprotokolls',
    subject: 'ID des Geänderten',
    subjectHint: 'flw_… oder con_…',
    number: 'Nummer',
    at: 'Wann',
    who: 'Wer',
    action: 'Aktion',
    tenant: 'Mandant',
    hash: 'Hash',
    none: 'Kein Eintrag passt zu diesen Filtern',
    noneYet: 'Es wurde noch nichts geändert',
    first: 'Jede Änderung, die ein Mensch oder ein Programm vornimmt, bekommt hier einen Eintrag.',
    changes: 'Was geändert wurde',
    gone: 'Dieser Eintrag steht nicht auf dieser Seite',
    onlySubject: 'Alle Einträge dazu',
    verify: 'Kette prüfen',
    verifyAsk:
      'Kontor liest die ganze Kette und prüft, dass kein Eintrag geändert, entfernt oder hinzugefügt wurde.',
    head: 'Ein früher aufbewahrter Kopf',
    headHint: 'Wenn angegeben, prüft Kontor auch, dass seither nichts abgeschnitten wurde.',
    whole: (count: string) =>
      count === '1'
        ? 'Die Kette ist vollständig: 1 Eintrag wurde geprüft'
        : `Die Kette ist vollständig: ${count} Einträge wurden geprüft`,
    keep: 'Bewahren Sie diesen Kopf anderswo auf, um später zu beweisen, dass kein Eintrag abgeschnitten wurde.',
    broken: (seq: string) => `Die Kette ist bei Eintrag ${seq} unterbrochen`,
  },
);
