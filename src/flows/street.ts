// A street as shops have it, in one line, as street and house number where nobody can be wrong about it.

/** Where people write the number behind the street. */
const numberBehind = new Set(
  'AT BE CH CZ DE DK EE ES FI HR HU IS IT LI LT LV NL NO PL PT RO RS SE SI SK'.split(' '),
);
/** What has a number, and is no street. */
const noStreet = /\b(?:postfach|packstation|postfiliale|postbus|casella|apartado|boks|box)\b/iu;
/** `12`, `12a`, `12 a`, `12-14`, `12/3`. */
const number = /^[1-9]\d{0,3}(?: ?[a-z])?(?:[-/][1-9]\d{0,3}[a-z]?)?$/iu;

/** The number stays in the street where the country writes it otherwise, or where the line has another number, too. */
export function streetOf(line: string, country: string): { street: string; house_number?: string } {
  const street = line.trim();
  const at = street.search(/\d/u);
  const name = street.slice(0, at).trim();
  const isSplit =
    numberBehind.has(country.toUpperCase()) &&
    /\p{L}{2}/u.test(name) &&
    // "Calle Mayor, 12" is "Calle Mayor"; behind a hyphen or a slash stands no house.
    /[\p{L}.,)]$/u.test(name) &&
    /\s|,/u.test(street.charAt(at - 1)) &&
    number.test(street.slice(at)) &&
    !noStreet.test(name);
  if (!isSplit) return { street };
  return { street: name.replace(/,$/u, ''), house_number: street.slice(at) };
}
