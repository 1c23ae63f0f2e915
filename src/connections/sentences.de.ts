// The German of `sentences.ts`.
import type { Sentences } from '../core/reasons.ts';

export const german: Sentences = {
  'connection-paused': [
    'Die Verbindung {connection} ist angehalten.',
    'Setzen Sie sie fort; dann macht Kontor automatisch weiter.',
  ],
  'connector-not-installed': [
    'Dieses Kontor hat den Connector „{connector}“ der Verbindung {connection} nicht. Deshalb wird über sie nichts gelesen oder gesendet.',
    'Starten Sie Kontor mit diesem Connector, oder löschen Sie die Verbindung.',
  ],
  'needs-credentials': [
    'Die Verbindung {connection} braucht neue Zugangsdaten: {refusal}',
    'Tragen Sie sie in der Verbindung ein; dann macht Kontor automatisch weiter.',
  ],
  'asked-for-pause': [
    'Ihr System hat um eine Pause gebeten.',
    'Kontor sendet nichts bis {until} und versucht es dann mit einer Anfrage.',
  ],
  'does-not-answer': [
    'Es hat viele Male nacheinander nicht geantwortet.',
    'Kontor fragt ab und zu nach, ob es wieder da ist.',
  ],

  'no-tunnel': [
    'Der Mandant {tenant} hat keinen Tunnel {name}.',
    'Nennen Sie einen seiner Tunnel, oder bitten Sie die Person, die Kontor betreibt, ihn hinzuzufügen: kontor tenants update --tunnel NAME=ADDRESS.',
  ],
};
