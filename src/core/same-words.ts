// Whether two texts of a system say the same. What a system numbers and dates anew in each answer is left out of the comparison:
// ids of transactions and requests, and times. Numbers of documents and accounts, amounts and days count.

const passing: readonly RegExp[] = [
  // 2026-11-26T21:09:29.123Z, 2026-11-26 21:09:29
  /\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?/g,
  // 20261126210929, 20261126210929.1234567
  /\b(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d[0-5]\d(?:\.\d{1,9})?\b/g,
  /\b\d\d:\d\d:\d\d(?:[.,]\d{1,9})?\b/g,
  /\b[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\b/gi,
  // An id without its hyphens. Numbers of documents have no letters, and are shorter.
  /\b[\da-f]{32}\b/gi,
  // What is called an id, however it is written.
  /\b(?:transaction|request|correlation|trace|session|log)[ _-]?id(?:[ :=]{1,3})[\w+/=-]{4,64}/gi,
];

export function sameWords(one: string, other: string): boolean {
  return lasting(one) === lasting(other);
}

function lasting(text: string): string {
  return passing
    .reduce((left, pattern) => left.replace(pattern, '…'), text)
    .replace(/\s+/g, ' ')
    .trim();
}
