// The German of `sentences.ts`.
import type { Sentences } from '../core/reasons.ts';

export const german: Sentences = {
  unreachable: ['{host} ist nicht erreichbar ({why}).', '{advice}'],
  'certificate-refused': [
    '{host} hat unsere Seite der TLS-Verbindung abgelehnt ({why}).',
    'Prüfen Sie das Client-Zertifikat der Verbindung: Es darf nicht abgelaufen sein, braucht seine ganze Kette, und das System muss es kennen.',
  ],
  'answer-lost': ['{host} {how}.', '{advice}'],
  'answer-too-large': [
    '{host} hat mit mehr als {bytes} Bytes geantwortet. Mehr hält Kontor von einer solchen Antwort nicht; Kontor hat nichts davon verwendet.',
    '{advice}',
  ],
  'breaker-open': [
    '{host} {how} und bekommt für einen Moment keine Anfragen; nichts wurde gesendet.',
    'Kontor versucht es automatisch wieder. Wenn es anhält, prüfen Sie das System und das Netz dazwischen.',
  ],
  'not-sent': [
    'Die Anfrage hat zu lange gewartet, bis sie an der Reihe war. Sie wurde nicht gesendet.',
    'Kontor versucht es automatisch wieder. Wenn das oft vorkommt, erhöhen Sie die Einstellung concurrency der Verbindung.',
  ],
  'foreign-host': [
    'Diese Verbindung darf keine Anfragen an {host} senden.',
    'Eine Verbindung erreicht nur die Hosts in ihren Einstellungen. Berichtigen Sie dort die Adresse.',
  ],
  'private-address': [
    '{host} ist eine Adresse in diesem Netz.',
    'Wenn Kontor sie erreichen soll, bitten Sie die Person, die Kontor betreibt, sie zu erlauben: KONTOR_PRIVATE_HOSTS=127.0.0.1,10.1.0.0/16,sap.example.internal.',
  ],
  'bad-certificate': [
    'Das Client-Zertifikat ist nicht verwendbar: {why}.',
    'Geben Sie Zertifikat und privaten Schlüssel als PEM-Texte an, die zusammengehören, und die Passphrase, wenn der Schlüssel verschlüsselt ist.',
  ],

  'did-not-answer': 'hat nicht innerhalb von {ms} ms geantwortet',
  'broke-off': 'hat die Antwort abgebrochen ({why})',
  'tunnel-says': 'der Tunnel meldet: {words}',
  hangs: 'hat seit {seconds} s auf {requests} Anfragen nicht geantwortet',
  'failed-in-a-row': 'ist {times}-mal hintereinander ausgefallen',
  'tries-again': 'Kontor versucht es automatisch wieder.',
  'looks-up': 'Kontor sucht den Beleg, bevor es etwas noch einmal sendet.',
  'ask-for-less':
    'Fragen Sie nach weniger auf einmal (limit=, fields=), oder lesen Sie über den Proxy: Er leitet Antworten jeder Länge weiter. Die Person, die Kontor betreibt, kann KONTOR_ANSWER_LIMIT_MB erhöhen.',
  'trust-it':
    'Kontor vertraut dem Zertifikat nicht. Wenn keine öffentliche Stelle es signiert hat, tragen Sie die Stelle ein, die es signiert hat, und verwenden Sie den Hostnamen aus dem Zertifikat.',
  'check-tunnel':
    'Prüfen Sie, ob der Tunnel der Verbindung läuft und ob das System von seinem anderen Ende aus erreichbar ist.',
  'check-address':
    'Prüfen Sie die Adresse der Verbindung und ob das System läuft und von hier aus erreichbar ist.',

  'caller-left': ['Der Aufrufer ist gegangen, bevor die Antwort kam.', 'Fragen Sie noch einmal.'],

  'token-endpoint-down': [
    'Der Token-Endpunkt {host} {how}.',
    'Kontor versucht es automatisch wieder. Wenn es anhält, prüfen Sie die Token-URL der Verbindung.',
  ],
  'endpoint-answered': 'hat mit {status} geantwortet',
  'endpoint-answered-more': 'hat mehr geantwortet, als ein Token braucht',
  'token-refused': ['Der Token-Endpunkt hat abgelehnt: {what}. Seine Antwort: {answer}.', '{advice}'],
  'status-with-words': '{status} ({words})',
  'client-credentials': 'die Zugangsdaten des Clients',
  'saml-assertion': 'die Assertion',
  'check-client':
    'Prüfen Sie Client-ID, Client-Secret oder Zertifikat, die Token-URL und wie sich der Client ausweist (basic, body oder certificate).',
  'check-assertion':
    'Prüfen Sie, ob das Kommunikationssystem dem Aussteller und seinem Zertifikat vertraut, ob audience die eigene Adresse des Systems ohne -api ist und ob subject dort ein Business-Benutzer ist. Prüfen Sie auch die Uhr dieses Rechners.',

  'bad-destination': ['Kontor sendet keine Nachrichten an {host}: {why}.', '{advice}'],
  'not-https': 'die Adresse beginnt nicht mit https',
  'has-password': 'die Adresse enthält ein Passwort',
  'is-private': 'das ist eine Adresse in diesem Netz',
  'give-public': 'Nennen Sie eine öffentliche Adresse, die mit https beginnt und kein Passwort enthält.',
  'ask-to-allow':
    'Wenn Kontor sie erreichen soll, bitten Sie die Person, die Kontor betreibt, sie zu erlauben: KONTOR_PRIVATE_HOSTS=127.0.0.1,10.1.0.0/16,sap.example.internal.',
};
