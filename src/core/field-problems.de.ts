// The German of `field-problems.ts`.
import type { Sentences } from './reasons.ts';

export const german: Sentences = {
  'field-wrong': '{field}: {problem}',
  'fields-more': 'und {count} weitere',
  'field-missing': 'fehlt (erwartet: {expected})',
  'field-unknown': 'hat kein Feld {fields}',
  'field-type': 'Ungültige Eingabe: erwartet wird {expected}',
  'field-not-one-of': 'Ungültige Auswahl: erwartet wird eines von {values}',
  'field-not-value': 'Ungültige Eingabe: erwartet wird {values}',
  'field-too-small': 'Zu klein: erwartet wird mindestens {minimum}',
  'field-too-small-above': 'Zu klein: erwartet wird mehr als {minimum}',
  'field-too-short': 'Zu kurz: erwartet werden mindestens {minimum} Zeichen',
  'field-too-few': 'Zu wenige: erwartet werden mindestens {minimum} Einträge',
  'field-too-large': 'Zu groß: erwartet wird höchstens {maximum}',
  'field-too-large-below': 'Zu groß: erwartet wird weniger als {maximum}',
  'field-too-long': 'Zu lang: erwartet werden höchstens {maximum} Zeichen',
  'field-too-many': 'Zu viele: erwartet werden höchstens {maximum} Einträge',
  'field-format': 'Ungültig: {format}',
  'field-pattern': 'Ungültiger Text: Er muss {pattern} entsprechen',
  'field-multiple': 'Ungültige Zahl: Sie muss ein Vielfaches von {divisor} sein',
};
