// The German of `sentences.ts`.
import type { Sentences } from '../core/reasons.ts';

export const german: Sentences = {
  'other-extension-api': [
    'Die Erweiterung {extension} ist für Version {version} der Erweiterungsschnittstelle geschrieben, und dieses Kontor hat Version {own}.',
    'Verwenden Sie eine Ausgabe der Erweiterung für Version {own}. Oder passen Sie die Erweiterung nach dem CHANGELOG von Kontor an, und nennen Sie darin Version {own}.',
  ],
  'no-project': [
    '{folder} ist kein Projektordner: {why}',
    'Nennen Sie einen Ordner, den `kontor init` angelegt hat.',
  ],
  'no-package': 'Er hat keine lesbare package.json.',
  'no-version':
    'Seine package.json nennt unter kontor.extensionApi keine Version der Erweiterungsschnittstelle, für die er geschrieben ist.',
  'project-not-installed': [
    'Die Pakete von {folder} sind nicht installiert.',
    'Führen Sie in diesem Ordner `npm install` aus.',
  ],
  'project-of-another-kontor': [
    '{folder} verwendet das Kontor in {theirs}, aber hier läuft das Kontor in {own}. Was das eine definiert, funktioniert im anderen nicht.',
    'Führen Sie `npx kontor` im Projektordner aus: Das ist sein eigenes Kontor.',
  ],
  'broken-module': ['{file} lässt sich nicht laden: {text}', 'Berichtigen Sie die Datei.'],
  'types-not-erasable': [
    '{file} lässt sich nicht laden: {text}',
    'Berichtigen Sie die Datei. Kontor entfernt beim Laden nur die Typen; darum sind enum, namespace und Parametereigenschaften nicht möglich.',
  ],
  'nothing-exported': [
    '{file} exportiert keinen {what}.',
    'Exportieren Sie ihn mit Namen, etwa `export const deskly = restConnector(…)` oder `export const contactToPartner = defineFlow(…)`.',
  ],
  'extension-refused': [
    'Die Erweiterung {extension} ist nicht verwendbar. {mistakes}',
    'Berichtigen Sie, was genannt ist, und starten Sie Kontor neu.',
  ],
  misplaced:
    '{file} definiert einen Konnektor oder Flow, aber von dort lädt Kontor keine Dateien: Verschieben Sie die Datei nach {expected}, oder exportieren Sie ihn aus einer Datei dieses Ordners.',
  'mistakes-in': '{where}: {mistakes}',
  'the-connector': 'Der Konnektor {name}',
  'the-flow': 'Der Flow {name}',
  'part-in-file': '{file} ({name})',
  'folder-not-empty': [
    '{folder} ist nicht leer. Darum wurde dort nichts angelegt.',
    'Nennen Sie einen neuen Ordner.',
  ],
};
