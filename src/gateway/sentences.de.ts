// The German of `sentences.ts`.
import type { Sentences } from '../core/reasons.ts';
import { callsInGerman } from './call-words.de.ts';
import { onesInGerman } from './object-words.de.ts';
import { overviewInGerman } from './overview-words.de.ts';
import { storyInGerman } from './story-words.de.ts';

export const german: Sentences = {
  ...callsInGerman,
  ...onesInGerman,
  ...overviewInGerman,
  ...storyInGerman,
  'not-read-again':
    'Kontor konnte {object} nicht noch einmal lesen, was gefunden wird, kann also veraltet sein: {why}',
  'some-not-found':
    '{count} Datensätze ({object}) können nicht gelesen werden und werden nicht gefunden; die Liste ohne search= sagt, welche und warum.',
  'webhooks-not-registered':
    'Die Webhooks konnten nicht registriert werden, Kontor findet Änderungen deshalb nur durch Abfragen: {why}',
  'too-much': [
    'Niemand kann mehr Rechte vergeben, als er selbst hat.',
    'Bitten Sie jemanden, der mehr darf, oder vergeben Sie weniger Rechte.',
  ],
  'no-tenant-named': [
    'Die Anfrage nennt nicht den Mandanten des Schlüssels.',
    'Senden Sie den Header Kontor-Tenant, oder "all_tenants": true.',
  ],
  'own-change': [
    'Sie können Ihren eigenen Änderungsantrag nicht genehmigen.',
    'Bitten Sie eine andere Person, ihn zu genehmigen.',
  ],
  'change-decided': [
    'Über den Änderungsantrag {id} wurde schon entschieden, oder er ist abgelaufen.',
    'Lesen Sie ihn, um die Entscheidung zu sehen. Wenn er abgelaufen ist, beantragen Sie die Änderung noch einmal.',
  ],
  'system-is-fixed': [
    'Das Feld {field} der Verbindung {name} bestimmt das System, und alle ihre Buchungen gehören zu diesem System. Nichts wurde geändert.',
    'Legen Sie für das andere System eine neue Verbindung an.',
  ],
  'no-session': ['Die Connect-Sitzung {id} gibt es nicht.', 'Legen Sie eine an: POST /v1/connect-sessions.'],
  'session-ended': ['Die Connect-Sitzung {id} ist schon beendet.', 'Sie müssen nichts tun.'],
  'session-used': [
    'Diese Connect-Sitzung wurde schon verwendet: Ihre Verbindung besteht.',
    'Sie müssen nichts tun. Für eine weitere Verbindung beginnen Sie von vorn, in dem Produkt, das das Formular gezeigt hat.',
  ],
  'session-over': [
    'Diese Sitzung oder dieses Token ist abgelaufen oder wurde beendet.',
    'Gehen Sie zurück zu dem Produkt, das diese Seite zeigt, und beginnen Sie dort von vorn.',
  ],
  'session-tried-out': [
    'Diese Connect-Sitzung hat ihre {tries} Versuche gehabt.',
    'Prüfen Sie die Zugangsdaten mit dem Administrator des Systems. Gehen Sie dann zurück zu dem Produkt, das das Formular gezeigt hat, und beginnen Sie dort von vorn.',
  ],
  'no-widget-token': ['Das Widget-Token {id} gibt es nicht.', 'Legen Sie eines an: POST /v1/widget-tokens.'],
  'widget-token-ended': ['Das Widget-Token {id} ist schon beendet.', 'Sie müssen nichts tun.'],
  'other-connector': [
    'Die Verbindung {name} verwendet den Connector {connector}.',
    'Legen Sie die Sitzung mit "connector": "{connector}" an.',
  ],
  'connection-in-use': [
    'Die Verbindung {name} wird noch gebraucht: {why}.',
    'Löschen Sie ihre Flows und warten Sie, bis alle ihre Buchungen beendet sind, oder halten Sie die Verbindung an.',
  ],
  'used-by-flows': 'Flows verwenden sie ({flows})',
  'has-open-postings': 'Nicht beendete Buchungen: {count}',
  'no-delivery': [
    'Die Nachricht {message} wurde nie an dieses Ziel gesendet.',
    'Welche gesendet wurden, sagt GET /v1/destinations/{id}/deliveries.',
  ],
  'nothing-stored': 'Es wurde nichts gespeichert.',
  'paused-by': 'Angehalten von {who}.',
  'disabled-by': 'Abgeschaltet von {who}.',
  'new-credentials-work': 'Die neuen Zugangsdaten funktionieren.',
  'change-rejected': '{note}',
  'examination-stopped': [
    'Kontor wurde angehalten, bevor die Untersuchung zu Ende war.',
    'Starten Sie eine neue.',
  ],
  'no-examination': [
    'Die Untersuchung {id} von {connectionId} gibt es nicht.',
    'Beginnen Sie eine: POST /v1/connections/{connectionId}/examinations.',
  ],
  'not-examinable': [
    'Kontor kann Systeme dieser Art nicht untersuchen.',
    'Prüfen Sie, ob die Verbindung funktioniert: POST /v1/connections/{id}/check.',
  ],
  stopped: [
    'Kontor wurde während der Untersuchung beendet. Bis dahin untersucht: {looked}.',
    'Beginnen Sie eine neue Untersuchung.',
  ],
  'examination-too-slow': [
    'Das System war zu langsam. In {seconds} Sekunden untersucht: {looked}.',
    'Wie lange seine Antworten dauern, sagt GET /v1/connections/<id>/calls.',
  ],
  'services-examined': '{done} von {total} Services',
  'no-service-examined': 'kein Service',
  'too-many-examinations': [
    'Es laufen schon so viele Untersuchungen wie erlaubt.',
    'Warten Sie, bis eine davon beendet ist.',
  ],
  'test-into-production': [
    '„{from}“ ist ein Testsystem und „{to}“ ein Produktivsystem: Was dort nur ausprobiert wird, würde hier gebucht.',
    'Wählen Sie ein Testsystem als Ziel. Ist eines der beiden etwas anderes, ändern Sie zuerst seine Umgebung.',
  ],
  'other-tenant': [
    'Die beiden Verbindungen gehören zu verschiedenen Mandanten.',
    'Nennen Sie zwei Verbindungen desselben Mandanten.',
  ],
  'keeps-states': [
    'Der Flow {name} hat keine Abweichungen: Er hält Zustände, von denen der neueste den vorigen ersetzt.',
    'Was er jetzt schreiben würde, sagt POST /v1/flows/<id>/preview.',
  ],
  'no-period': [
    'Der Flow {name} kann nicht für einen Zeitraum ausgewertet werden: Listen von {object} lassen sich nicht nach dem Tag der Anlage eingrenzen.',
    'Sehen Sie sich einzelne Vorgänge in der Vorschau an: POST /v1/flows/<id>/preview.',
  ],
  'no-accounts': [
    'Der Flow {name} hat keine Summen: Seine Belege ({posts}) werden nicht auf Konten gebucht.',
    'Sehen Sie sich einzelne Vorgänge in der Vorschau an: POST /v1/flows/<id>/preview.',
  ],
  'write-under-way': [
    'Kontor sendet die Anfrage unter diesem Schlüssel noch.',
    'Fragen Sie gleich unter demselben Schlüssel noch einmal.',
  ],
  'write-uncertain': [
    'Kontor hat die Anfrage unter diesem Schlüssel gesendet, und die Antwort ging verloren. Vielleicht hat die Anfrage gewirkt, vielleicht nicht.',
    'Sehen Sie im System nach, ob sie gewirkt hat. Wenn nach einigen Minuten nichts zu sehen ist, senden Sie die Anfrage unter einem anderen Schlüssel.',
  ],
  'not-writable': [
    'Im System hinter dieser Verbindung kann Kontor das nicht ausführen: {act} für {object}.',
    'Wählen Sie eine Verbindung zu einem System, das dies kann.',
  ],
  'bad-cursor': [
    'Der Cursor gehört nicht zu dieser Liste.',
    'Senden Sie next_cursor der vorigen Seite unverändert, mit denselben Filtern. Oder beginnen Sie ohne Cursor von vorn.',
  ],
  'no-proxy': [
    'Kontor kann über diese Verbindung keine Anfragen weiterleiten.',
    'Wählen Sie eine Verbindung zu einem System, an das Kontor Anfragen weiterleitet.',
  ],
  'not-searchable': [
    '{object} kann nicht durchsucht werden.',
    'Verwenden Sie die Filter der Liste. search= gibt es für gl-accounts, cost-centers, customers und products.',
  ],
  'no-room-to-search': [
    'Kontor hat zurzeit keinen Speicher mehr, um {object} zu durchsuchen.',
    'Fragen Sie gleich noch einmal. Wenn es so bleibt, kann der Betreiber von Kontor KONTOR_SEARCH_LIMIT_MB erhöhen.',
  ],
  'directory-loading': ['Kontor liest {object} gerade zum ersten Mal.', 'Fragen Sie gleich noch einmal.'],
  'no-services': [
    'Das System hinter dieser Verbindung beschreibt seine Services nicht.',
    'Lesen Sie stattdessen seine einheitlichen Objekte: docs/reference/objects.md.',
  ],
  'refused-again': [
    'Die Datenbank weist den Eintrag {id} wieder ab: {reason}. Er bleibt beiseitegelegt.',
    'Ändern Sie den Constraint, den Trigger oder die Grenze, die genannt ist, und wiederholen Sie den Eintrag. Oder exportieren Sie den Eintrag, und verwerfen Sie ihn.',
  ],
  'no-role': [
    '{name} hat keine Rolle in Kontor.',
    'Lassen Sie den Identitätsanbieter eine Rolle in {path} eintragen: kontor:viewer, kontor:operator oder kontor:admin, für einen einzigen Mandanten gefolgt von :<Mandant>.',
  ],
  'several-tenants': [
    '{name} hat Rollen in mehreren Mandanten.',
    'Vergeben Sie Rollen in einem Mandanten oder in allen Mandanten (Rollen ohne :<Mandant>).',
  ],
  'sign-on-unreachable': [
    '{issuer} antwortet nicht mit seinen Schlüsseln: {why}.',
    'Prüfen Sie KONTOR_OIDC_ISSUER und den Identitätsanbieter. API-Schlüssel von Kontor gelten weiter.',
  ],
  'signed-out': [
    'Sie sind abgemeldet: Diese Sitzung gibt es nicht, oder sie ist beendet.',
    'Melden Sie sich neu an. Eine Sitzung endet, wenn sie einige Stunden nicht benutzt wird, nach einem Tag, wenn jemand sie beendet, und mit ihrem Schlüssel.',
  ],
  'key-refused': [
    'Der Schlüssel ist falsch, widerrufen oder abgelaufen.',
    'Prüfen Sie ihn. Der erste Schlüssel steht in KONTOR_API_KEY oder in der Datei api.key des Datenordners.',
  ],
  'link-refused': [
    'Der Anmeldelink ist falsch, abgelaufen oder schon benutzt.',
    'Erzeugen Sie einen neuen: kontor sign-in-link. Jeder gilt ein Mal.',
  ],
  'sign-in-refused': [
    'Der Identitätsanbieter hat Sie nicht angemeldet: {why}.',
    'Melden Sie sich noch einmal an. Wenn es wieder scheitert, kann der Betreiber von Kontor den Client prüfen, den der Anbieter als KONTOR_OIDC_CLIENT_ID kennt.',
  ],
  'access-token-refused': [
    'Der Identitätsanbieter hat Sie angemeldet, aber sein Access-Token ist kein Token für Kontor.',
    'Lassen Sie den Anbieter Access-Tokens als JWT ausstellen, für die Audience in KONTOR_OIDC_AUDIENCE.',
  ],
  'provider-unreachable': [
    'Der Identitätsanbieter {issuer} antwortet nicht: {why}.',
    'Versuchen Sie es gleich noch einmal. Schlüssel und Anmeldelinks von Kontor gelten weiter.',
  ],
  'rights-being-read': [
    'Kontor fragt den Identitätsanbieter gerade, was Sie dürfen, und hat noch keine Antwort.',
    'Fragen Sie gleich noch einmal.',
  ],
  'link-needs-key': [
    'Sie sind mit dem Identitätsanbieter angemeldet, und ein Anmeldelink würde auch dann noch gelten, wenn der Anbieter Ihnen die Rolle entzogen hat.',
    'Melden Sie sich auch im anderen Browser mit dem Identitätsanbieter an. Für jemand anderen legen Sie einen Schlüssel an.',
  ],
  'not-in-a-session': [
    'Diese Anfrage kam mit einem Schlüssel oder Token, und nicht mit einer Sitzung eines Browsers.',
    'Abzumelden gibt es nichts. Um einen Schlüssel unbrauchbar zu machen, widerrufen Sie ihn.',
  ],
  'not-watchable': [
    '{object} kann über die Verbindung {connection} nicht beobachtet werden.',
    'Beobachtet werden können: {objects}.',
  ],
  'nothing-watchable': [
    '{object} kann über die Verbindung {connection} nicht beobachtet werden, und auch kein anderes Objekt.',
    'Nennen Sie eine Verbindung zu einem anderen System.',
  ],
  'too-many-to-search': [
    'Es gibt mehr als {most} {object}.',
    'Verwenden Sie die Filter der Liste statt search=.',
  ],
  'too-large-to-search': [
    '{object} braucht mehr als {megabytes} MB, die Hälfte dessen, was Kontor für alle Suchen behält (KONTOR_SEARCH_LIMIT_MB).',
    'Verwenden Sie die Filter der Liste statt search=.',
  ],
  'not-with-search': ['Nicht zusammen mit search möglich: {filters}.', 'Lassen Sie eines von beiden weg.'],
  'prefix-used': [
    'Das referencePrefix {prefix}, oder eines, das ebenso beginnt, verwendet in diesem System schon ein Flow aus einer anderen Quelle. Ihre Belege wären nicht zu unterscheiden.',
    'Wählen Sie ein anderes, etwa {free}.',
  ],
  'prefixes-used': [
    'Das referencePrefix {prefix} und alle, die ebenso beginnen, verwenden in diesem System schon Flows aus anderen Quellen. Ihre Belege wären nicht zu unterscheiden.',
    'Wählen Sie eines, das mit einem anderen Buchstaben beginnt.',
  ],
  'field-written': [
    'Ein anderer Flow schreibt in diesem System schon {field} von {object}. Jeder würde die Werte des anderen überschreiben.',
    'Lassen Sie nur einen Flow das Feld schreiben: Löschen Sie den anderen, oder ändern Sie seine Einstellungen.',
  ],
  'not-enough': [
    'Dem System hinter der Verbindung in "{side}" fehlt, was dieser Flow braucht: {missing}.',
    'Nennen Sie in "{side}" eine Verbindung zu einem System, das dies hat.',
  ],
  'rules-refused': [
    'Die Einstellungen passen nicht zu den beiden Systemen: {problems}',
    'Berichtigen Sie die Einstellungen, oder im System die Datensätze, die sie nennen. Senden Sie die Anfrage dann noch einmal.',
  ],
  'secrets-needed': [
    'Die Verbindung {name} würde an {hosts} senden, und Kontor sendet gespeicherte Geheimnisse nicht an einen neuen Host.',
    'Geben Sie die Geheimnisse zusammen mit der Adresse noch einmal ein: {secrets}.',
  ],
  'needs-approval': [
    'Diese Änderung braucht die Genehmigung einer anderen Person. Sie wurde nicht ausgeführt und wartet als {id}.',
    'Bitten Sie eine andere Person, sie bis {day} zu genehmigen: POST /v1/change-requests/{id}/approve.',
  ],
  'no-connector': ['Den Connector „{name}“ gibt es nicht.', 'Wählen Sie aus: {connectors}.'],
  'no-setting': ['{title} kennt diese Einstellungen nicht: {settings}.', 'Einstellungen sind: {known}.'],
  'not-allowed': ['Dieses Formular darf nicht setzen: {settings}.', 'Es darf setzen: {allowed}.'],
  'secret-in-session': [
    'Geheimnisse werden im Formular eingegeben, nicht mit der Sitzung: {secrets}.',
    'Lassen Sie sie weg.',
  ],
  'no-document': [
    'Nicht vorhanden: {object} {id}.',
    'Prüfen Sie die ID, und ob dies die Verbindung zu dem System ist, in dem der Datensatz angelegt wurde.',
  ],
  'losses-refused': [
    'Nichts wurde gesendet, weil das System für einiges keinen Platz oder keinen Code hat: {losses}.',
    'Kürzen oder berichtigen Sie diese Felder, und senden Sie noch einmal.',
  ],
  'exists-already': [
    'Mit der Referenz {reference} gibt es schon: {object} {ids}.',
    'Nichts wurde gesendet. Wenn das der gewünschte Beleg ist, ist nichts mehr zu tun. Ein anderer Beleg braucht eine eigene Referenz.',
  ],
  'changes-wait': [
    'Auf diesen Flow warten {changes} Änderungen seiner Quelle. Wird er gelöscht, so werden sie nie gebucht.',
    'Nichts wurde gelöscht. Lassen Sie den Flow sie abarbeiten (setzen Sie ihn fort, wenn er pausiert), oder löschen Sie ihn mit drop_waiting=true.',
  ],
  'look-before-again':
    'Die Anfrage kann gewirkt haben: Sehen Sie im System nach, bevor Sie sie noch einmal senden. Unter demselben Idempotency-Key sendet Kontor sie kein zweites Mal.',
  'posting-not-done': 'Die Buchung {posting} ist {state.state}.',
  'correct-request':
    'Berichtigen Sie die Anfrage, und senden Sie sie unter einem anderen Idempotency-Key; oder lassen Sie die Ursache im System beheben, und wiederholen Sie die Buchung.',
  'person-decides': 'Eine Person muss entscheiden: GET /v1/postings/{posting}.',
  'person-closed':
    'Eine Person hat sie geschlossen. Wiederholen Sie sie (POST /v1/postings/{posting}/replay), oder verwenden Sie einen anderen Idempotency-Key.',
};
