// The filters of commands about many postings.
import { type Command, InvalidArgumentError } from 'commander';
import { postingStates } from '../core/words.ts';
import { inPeriod } from './list-options.ts';

/** `parked,rejected`, as the API takes it. */
const states = (text: string): string => {
  if (text.split(',').some(one => !(postingStates as readonly string[]).includes(one)))
    throw new InvalidArgumentError(
      `Expected: one or several of ${postingStates.join(', ')}; such as parked,rejected.`,
    );
  return text;
};

/** Adds the options. */
export const narrowed = (command: Command): Command =>
  inPeriod(command, 'stored')
    .option('--flow <flow>', 'id or name')
    .option('--connection <id>', 'the connection that they are written to')
    .option('--state <states>', `one or several, separated by commas: ${postingStates.join(', ')}`, states)
    .option('--reason <code>', 'only those with this reason code')
    .option('--differs', 'only those whose documents differ from what was sent')
    .option(
      '--amount <from..to>',
      'of this amount, or from one to another: 100..200, 100.. or ..200',
      amounts,
    )
    .option('--text <beginning>', 'the beginning of a reference, a document number, an order or a key')
    .option('--order <id>', 'everything about this order: its document, changes, refunds and deposits')
    .option('--business-key <key>', 'the whole key, or its last parts: orders/1001');

export interface Narrowed {
  flow?: string;
  connection?: string;
  state?: string;
  reason?: string;
  differs?: boolean;
  since?: string;
  until?: string;
  amount?: { from: string | undefined; to: string | undefined };
  text?: string;
  order?: string;
  businessKey?: string;
}

/** As the API takes them. */
export const filterOf = ({ reason, differs, amount, order, businessKey, ...same }: Narrowed) => ({
  flow: same.flow,
  connection: same.connection,
  state: same.state,
  since: same.since,
  until: same.until,
  text: same.text,
  reason_code: reason,
  differs: differs ? ('true' as const) : undefined,
  amount_from: amount?.from,
  amount_to: amount?.to,
  business_key: businessKey,
  of: order && `orders/${order}`,
});

const amounts = (text: string): Narrowed['amount'] => {
  const decimal = '-?\\d+(?:\\.\\d+)?';
  const [, from, dots, to] = new RegExp(`^(${decimal})?(\\.\\.)?(${decimal})?$`).exec(text) ?? [];
  if ((from ?? to) === undefined || (dots === undefined && to !== undefined))
    throw new InvalidArgumentError('Expected: an amount such as 12.50, or two with dots between: 100..200.');
  return { from, to: dots === undefined ? from : to };
};

/** Without what was not asked for, as a body of a request takes it. */
export const asked = <Filter extends object>(filter: Filter) =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Filter]?: Exclude<Filter[Name], undefined>;
  };
