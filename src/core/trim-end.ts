/** Without the characters at its end that are this one. (A pattern for it takes quadratic time: `/x+$/` is tried at every x.) */
export function trimEnd(text: string, character: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === character) end--;
  return text.slice(0, end);
}
