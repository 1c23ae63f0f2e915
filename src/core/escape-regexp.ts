/** The text as a pattern that matches it and nothing else. (RegExp.escape is not there before Node 24.) */
export const escapeRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
