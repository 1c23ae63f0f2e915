// Where a sales order stands, as the order board shows it.

export const boardStates = ['at-risk', 'open', 'partly', 'delivered', 'billed'] as const;
export type BoardState = (typeof boardStates)[number];

/** Why an order is at risk. */
export const risks = ['blocked', 'overdue', 'due'] as const;
export type Risk = (typeof risks)[number];

/** The fields of a record of `sales-orders` that say where it stands. */
export type Order = {
  [Field in
    | 'delivery_status'
    | 'billing_status'
    | 'delivery_block'
    | 'billing_block'
    | 'requested_delivery_date'
    | 'status']?: string | null | undefined;
};

/** An order is at risk from so many days before the requested date. */
const nearDays = 3;

/** `today`: YYYY-MM-DD. */
export function boardStateOf(order: Order, today: string): { state: BoardState; risk: Risk | undefined } {
  const risk = riskOf(order, today);
  return { state: risk ? 'at-risk' : progressOf(order), risk };
}

/** Regardless of risks. */
function progressOf({ status, delivery_status, billing_status }: Order): Exclude<BoardState, 'at-risk'> {
  // Services are billed without a delivery, and some orders are delivered and never billed.
  if (billing_status === 'complete') return 'billed';
  if (status === 'complete' || delivery_status === 'complete') return 'delivered';
  return delivery_status === 'partly' ? 'partly' : 'open';
}

function riskOf(order: Order, today: string): Risk | undefined {
  const { status, delivery_status, billing_status, requested_delivery_date: wanted } = order;
  const isDelivered = delivery_status === 'complete' || delivery_status === 'not relevant';
  const isBilled = billing_status === 'complete' || billing_status === 'not relevant';
  // A block stops only what is still to come.
  if (status !== 'complete' && ((order.delivery_block && !isDelivered) || (order.billing_block && !isBilled)))
    return 'blocked';
  if (isDelivered || status === 'complete' || !wanted) return undefined;
  const days = daysBetween(today, wanted);
  if (days < 0) return 'overdue';
  return days <= nearDays ? 'due' : undefined;
}

/** Whole days; both are days without a time, so that no time zone counts. */
const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;
