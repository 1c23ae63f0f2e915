// To which customer of the target an order is sold. One that was merged is followed to the one that has taken its place; one that is
// blocked, archived or gone is a question for a person. Nobody is created here.
import { KontorError } from '../core/errors.ts';
import type { Reason } from '../core/reasons.ts';
import type { FlowContext } from '../models/flow.ts';
import type { UnifiedRecord } from '../models/objects/all.ts';
import type { ShopOrder } from '../models/objects/shop.ts';
import { customerKey } from './customer-to-business-partner.ts';
import { orderKey } from './references.ts';
import type { SalesOrderSettings } from './sales-order-settings.ts';
import { say } from './sentences.ts';

type Context = FlowContext<SalesOrderSettings>;

/** What is read of a customer of the target. Null, or missing: that is not known. */
interface Partner {
  name?: string | null;
  order_block?: string | null;
  is_posting_blocked?: boolean | null;
  is_blocked?: boolean | null;
  is_archived?: boolean | null;
  is_marked_for_deletion?: boolean | null;
  merged_into?: string | null;
  sales_areas?: SalesArea[] | null;
}
interface SalesArea {
  sales_organization: string | null;
  distribution_channel: string | null;
  division: string | null;
  order_block?: string | null;
  is_marked_for_deletion?: boolean | null;
}
const parts = ['is_blocked', 'is_archived', 'is_marked_for_deletion', 'merged_into', 'sales_areas'];

/** A longer chain of merges counts as a circle. */
const mostMerges = 20;

/**
 * Undefined: the customer is not in the target system yet. Throws kind `input` where a person has to say what to do.
 */
export async function soldToOf(order: ShopOrder, context: Context): Promise<string | undefined> {
  const { settings, posted } = context;
  const standing = await posted('sales-orders.create', orderKey(order.id));
  // What was sold stays sold to the same customer, whatever has happened to them since.
  const sold = standing?.state === 'accepted' ? standing.record?.customer : undefined;
  if (typeof sold === 'string') return sold;
  const set = customerInSettings(order, settings);
  if (set !== undefined) return standingPartner(order.id, set, context, readIfAllowed(context));
  const customer = order.customer ?? '';
  const made = await posted('customers.create', customerKey(customer));
  if (made?.state === 'closed') throw say.error('customer-closed', { order: order.id, customer });
  if (made?.state !== 'accepted' || made.documentNumber === undefined) return undefined;
  const read = (id: string) => context.to.get('customers', id, parts);
  return standingPartner(order.id, made.documentNumber, context, read);
}

/** Undefined: it is the partner that was made of the customer of the shop. */
function customerInSettings({ customer, currency }: ShopOrder, settings: SalesOrderSettings) {
  const { guests, soldToByCustomer, soldToFromPartner, soldToByCurrency, soldTo } = settings;
  const one = customer === null ? guests?.soldTo : soldToByCustomer[customer];
  if (one !== undefined) return one;
  return customer === null || !soldToFromPartner ? (soldToByCurrency[currency] ?? soldTo) : undefined;
}

type Read = (id: string) => Promise<UnifiedRecord | undefined>;

/** A customer of the settings stands for many orders, and can be used where Kontor may not read customers: then the target decides. */
const readIfAllowed =
  ({ to }: Pick<Context, 'to'>): Read =>
  async id => {
    try {
      return await to.knownOne('customers', id, parts);
    } catch (thrown) {
      const isKept = thrown instanceof KontorError && notReadable.has(thrown.code);
      if (isKept) return { id };
      throw thrown;
    }
  };
const notReadable = new Set(['not-authorised', 'not-found', 'no-object', 'no-set']);

/** The one that orders go to now. Throws `input/partner-…`. */
async function standingPartner(
  order: string,
  customer: string,
  { settings }: Pick<Context, 'settings'>,
  read: Read,
): Promise<string> {
  let id = customer;
  for (let merges = 0; merges <= mostMerges; merges++) {
    const partner = (await read(id)) as Partner | undefined;
    const named = partner?.name ? `${id} (${partner.name})` : id;
    if (!partner) throw say.error('partner-gone', { order, customer: named });
    if (!partner.merged_into) {
      refuseUnusable(order, named, partner, settings);
      return id;
    }
    id = partner.merged_into;
  }
  throw say.error('merged-in-a-circle', { order, customer });
}

function refuseUnusable(order: string, customer: string, partner: Partner, settings: SalesOrderSettings) {
  const area = partner.sales_areas?.find(
    one =>
      one.sales_organization === settings.salesOrganization &&
      one.distribution_channel === settings.distributionChannel &&
      one.division === settings.division,
  );
  const block = blockOf(partner, area, settings);
  if (block) throw say.error('partner-blocked', { order, customer, block });
  if (partner.is_archived) throw say.error('partner-archived', { order, customer });
  if (partner.is_marked_for_deletion || area?.is_marked_for_deletion)
    throw say.error('partner-marked-for-deletion', { order, customer });
}

function blockOf(
  partner: Partner,
  area: SalesArea | undefined,
  { salesOrganization, distributionChannel, division, ignoredOrderBlocks }: SalesOrderSettings,
): Reason | undefined {
  const concerns = (block: string | null | undefined): block is string =>
    Boolean(block) && !ignoredOrderBlocks.includes(block ?? '');
  if (partner.is_blocked) return say.reason('blocked-for-everything');
  if (concerns(partner.order_block)) return say.reason('blocked-for-orders', { block: partner.order_block });
  if (concerns(area?.order_block))
    return say.reason('blocked-in-sales-area', {
      block: area.order_block,
      area: [salesOrganization, distributionChannel, division].join(' '),
    });
  return partner.is_posting_blocked ? say.reason('blocked-for-posting') : undefined;
}
