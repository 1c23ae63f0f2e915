// The German of `sentences.ts`.
import type { Sentences } from '../core/reasons.ts';

export const german: Sentences = {
  'no-scenarios': ['In {places} gibt es keine Szenarien.', '{advice}'],
  'no-scenarios-of': ['In {places} gibt es keine Szenarien für {flow}.', '{advice}'],
  'name-folder-above':
    'Das ist der Ordner eines einzelnen Flows; nennen Sie den darüber: --samples {folder}.',
  'folder-of-flow': 'Legen Sie sie in einen Ordner mit dem Namen ihres Flows: {folder}.',
  'samples-unreadable': [
    'Kontor kann {folder} nicht lesen: {why}.',
    'Nennen Sie einen Ordner, der für jeden Flow einen Ordner enthält: --samples DIR.',
  ],
  'bad-scenario': [
    '{problems}',
    'Berichtigen Sie die Datei. Ihre Felder stehen in docs/guides/test-flows.md, die der Datensätze in docs/reference/objects.md.',
  ],
  'scenario-problem': '{file}: {why}.',
  'scenario-problem-at': '{file}: {place}: {why}.',
  'scenario-problems': '{first}\n{others}',
  'more-problems': 'und {count} weitere',
  'today-missing': 'today fehlt: Nennen Sie den Tag, an dem der Flow läuft',
  'file-not-json': 'das ist kein JSON: {why}',
  'no-sample': [
    'Der Flow liest {object} aus {side}.',
    'Fügen Sie diese dem Szenario hinzu: "{side}": {sample}.',
  ],
  'unknown-filter': 'Szenarien kennen den Filter {name} nicht.',
};
