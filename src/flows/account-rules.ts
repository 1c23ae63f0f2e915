// The account rules of the journal flows: which account takes what. Set by people, checked against the ledger.
import { z } from 'zod';
import { isTimeZone } from '../core/calendar.ts';
import { KontorError } from '../core/errors.ts';
import { rule } from '../core/schema-rules.ts';
import type { Need } from '../models/flow.ts';
import { accountProblem, companyCodeProblem, costCenterProblem } from '../models/ledger-check.ts';
import { picks } from '../models/picks.ts';
import type { Side } from '../models/side.ts';
import { chartOf, type JournalEntry } from './journal-entry.ts';

const account = z
  .string()
  .regex(/^[\w-]{1,10}$/, rule('rule-account'))
  .meta(picks('to', 'gl-accounts', 'account', { chart_of_accounts: 'chartOfAccounts' }));
const byName = z.record(z.string(), account);

export const timeZone = z
  .string()
  .refine(isTimeZone, rule('rule-time-zone'))
  .meta({ title: 'Time zone of the books' })
  .optional()
  .describe(
    "The calendar of the books: the zone in which an order's instant becomes a day. Left out: that of the shop.",
  );

const outside = z
  .record(z.string(), z.enum(['book', 'wait']))
  .meta({ title: 'Orders that are paid without a payment' })
  .describe(
    'By payment method: whether an order that the shop calls paid and that has no payment counts as paid, or waits for one. `default` is for every other method.',
  );
export const paidOutside = outside.default({ default: 'book' });

/** What a channel may have of its own. Without defaults: what a channel does not say is as everywhere. */
const perChannel = {
  companyCode: z
    .string()
    .length(4)
    .meta({ title: 'Company code', ...picks('to', 'company-codes', 'company_code') })
    .describe('The company code whose books the entries are in, such as 1710. S/4HANA needs it.'),
  controllingArea: z
    .string()
    .length(4)
    .meta({ title: 'Controlling area' })
    .describe('Where cost centers are looked up.'),
  documentType: z
    .string()
    .min(2)
    .max(2)
    .meta({ title: 'Document type' })
    .describe('The type of the journal entries in SAP.'),
  revenue: account.meta({ title: 'Revenue account' }).describe('Takes the goods, without tax.'),
  revenueBySku: byName
    .meta({ title: 'Revenue accounts by SKU' })
    .describe('Revenue accounts of single products: { "TG11": "41000500" }. `revenue` takes every other.'),
  tax: account.meta({ title: 'Tax account' }).describe('Takes taxes.'),
  taxByName: byName
    .meta({ title: 'Tax accounts by name of the tax' })
    .describe(
      'Tax accounts by the name of the tax in the shop: { "VAT 7%": "22000100" }. `tax` takes every other.',
    ),
  taxCode: z
    .string()
    .max(2)
    .meta({ title: 'Tax code' })
    .describe('SAP tax code written on tax lines, where the ledger asks for one.'),
  taxCodeByName: z
    .record(z.string(), z.string().max(2))
    .meta({ title: 'Tax codes by name of the tax' })
    .describe(
      'Tax codes by the name of the tax in the shop, where rates have codes of their own; `taxCode` is for every other.',
    ),
  taxLiable: z
    .enum(['seller', 'marketplace'])
    .meta({ title: 'Who owes the tax' })
    .describe(
      'Who owes the tax of these orders. marketplace: it is booked on marketplaceTax, without a tax code. Orders of a marketplace for which it is not said are parked.',
    ),
  marketplaceTax: account
    .meta({ title: 'Account for tax of marketplaces' })
    .describe('Takes tax that a marketplace has collected and pays.'),
  shipping: account.meta({ title: 'Shipping account' }).describe('Takes shipping, without tax.'),
  discount: account.meta({ title: 'Discount account' }).describe('Takes discounts and coupons, without tax.'),
  fees: account.meta({ title: 'Account of fees' }).describe('Takes fees, handling and gift wrapping.'),
  feesByName: byName
    .meta({ title: 'Accounts of fees by name' })
    .describe(
      'Accounts of single fees by their name in the shop: { "Tip": "41300000" }. `fees` takes every other.',
    ),
  rounding: account
    .meta({ title: 'Rounding account' })
    .describe(
      'Takes what is left between the parts of an order and its total; the discount account when left out.',
    ),
  returns: account
    .meta({ title: 'Account of returns' })
    .describe('Takes refunds of goods; the revenue account when left out.'),
  goodwill: account
    .meta({ title: 'Account of goodwill' })
    .describe(
      'Takes amounts that are given back on an order as a whole; the account of returns when left out.',
    ),
  restockingFees: account
    .meta({ title: 'Account of restocking fees' })
    .describe('Takes what is kept back of a refund.'),
  giftCertificates: account
    .meta({ title: 'Account of gift certificates' })
    .describe('Gift certificates that are sold and not redeemed yet.'),
  storeCredit: account
    .meta({ title: 'Account of store credit' })
    .describe('Store credit that customers have and have not spent yet.'),
  deposits: account
    .meta({ title: 'Account of deposits' })
    .describe(
      'Takes what comes in for an order before it is fully paid, until the order is booked. Left out: such payments are booked with the order.',
    ),
  clearing: byName
    .meta({ title: 'Clearing accounts by payment method' })
    .describe(
      'Clearing accounts of payments: { "stripe": "11002010", "default": "11002090" }. A payment is looked for by its gateway, then by its method, then by the payment method of the order; `default` takes every other.',
    ),
  costCenter: z
    .string()
    .max(10)
    .meta({
      title: 'Cost center',
      ...picks('to', 'cost-centers', 'cost_center', { controlling_area: 'controllingArea' }),
    })
    .describe('Written on revenue, shipping, discount, fee and return lines.'),
  paidOutside: outside,
};

const channelRules = z.strictObject(perChannel).partial();

export const accountRules = z.strictObject({
  currencies: z
    .array(z.string().length(3))
    .min(1)
    .meta({ title: 'Currencies' })
    .describe('Currencies in which these accounts may be posted; orders in another one are parked.'),
  ...channelRules.shape,
  chartOfAccounts: z
    .string()
    .length(4)
    .meta({ title: 'Chart of accounts' })
    .default('YCOA')
    .describe('Where accounts are looked up, in a ledger with company codes.'),
  controllingArea: perChannel.controllingArea.default('A000'),
  documentType: perChannel.documentType.default('SA'),
  revenue: perChannel.revenue,
  revenueBySku: perChannel.revenueBySku.default({}),
  tax: perChannel.tax,
  taxByName: perChannel.taxByName.default({}),
  taxCodeByName: perChannel.taxCodeByName.default({}),
  shipping: perChannel.shipping,
  discount: perChannel.discount,
  feesByName: perChannel.feesByName.default({}),
  clearing: perChannel.clearing,
  paidOutside,
  roundingLimit: z
    .string()
    .regex(/^\d{1,6}(\.\d{1,4})?$/, rule('rule-amount'))
    .meta({ title: 'Largest rounding difference' })
    .default('0.05')
    .describe(
      'The most that the parts of an order may differ from its total, in its currency; at least one smallest unit. Orders with a larger difference are parked.',
    ),
  afterBooking: z
    .enum(['park', 'offset'])
    .meta({ title: 'When an order changes afterwards' })
    .default('park')
    .describe(
      'What happens when an order changes after it was booked (edited, voided): offset books the difference as a document of its own, park leaves that to a person.',
    ),
  channels: z
    .record(z.string(), channelRules)
    .meta({ title: 'Rules of single channels' })
    .default({})
    .describe("Rules of single channels of the shop, by the channel's id; what is not said is as above."),
  timeZone,
  closedPeriod: z
    .enum(['park', 'next-open-day'])
    .meta({ title: 'When the period is closed' })
    .default('park')
    .describe(
      'What Kontor does when the period of a document is closed. next-open-day: Kontor posts the document on the first open day after it, and keeps the document date. park: the posting stays `rejected` until a person opens the period and replays it.',
    ),
  postingDate: z
    .enum(['order', 'today'])
    .meta({ title: 'Posting date' })
    .default('order')
    .describe('The date of the order or refund, or today.'),
  referencePrefix: z
    .string()
    .regex(/^[A-Z0-9-]{1,6}$/)
    .meta({ title: 'Prefix of references' })
    .default('BC-')
    .describe('Stands before the order number in the reference that SAP is searched by. One per shop.'),
});

/** What the rules are checked against; cost centers too, where the rules name one. */
export const ledgerNeeds: readonly Need[] = ['gl-accounts.list'];

export type AccountRules = z.output<typeof accountRules>;
type Accounts = Partial<AccountRules>;

const single = [
  'revenue',
  'tax',
  'marketplaceTax',
  'shipping',
  'discount',
  'fees',
  'rounding',
  'returns',
  'goodwill',
  'restockingFees',
  'giftCertificates',
  'storeCredit',
  'deposits',
] as const;
const maps = ['revenueBySku', 'taxByName', 'feesByName', 'clearing'] as const;

/** One account and where the rules name it. */
function accountsOf(rules: Accounts): [place: string, account: string][] {
  return [
    ...single.flatMap((name): [string, string][] => (rules[name] === undefined ? [] : [[name, rules[name]]])),
    ...maps.flatMap(name =>
      Object.entries(rules[name] ?? {}).map(([key, value]): [string, string] => [`${name}.${key}`, value]),
    ),
    ...Object.entries(rules.channels ?? {}).flatMap(([id, own]) =>
      accountsOf(own as Accounts).map(([place, number]): [string, string] => [
        `channels.${id}.${place}`,
        number,
      ]),
    ),
  ];
}

/** One company code and where the rules name it. */
function companyCodesOf({ companyCode, channels }: AccountRules): [place: string, company: string][] {
  const named: [string, string | undefined][] = [
    ['companyCode', companyCode],
    ...Object.entries(channels).map(([id, own]): [string, string | undefined] => [
      `channels.${id}.companyCode`,
      own.companyCode,
    ]),
  ];
  return named.flatMap(([place, company]): [string, string][] =>
    company === undefined ? [] : [[place, company]],
  );
}

/** The rules for documents of this channel. */
export function rulesOf(rules: AccountRules, channel: string | null): AccountRules {
  const own = Object.entries(rules.channels[channel ?? ''] ?? {}).filter(([, value]) => value !== undefined);
  return { ...rules, ...Object.fromEntries(own) };
}

/** What is wrong with the rules against the ledger's own lists, one sentence each. */
export async function validateRules(
  rules: AccountRules,
  { from, to }: { from: Side; to: Side },
  today: string,
): Promise<string[]> {
  const { companyCode, revenue, controllingArea, costCenter } = rules;
  const [found] = companyCode === undefined ? await to.known('gl-accounts', { account: revenue }) : [];
  if (found?.chart_of_accounts)
    return ['companyCode: This ledger has charts of accounts, and books in company codes.'];
  const ofCostCenter = async (center: string) => ({
    place: 'costCenter',
    problem: await costCenterProblem(to, controllingArea, center, today),
  });
  // Nothing is awaited before all of them are: one that failed meanwhile would be nobody's, and end the process.
  const problems = await Promise.all([
    ...accountsOf(rules).map(async ([place, number]) => ({
      place,
      problem: await accountProblem(to, chartOf(rules), number),
    })),
    ...(costCenter === undefined ? [] : [ofCostCenter(costCenter)]),
    ...companyCodesOf(rules).map(async ([place, company]) => ({
      place,
      problem: await companyCodeProblem(to, company),
    })),
  ]);
  return [
    ...problems.flatMap(({ place, problem }) => (problem ? [`${place}: ${problem.message}`] : [])),
    ...(await unknownChannels(rules, from)),
  ];
}

/** Rules for a channel that the shop does not have would never apply. */
async function unknownChannels({ channels }: AccountRules, from: Side): Promise<string[]> {
  const ids = Object.keys(channels);
  if (ids.length === 0) return [];
  const known = await from.known('shop-channels', {}).catch(thrown => {
    // If the shop forbids listing channels, they are not checked.
    if (thrown instanceof KontorError && thrown.kind === 'forbidden') return undefined;
    throw thrown;
  });
  if (!known) return [];
  const there = new Set(known.map(({ id }) => id));
  return ids.filter(id => !there.has(id)).map(id => `channels.${id}: The shop has no channel ${id}.`);
}

/** Throws `input` for an account or a cost center that cannot be booked to. */
export async function checkAccounts(
  to: Side,
  { chartOfAccounts, controllingArea, lines }: JournalEntry,
  today: string,
): Promise<void> {
  const refuse = (problem: KontorError | undefined) => {
    if (problem) throw problem;
  };
  for (const number of new Set(lines.map(line => line.account)))
    refuse(await accountProblem(to, chartOfAccounts, number));
  for (const center of new Set(lines.flatMap(line => line.costCenter ?? [])))
    refuse(await costCenterProblem(to, controllingArea, center, today));
}
