// Currencies that are defined in the system: those in use today (S4-126).

const defined = new Set(Intl.supportedValuesOf('currency'));

export const isCurrency = (code: string): boolean => defined.has(code);
