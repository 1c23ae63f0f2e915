// Whether a text is well-formed XML 1.0. The parser that reads messages here takes more than SAP does.
import { XMLValidator } from 'fast-xml-parser';

const forbidden = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u;
const reference = /&(?:(amp|lt|gt|quot|apos)|#(\d+)|#x([\da-fA-F]+));/y;

/** Undefined: it is. */
export function whyIllFormed(text: string): string | undefined {
  const bad = forbidden.exec(text)?.[0];
  if (bad !== undefined) return `the character ${codeOf(bad)} is not allowed`;
  const judged = XMLValidator.validate(text);
  return judged === true ? wrongReference(withoutSections(text)) : judged.err.msg;
}

const codeOf = (character: string) =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** Also a reference must not name a forbidden character. */
function wrongReference(text: string): string | undefined {
  for (let at = text.indexOf('&'); at !== -1; at = text.indexOf('&', at + 1)) {
    reference.lastIndex = at;
    const found = reference.exec(text);
    if (!found) return `an "&" is not escaped: ${text.slice(at, at + 10)}`;
    const [whole, named, decimal, hex] = found;
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    if (named === undefined && !(code <= 0x10ffff && !forbidden.test(String.fromCodePoint(code))))
      return `${whole} is no character`;
  }
  return undefined;
}

/** Comments and CDATA sections hold what they like. */
function withoutSections(text: string): string {
  let kept = '';
  let at = 0;
  for (;;) {
    const begins = /<!--|<!\[CDATA\[/g;
    begins.lastIndex = at;
    const section = begins.exec(text);
    if (!section) return kept + text.slice(at);
    kept += text.slice(at, section.index);
    const end = section[0] === '<!--' ? '-->' : ']]>';
    const to = text.indexOf(end, section.index);
    if (to === -1) return kept;
    at = to + end.length;
  }
}
