// The languages in which Kontor speaks to people.

export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

/** In which logs, messages and the command line are written. */
export const ownLanguage = 'en' as const satisfies Language;
