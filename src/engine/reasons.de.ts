// The German of `reasons.ts`.
import type { Sentences } from '../core/reasons.ts';

export const german: Sentences = {
  unexpected: [
    'In Kontor ist etwas Unerwartetes geschehen.',
    'Bitte melden Sie das mit den Zeilen des Protokolls davor und danach.',
  ],
  'illegal-move': 'Eine Buchung kann nicht von {state.from} nach {state.to} wechseln.',
  'unlisted-question': 'Der Flow {flow} führt seine Frage {question} nicht auf.',
  warning: '{warnings}',
  losses: 'Nicht alles wurde geschrieben, weil das System dafür keinen Platz oder keinen Code hat: {losses}.',
  'losses-and-warning': '{losses} {warnings}',

  'run-stopped': 'Kontor wurde angehalten, bevor der Lauf zu Ende war.',
  'several-failed': '{failures}',
  'delivery-answered': '{status}',
  'destination-gone': [
    'Es hat mit 410 Gone geantwortet.',
    'Schalten Sie es wieder ein, wenn seine Adresse wieder Nachrichten empfängt.',
  ],
  'deliveries-failed': [
    'Seit fünf Tagen ist jede Zustellung gescheitert; die letzte Antwort: {answer}.',
    'Was wartet, wird gesendet, wenn es wieder eingeschaltet ist.',
  ],

  waits: '{why}',
  'tried-again': ['{why}', 'Kontor versucht es automatisch noch einmal.'],
  'not-due': '{why}',
  'flow-paused': [
    'Der Flow ist angehalten.',
    'Setzen Sie den Flow fort. Kontor macht dann automatisch weiter.',
  ],
  'flow-deleted': 'Der Flow wurde gelöscht, bevor der Beleg gebucht war.',

  'credentials-expire': [
    '{what} läuft am {day} ab.',
    'Holen Sie rechtzeitig Ersatz aus dem System, und tragen Sie ihn in die Verbindung ein.',
  ],
  'credentials-expired': [
    '{what} ist am {day} abgelaufen.',
    'Holen Sie Ersatz aus dem System, und tragen Sie ihn in die Verbindung ein.',
  ],

  replayed: 'Eine Person hat die Buchung wiederholt. {note}',
  'nothing-under-key': 'Unter diesem Schlüssel gibt es jetzt nichts zu buchen.',
  'replayed-waits': [
    'Eine Person hat die Buchung wiederholt. {why}',
    'Kontor versucht es automatisch noch einmal.',
  ],
  noted: 'Notiz: „{note}“',
  'settled-as-found': 'Eine Person hat den Beleg dieser Buchung gefunden. {note}',
  'settled-as-not-found':
    'Eine Person sagt, dass es den Beleg dieser Buchung nicht gibt: Kontor sendet ihn noch einmal. {note}',
  closed: 'Eine Person hat die Buchung geschlossen. Notiz: „{note}“',
  'nothing-left': 'Automatisch geschlossen: Es entstand kein Beleg. {why}',

  undecided: [
    'Kontor stellt noch fest, ob der Beleg {key} gebucht wurde.',
    'Sobald das bekannt ist, sieht Kontor nach, was sich seitdem geändert hat.',
  ],

  'sender-died': 'Kontor wurde beendet, während es den Beleg sendete. Kontor sucht zuerst nach dem Beleg.',
  restored:
    'Kontor wurde aus dem Backup vom {taken} wiederhergestellt. Der Beleg kann danach gesendet worden sein: Kontor sucht zuerst nach ihm.',
  'look-up-fails': 'Die Antwort ging verloren, und Kontor kann nicht nach dem Beleg suchen: {error}',
  'not-there-yet':
    'Die Antwort ging verloren, und der Beleg ist noch nicht da. Er kann in den nächsten {seconds} s noch erscheinen.',
  'answered-not-there-yet':
    'Das System antwortete „{words}“. Das sagt nicht, ob es den Beleg gebucht hat. Er ist noch nicht da und kann in den nächsten {seconds} s noch erscheinen.',
  'answered-absent':
    'Das System antwortete „{words}“. Nach der Wartezeit ist sicher, dass der Beleg nicht da ist: Kontor sendet ihn noch einmal.',
  'refused-alike': [
    'Das System hat den Beleg {times} Mal mit denselben Worten abgewiesen, und jedes Mal wurde er sicher nicht gebucht: {words}',
    'Beheben Sie die Ursache im Beleg oder im System. Wiederholen Sie dann diese Buchung.',
  ],
  'age-unknown':
    'Die Antwort ging verloren, und der Beleg ist nicht da. Eine Uhr wurde gestellt, darum weiß Kontor noch nicht, wie lange das her ist, und sieht noch einmal nach.',
  absent:
    'Die Antwort ging verloren. Nach der Wartezeit ist sicher, dass der Beleg nicht da ist: Kontor sendet ihn noch einmal.',
  found: '{numbers}',
  'several-found': [
    'Mehrere Belege tragen die Referenz {reference}: {numbers}.',
    'Entscheiden Sie, welcher gilt, und stornieren Sie die anderen.',
  ],
  'found-differs': [
    'Die Antwort ging verloren. {number} trägt die Referenz {reference} dieser Buchung, weicht aber von ihr ab: {differences}.',
    'Wenn {number} der richtige Beleg ist, klären Sie die Buchung als gefunden. Klären Sie sie sonst als nicht gefunden; Kontor sendet sie dann noch einmal.',
  ],
  'cannot-be-decided': [
    'Sieben Tage lang konnte Kontor nicht feststellen, ob es den Beleg {reference} gibt: {error}',
    'Suchen Sie ihn im System. Wenn es ihn gibt, klären Sie die Buchung als gefunden, sonst als nicht gefunden.',
  ],
  'too-many-tries': [
    'Kontor hat den Beleg {times} Mal gesendet, und das System hat ihn nie gebucht.',
    'Finden Sie heraus, was zwischen Kontor und dem System nicht stimmt. Wiederholen Sie dann diese Buchung.',
  ],
  'reference-shared': [
    'Die Buchung {posting} und eine andere wurden unter derselben Referenz gesendet, und {numbers} trägt sie. Nur eine Person kann sagen, zu welcher Buchung dieser Beleg gehört.',
    'Klären Sie die Buchung mit dieser Nummer als gefunden. Oder klären Sie zuerst die andere und dann diese als nicht gefunden.',
  ],
  'not-readable': 'Kontor hat den Beleg {number} gefunden, kann ihn aber noch nicht lesen.',

  'stored-differs': [
    'Das System hat den Beleg {number} anders gespeichert, als Kontor ihn gesendet hat: {differences}.',
    'Berichtigen Sie ihn im System, oder lassen Sie ihn, wie er ist. Nehmen Sie dann die Abweichung an, damit spätere Belege der Bestellung gebucht werden.',
  ],
  'not-found-yet': 'Das System zeigt den Beleg nicht.',
  'read-back-again': 'Kontor konnte {number} nicht zurücklesen und versucht es noch einmal: {why}',
  'not-read-back': [
    'Kontor hat {times} Mal versucht, {number} zurückzulesen, und konnte es nicht: {why}',
    'Sehen Sie im System nach, ob der Beleg so gespeichert wurde, wie er gesendet wurde.',
  ],
  'order-differs': [
    'Der Beleg {number} derselben Bestellung wurde anders gespeichert, als er gesendet wurde (Buchung {posting}).',
    'Nichts wurde gesendet. Sehen Sie jenen Beleg an, und nehmen Sie seine Abweichung an: Dann bucht Kontor diesen.',
  ],
  'document-not-kept': [
    'Kontor bewahrt den Beleg nicht mehr auf, oder eine frühere Version hat ihn nicht aufbewahrt.',
    'Vergleichen Sie ihn im System anhand seiner Nummer.',
  ],
  'not-made-now':
    'Der Flow macht aus seiner Quelle jetzt andere Belege, zum Beispiel den der ganzen Bestellung nach dem einer Anzahlung.',
  'later-change-undecided': [
    'Die Quelle wurde nach dem Senden geändert, und diese Änderung ist nicht gebucht: Die Buchung {posting} ist {state.state}.',
    'Entscheiden Sie zuerst über jene Buchung.',
  ],
  'difference-accepted': 'Eine Person hat die Abweichung in der Bestellung angenommen.',
  'accepted-difference': 'Eine Person hat die Abweichung angenommen. Notiz: „{note}“',

  'reference-given-away': [
    'Die Referenz dieser Buchung gehört einem anderen Beleg.',
    'Nichts wurde gesendet. Schließen Sie die Buchung, und senden Sie die Anfrage unter einem anderen Idempotency-Key noch einmal.',
  ],

  'no-write': [
    'Das System hinter dieser Verbindung nimmt {operation} nicht an.',
    'Nichts wurde gesendet. Verwenden Sie eine Verbindung zu einem System, das dies annimmt.',
  ],
  'newer-run':
    'Ein Lauf, der später begann, hat {key} schon gespeichert: Kontor führt diesen noch einmal aus.',
  'undeclared-field':
    'Der Flow schreibt {field} von {object}, ohne es anzugeben. Darum könnte ein anderer Flow es auch schreiben.',
  'outcomes-missing': 'Kontor hat {sent} Zustände gesendet und {answered} Ergebnisse bekommen.',

  'claim-lost':
    'Kontor hat seine Datenbank zu lange nicht erreicht. Ein anderer Prozess hat begonnen, dies zu lesen.',
  'posting-changed': [
    'Die Buchung {id} hat sich gerade geändert.',
    'Sie haben nichts geändert. Lesen Sie die Buchung noch einmal, und entscheiden Sie dann.',
  ],
  'changed-since-plan': [
    'Buchung {posting} hat sich geändert, seit der Plan gemacht wurde: Damals war sie {state.before}, jetzt ist sie {state.now}.',
    'Der Plan hat sie gelassen, wie sie ist. Lesen Sie die Buchung, und entscheiden Sie dann.',
  ],
  'no-difference': [
    'Die Buchung {id} hat keine Abweichung, die auf eine Person wartet.',
    'Nichts wurde geändert. Ob ein Beleg von dem abweicht, was gesendet wurde, sagt `differs` der Buchung.',
  ],
  'document-taken': [
    '{number} gehört zu {whose}.',
    'Nichts wurde geändert. Klären Sie die Buchung als nicht gefunden, oder mit der Nummer ihres eigenen Belegs.',
  ],
  'number-unknown': [
    'Einen Beleg {number} gibt es im System nicht.',
    'Nichts wurde geändert. Geben Sie die Nummer so an, wie Listen dieses Objekts sie zeigen, etwa 4711, oder 1710:2026:100000042 für einen Buchungsbeleg.',
  ],
  'posting-of-number': 'der Buchung {posting}',
  'another-posting': 'einer anderen Buchung in diesem System',
  'document-differs': [
    '{number} weicht von der Buchung {posting} ab (Referenz: {reference}): {differences}.',
    'Nichts wurde geändert. Wenn es trotzdem der richtige Beleg ist, klären Sie die Buchung mit accept_difference.',
  ],
  'without-reference': 'keine',
  'nothing-to-compare': 'Die Buchung hat keinen Beleg zum Vergleichen',
  'other-values': 'Er hat nicht die Werte, die geschrieben werden sollten',
  'found-agrees': [
    '{numbers} trägt die Referenz {reference} und stimmt mit der Buchung {posting} überein.',
    'Nichts wurde geändert. Klären Sie die Buchung als gefunden, oder stornieren Sie zuerst jenen Beleg.',
  ],
  'never-sent': [
    'Die Buchung {posting} ist {state.state} und wurde nie gesendet. So kann sie nicht geklärt werden.',
    'Nichts wurde geändert. Wiederholen Sie diese Buchung, oder schließen Sie sie.',
  ],
  'not-settleable': [
    'Die Buchung {posting} ist {state.state}. So kann sie nicht geklärt werden.',
    '{advice}',
  ],
  'not-closable': [
    'Die Buchung {posting} ist {state.state}. Nur geplante, abgelehnte und geparkte Buchungen können geschlossen werden.',
    '{advice}',
  ],
  'not-replayable': [
    'Die Buchung {posting} ist {state.state}. Nur geparkte, abgelehnte und geschlossene Buchungen können wiederholt werden, und angenommene, wenn `keep` `latest` ist.',
    '{advice}',
  ],
  'is-booked': 'Sie ist als {number} gebucht.',
  'is-closed':
    'Sie ist schon geschlossen, und Kontor sendet nichts. Wiederholen Sie diese Buchung, um sie wieder zu öffnen.',
  'is-not-decided':
    'Kontor stellt noch fest, ob der Beleg gebucht wurde. Warten Sie, bis das bekannt ist: Die Buchung ist dann gebucht, wird noch einmal gesendet oder ist geparkt.',
  'goes-on': 'Kontor macht damit weiter.',
};
