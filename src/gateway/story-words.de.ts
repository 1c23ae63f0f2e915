// The German of `story-words.ts`.
import type { Sentences } from '../core/reasons.ts';
import type { storyInEnglish } from './story-words.ts';

export const storyInGerman: { readonly [Code in keyof typeof storyInEnglish]: Sentences[string] } = {
  'story-webhook': '{connection} hat Kontor per Webhook gemeldet: {topic}.',
  'story-polled': 'Kontor hat beim Abfragen von {connection} eine Änderung gefunden: {topic}.',
  'story-asked': 'Ein Aufrufer der API hat Kontor beauftragt: {document}.',
  'story-made': 'Kontor hat die Buchung für {document} angelegt.',
  'story-call': 'Kontor hat {connection} aufgerufen und eine Antwort mit dem Status {status} bekommen.',
  'story-call-failed':
    'Kontor hat {connection} aufgerufen und keine vollständige Antwort bekommen ({failure}).',
  'story-post-accepted': 'Kontor hat den Beleg gesendet. {connection} hat ihn angenommen.',
  'story-post-rejected': 'Kontor hat den Beleg gesendet. {connection} hat ihn abgelehnt.',
  'story-post-uncertain':
    'Kontor hat den Beleg gesendet. Die Antwort sagt nicht, ob {connection} ihn hat. Kontor sucht ihn deshalb.',
  'story-post-failed': 'Kontor konnte den Beleg nicht an {connection} senden und versucht es noch einmal.',
  'story-post-parked':
    'Kontor hat versucht, den Beleg an {connection} zu senden. Er wartet auf die Entscheidung einer Person.',
  'story-find-found': 'Kontor hat den Beleg in {connection} gesucht und gefunden.',
  'story-find-absent': 'Kontor hat den Beleg in {connection} gesucht. Er ist nicht da.',
  'story-find-differs':
    'Kontor hat den Beleg in {connection} gesucht und einen mit seiner Referenz gefunden, der abweicht.',
  'story-find-several': 'Kontor hat den Beleg in {connection} gesucht und mehrere gefunden.',
  'story-attempt': 'Versuch an {connection}: {kind}, {outcome}.',
  'story-booked': 'Der Beleg ist als {number} gebucht.',
  'story-same':
    'Kontor hat den Beleg zurückgelesen: {connection} hat ihn so gespeichert, wie er gesendet wurde.',
  'story-differs':
    'Kontor hat den Beleg zurückgelesen: {connection} hat ihn anders gespeichert, als er gesendet wurde.',
  'story-replayed': '{who} hat die Buchung wiederholt.',
  'story-settled': '{who} hat die Buchung geklärt.',
  'story-accepted-difference': '{who} hat die Abweichung angenommen.',
  'story-closed-by': '{who} hat die Buchung geschlossen.',
  'story-closed': 'Die Buchung wurde ohne Beleg geschlossen.',
  'story-related': 'Kontor hat zum selben Datensatz eine weitere Buchung: {document}, {state}.',

  'state-planned': 'geplant',
  'state-sent': 'gesendet',
  'state-uncertain': 'ungewiss',
  'state-accepted': 'angenommen',
  'state-rejected': 'abgelehnt',
  'state-parked': 'geparkt',
  'state-closed': 'geschlossen',

  'document-named': '{one} {name}',
  'document-named-over': '{one} {name} über {amount}',

  'found-with-arrival': '{arrived} {outcome}',
  'found-arrived': '{connection} hat Kontor am {at} gemeldet: {one} {subject}.',
  'found-booked': '{connection} hat {document} am {at} als {number} gebucht.',
  'found-waits': 'Kontor hat {document} noch nicht an {connection} gesendet. {why}',
  'found-sent': 'Kontor sendet {document} gerade an {connection}. {why}',
  'found-uncertain':
    'Kontor hat {document} an {connection} gesendet, weiß noch nicht, ob der Beleg angekommen ist, und sucht ihn. {why}',
  'found-rejected': '{connection} hat {document} abgelehnt: {why}',
  'found-parked': 'Kontor braucht eine Entscheidung zu {document} für {connection}: {why}',
  'found-closed':
    'In {connection} gibt es keinen Beleg zu {document}, weil die Buchung geschlossen wurde. {why}',
  'found-queued': 'Kontor hat damit noch nicht begonnen. {why}',
  'found-not-due': 'Dafür ist im Moment nichts zu tun: {why}',
  'found-nothing-to-do': 'Ein Flow hat das verarbeitet, und es war nichts zu buchen. {why}',
  'found-unreadable': 'Kontor konnte das nicht lesen: {why}',
  'found-no-run': 'Dafür ist kein Flow gelaufen. {why}',
  'found-record': '{connection} hat {one} {id}: {name}.',
  'too-many-to-ask': [
    'Kontor fragt höchstens {most} Systeme.',
    'Suchen Sie als ein Mandant oder in den Objekten der Verbindung.',
  ],
  'not-found-in-time': [
    'Das System hat nicht innerhalb einer Sekunde geantwortet.',
    'Suchen Sie in den Objekten der Verbindung, dort wartet Kontor länger.',
  ],
};
