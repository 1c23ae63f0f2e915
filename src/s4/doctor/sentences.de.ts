// The German of `sentences.ts`.
import type { Sentences } from '../../core/reasons.ts';

export const german: Sentences = {
  'sets-fail': '{sets}',
  'set-fails': '{set}: {why}',
  'shows-when-posting': 'Er ist da. Ob er benutzt werden darf, zeigt sich erst, wenn etwas gebucht wird.',
  'create-arrangement':
    'Legen Sie eine Kommunikationsvereinbarung für {scenario} an, und ordnen Sie ihr den Kommunikationsbenutzer zu. Sie gibt frei: {services}.',
  'find-scenario':
    'Suchen Sie das Kommunikationsszenario von {name} ({service}) in der App „Kommunikationsszenarien“, und legen Sie eine Vereinbarung dafür an.',
  'service-not-there':
    '{service} fehlt unter {path}: Prüfen Sie, ob dieses Release den Service anbietet und ob etwas dazwischen ihn verdeckt.',
  'service-fails': '{service} ({name}): {why}',
};
