// The forms in which a secret travels and that reading a text cannot undo: in base64, alone or in the middle of something longer, and
// in another encoding of characters. What JSON, XML and addresses escape is undone where texts are searched (`fold-text.ts`).

/** Shorter pieces of base64 are found by chance. */
const shortestPiece = 7;
const beyondAscii = /[^\p{ASCII}]/u;

export function formsOf(secret: string): string[] {
  const utf8 = Buffer.from(secret);
  if (!beyondAscii.test(secret)) return [secret, ...base64Forms(utf8)].flatMap(alsoBehindBackslash);
  // UTF-8 that was read as Latin-1; and Latin-1 itself, which older systems take for Basic.
  const misread = utf8.toString('latin1');
  const forms = [secret, misread, ...base64Forms(utf8), ...base64Forms(Buffer.from(secret, 'latin1'))];
  return forms.flatMap(alsoBehindBackslash);
}

/** A backslash of somebody else before it makes an escape of its first letter, which is left out where texts are searched. */
const alsoBehindBackslash = (form: string): string[] =>
  /^[bfnrt]/.test(form) ? [form, form.slice(1)] : [form];

/** Alone; and what is always the same of it, wherever it begins in something longer. */
function base64Forms(bytes: Buffer): string[] {
  const pieces = [0, 1, 2].map(before => {
    const whole = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    const first = Math.ceil((before * 8) / 6);
    const last = Math.floor(((before + bytes.length) * 8) / 6);
    return whole.slice(first, last);
  });
  const alone = bytes.toString('base64').replaceAll('=', '');
  return [alone, ...pieces].filter(piece => piece.length >= shortestPiece);
}
