// What the schemas of Kontor demand beyond the rules that zod knows, by code. A schema gives `rule(code)` as its message; `field-problems.ts` finds the code
// by that text, because a schema hands on nothing else.
const english = {
  'rule-no-control-characters': 'must not contain control characters',
  'rule-printable-ascii': 'must be printable ASCII without spaces',
  'rule-decimal-text': 'must be a decimal number as text, such as "12.50"',
  'rule-operation': 'must be like journal-entries.create',
  'rule-pem': 'must be PEM text (-----BEGIN …-----)',
  'rule-account': 'must be an account of up to ten letters and digits',
  'rule-amount': 'must be an amount such as 0.05',
  'rule-something-to-change': 'must name what is to be changed',
  'rule-each-item-once': 'must name each item once',
  'rule-some-location': 'must name a location',
  'rule-sku-once': 'must not name a SKU twice',
  'rule-time-zone': 'must be a time zone such as America/Chicago',
  'rule-date-format': 'must be a date format such as DD.MM.YYYY',
  'rule-origin': 'must be an origin such as https://app.example.com',
  'rule-cursor': 'is not a cursor',
  'rule-hash': 'is not a hash',
  'rule-short-name': 'must consist of small letters, digits, _ and -, at most 63',
  'rule-tunnel-address': 'must be socks5://host:port or http://host:port',
  'rule-seconds': 'must be a number of seconds up to 60, such as 10s',
  'rule-not-before-since': 'must not be before since',
  'rule-secret-or-certificate':
    'must have a clientSecret, or with clientAuth certificate a client with certificate and key',
  'rule-debit-or-credit': 'must have either debit or credit',
  'rule-something-expected': 'must say what is expected',
  'rule-hosts': 'must be names, addresses, and networks such as 10.1.0.0/16, with commas between them',
  'rule-proxies': 'must be addresses, and networks such as 10.1.0.0/16, with commas between them',
} as const;

export const germanRules: Record<keyof typeof english, string> = {
  'rule-no-control-characters': 'darf keine Steuerzeichen enthalten',
  'rule-printable-ascii': 'muss aus druckbarem ASCII ohne Leerzeichen bestehen',
  'rule-decimal-text': 'muss eine Dezimalzahl als Text sein, zum Beispiel "12.50"',
  'rule-operation': 'muss aussehen wie journal-entries.create',
  'rule-pem': 'muss PEM-Text sein (-----BEGIN …-----)',
  'rule-account': 'muss ein Konto aus höchstens zehn Buchstaben und Ziffern sein',
  'rule-amount': 'muss ein Betrag sein, zum Beispiel 0.05',
  'rule-something-to-change': 'muss nennen, was geändert werden soll',
  'rule-each-item-once': 'darf jede Position nur einmal nennen',
  'rule-some-location': 'muss einen Standort nennen',
  'rule-sku-once': 'darf keine SKU zweimal nennen',
  'rule-time-zone': 'muss eine Zeitzone sein, zum Beispiel America/Chicago',
  'rule-date-format': 'muss ein Datumsformat wie TT.MM.JJJJ sein, geschrieben als DD.MM.YYYY',
  'rule-origin': 'muss ein Ursprung (Origin) sein, zum Beispiel https://app.example.com',
  'rule-cursor': 'ist kein Cursor',
  'rule-hash': 'ist kein Hash',
  'rule-short-name': 'muss aus Kleinbuchstaben, Ziffern, _ und - bestehen, höchstens 63',
  'rule-tunnel-address': 'muss socks5://host:port oder http://host:port sein',
  'rule-seconds': 'muss eine Anzahl von Sekunden bis 60 sein, zum Beispiel 10s',
  'rule-not-before-since': 'darf nicht vor since liegen',
  'rule-secret-or-certificate':
    'muss ein clientSecret haben, oder mit clientAuth certificate einen client mit certificate und key',
  'rule-debit-or-credit': 'muss entweder debit oder credit haben',
  'rule-something-expected': 'muss sagen, was erwartet wird',
  'rule-hosts': 'muss aus Namen, Adressen und Netzen wie 10.1.0.0/16 bestehen, mit Kommas dazwischen',
  'rule-proxies': 'muss aus Adressen und Netzen wie 10.1.0.0/16 bestehen, mit Kommas dazwischen',
};

export const englishRules = english;

type Code = keyof typeof english;

const codes = new Map(Object.entries(english).map(([code, text]) => [text as string, code as Code]));

/** The message of a schema's own rule. */
export const rule = (code: Code): string => english[code];

/** Undefined: no rule of Kontor says so. */
export const ruleSaid = (message: string): Code | undefined => codes.get(message);
