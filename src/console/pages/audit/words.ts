// What an entry says was done: its action is a kind of thing and a verb, such as `flow.paused`.
import { inBoth, useTexts } from '../../language.tsx';

const kinds = inBoth(
  {
    connection: 'Connection',
    flow: 'Flow',
    posting: 'Document',
    'bulk-plan': 'Bulk plan',
    'change-request': 'Change request',
    'set-aside': 'Entry that was set aside',
    key: 'API key',
    tenant: 'Tenant',
    destination: 'Destination',
    session: 'Session',
    'sign-in-link': 'Sign-in link',
    'connect-session': 'Form for credentials',
    'widget-token': 'Widget token',
  },
  {
    connection: 'Verbindung',
    flow: 'Flow',
    posting: 'Beleg',
    'bulk-plan': 'Sammelplan',
    'change-request': 'Änderungsantrag',
    'set-aside': 'Beiseitegelegter Eintrag',
    key: 'API-Schlüssel',
    tenant: 'Mandant',
    destination: 'Ziel',
    session: 'Sitzung',
    'sign-in-link': 'Anmelde-Link',
    'connect-session': 'Formular für Zugangsdaten',
    'widget-token': 'Widget-Token',
  },
);

const verbs = inBoth(
  {
    created: 'created',
    updated: 'changed',
    deleted: 'deleted',
    paused: 'paused',
    resumed: 'resumed',
    run: 'run',
    replayed: 'replayed',
    settled: 'settled',
    closed: 'closed',
    'difference-accepted': 'difference accepted',
    made: 'made',
    cancelled: 'stopped',
    pending: 'asked for',
    approved: 'approved',
    done: 'made',
    failed: 'could not be made',
    rejected: 'rejected',
    exported: 'exported',
    retried: 'stored again',
    discarded: 'discarded',
    revoked: 'revoked',
    'secret-rotated': 'new secret',
    secrets_renewed: 'new credentials',
    started: 'started',
    ended: 'ended',
  },
  {
    created: 'angelegt',
    updated: 'geändert',
    deleted: 'gelöscht',
    paused: 'angehalten',
    resumed: 'fortgesetzt',
    run: 'ausgeführt',
    replayed: 'wiederholt',
    settled: 'geklärt',
    closed: 'geschlossen',
    'difference-accepted': 'Abweichung angenommen',
    made: 'erstellt',
    cancelled: 'gestoppt',
    pending: 'beantragt',
    approved: 'genehmigt',
    done: 'ausgeführt',
    failed: 'nicht ausführbar',
    rejected: 'abgelehnt',
    exported: 'exportiert',
    retried: 'erneut gespeichert',
    discarded: 'verworfen',
    revoked: 'widerrufen',
    'secret-rotated': 'neues Geheimnis',
    secrets_renewed: 'neue Zugangsdaten',
    started: 'begonnen',
    ended: 'beendet',
  },
);

/** An action that is not known here, of a newer Kontor, keeps its code. */
export function useActionWords(): (action: string) => string {
  const knownKinds: Partial<Record<string, string>> = useTexts(kinds);
  const knownVerbs: Partial<Record<string, string>> = useTexts(verbs);
  return action => {
    const [kind = '', verb = ''] = action.split('.');
    const [thing, done] = [knownKinds[kind], knownVerbs[verb]];
    return thing === undefined || done === undefined ? action : `${thing}: ${done}`;
  };
}
