// SAP's codes of regions, by the name or the code that a shop has for them. SAP delivers the regions of each country in
// its own way, and a code that it does not know makes it refuse the whole address (S4-118): a region without a known code is left out.

import { ofLosses } from '../../../models/losses.ts';
import type { Fitted } from '../../kit/fit-record.ts';
import type { Given } from '../../kit/odata/create.ts';

/** The codes of one system, by those of ISO 3166-2: `GB-KEN`. */
export type RegionCodes = Readonly<Record<string, string>>;

/** Countries whose regions SAP delivers under the second part of their ISO code. */
const asInIso = new Set(['AU', 'BR', 'CA', 'CH', 'IT', 'JP', 'US']);
/** The other countries that are known, by the second part of the ISO code. */
const delivered: Readonly<Record<string, RegionCodes>> = {
  AT: { 1: 'B', 2: 'K', 3: 'NOE', 4: 'OOE', 5: 'S', 6: 'ST', 7: 'T', 8: 'V', 9: 'W' },
  DE: {
    ...{ SH: '01', HH: '02', NI: '03', HB: '04', NW: '05', HE: '06', RP: '07', BW: '08' },
    ...{ BY: '09', SL: '10', BE: '11', BB: '12', MV: '13', SN: '14', ST: '15', TH: '16' },
  },
};
/** English names, where ISO has only those of the country's own language. */
const english: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  AT: {
    ...{ carinthia: '2', 'lower austria': '3', 'upper austria': '4', styria: '6', tyrol: '7', vienna: '9' },
  },
  DE: {
    ...{ bavaria: 'BY', hesse: 'HE', 'lower saxony': 'NI', 'north rhine-westphalia': 'NW', saxony: 'SN' },
    ...{ 'mecklenburg-western pomerania': 'MV', 'rhineland-palatinate': 'RP', 'saxony-anhalt': 'ST' },
    thuringia: 'TH',
  },
};

/** `region`: a name, an ISO code with the country or without, or SAP's own code. Undefined: there is none. */
export async function regionCode(
  country: string,
  region: string,
  codes: RegionCodes,
): Promise<string | undefined> {
  const land = country.toUpperCase();
  const given = region.trim().toUpperCase();
  const own = delivered[land] ?? {};
  const ofSystem = Object.entries(codes).flatMap(([iso, code]) => (iso.startsWith(`${land}-`) ? [code] : []));
  if (given !== '' && [...Object.values(own), ...ofSystem].includes(given)) return given;
  const part = await isoPart(land, region.trim());
  if (part === undefined) return undefined;
  // An administrator may have it left out.
  const code = codes[`${land}-${part}`] ?? own[part] ?? (asInIso.has(land) ? part : undefined);
  return code === '' ? undefined : code;
}

/**
 * With the codes of the regions in these addresses of it. An address is written without a region that has no known code: SAP refuses
 * addresses with an unknown one.
 */
export async function withRegionCodes(
  given: Given,
  addresses: readonly string[],
  codes: RegionCodes,
): Promise<Fitted<Given>> {
  const coded: Fitted<Given> = { record: given, losses: [] };
  for (const name of addresses) {
    const { region, ...address } = (given[name] ?? {}) as Record<string, string | undefined>;
    if (region === undefined) continue;
    const country = address.country ?? '';
    const code = await regionCode(country, region, codes);
    coded.record = { ...coded.record, [name]: code === undefined ? address : { ...address, region: code } };
    if (code === undefined)
      coded.losses.push(ofLosses.reason('region-left-out', { field: `${name}.region`, region, country }));
  }
  return coded;
}

/** What stands behind the country in its ISO code. */
async function isoPart(country: string, region: string): Promise<string | undefined> {
  const named = english[country]?.[region.toLowerCase()];
  if (named !== undefined) return named;
  // The table is large, and needed for addresses with a region only.
  const { iso31662 } = await import('iso-3166/2.js');
  const code = region.toUpperCase().replace(`${country}-`, '');
  const plain = plainName(region);
  const found = iso31662.find(
    one =>
      one.code.startsWith(`${country}-`) &&
      (one.code === `${country}-${code}` || (plain !== '' && plainName(one.name) === plain)),
  );
  return found?.code.slice(country.length + 1);
}

/** Shops write names with or without accents and hyphens. */
const plainName = (name: string) =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
