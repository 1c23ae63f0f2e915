// The order board for a customer of the product: where each order stands, with its items on demand.
import { useId, useState } from 'preact/hooks';
import type { Schemas } from '../../client/index.ts';
import type { Language } from '../element/language.ts';
import { day, money, quantity } from '../table/format.ts';
import { List } from '../table/list.tsx';
import { usePages } from '../table/pages.ts';
import { common } from '../table/texts.ts';
import { texts } from './texts.ts';

export type Order = Schemas['ShownOrder'];

export interface Orders {
  result: Order[];
  next_cursor: string | null;
  looked: number;
  unreadable: number;
}

export interface OrderListProps {
  language: Language;
  title: string;
  reader: string;
  revision: number;
  read(query: Record<string, string | undefined>, signal: AbortSignal): Promise<Orders>;
}

/** In their order; the compiler asks for each of them. */
const tones = {
  'at-risk': 'bad',
  open: 'plain',
  partly: 'warning',
  delivered: 'good',
  billed: 'good',
} satisfies Record<Order['state'], string>;
const states = Object.keys(tones) as Order['state'][];

interface Narrowing {
  state?: string;
  reference?: string;
}

export function OrderList({ language, title, reader, revision, read }: OrderListProps) {
  const says = texts[language];
  const [narrowing, setNarrowing] = useState<Narrowing>({});
  const pages = usePages(
    (cursor, signal) => read({ ...narrowing, cursor, today: today() }, signal),
    JSON.stringify(narrowing),
    reader,
    revision,
  );
  const isNarrowed = Object.keys(narrowing).length > 0;
  return (
    <List
      language={language}
      title={title || says.title}
      columns={[
        { title: says.state },
        { title: says.order },
        { title: says.customer },
        { title: says.wanted },
        { title: says.items },
        { title: says.amount, kind: 'number' },
      ]}
      pages={pages}
      filters={<Filters language={language} onChange={setNarrowing} />}
      rows={({ result }) => result.map(order => <Row key={order.id} language={language} order={order} />)}
      count={({ result, looked, unreadable, next_cursor }) =>
        [
          says.count(result.length),
          looked > result.length && says.looked(String(looked)),
          unreadable > 0 && says.unreadable(unreadable),
          next_cursor !== null && says.more,
        ]
          .filter(Boolean)
          .join(', ')
      }
      empty={isNarrowed ? says.none : says.noneYet}
    />
  );
}

function Filters({ language, onChange }: { language: Language; onChange(narrowing: Narrowing): void }) {
  const says = texts[language];
  const submit = (form: HTMLFormElement) => {
    const given = Object.entries(Object.fromEntries(new FormData(form))).map(
      ([name, value]) => [name, String(value).trim()] as const,
    );
    onChange(Object.fromEntries(given.filter(([, value]) => value !== '')));
  };
  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        submit(event.currentTarget);
      }}
    >
      <label>
        {says.show}
        <select name="state" onChange={event => submit(event.currentTarget.form as HTMLFormElement)}>
          <option value="">{common[language].all}</option>
          {states.map(state => (
            <option key={state} value={state}>
              {says[state]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {says.number}
        <input name="reference" type="search" autocomplete="off" maxlength={50} />
      </label>
      <button type="submit">{says.find}</button>
    </form>
  );
}

function Row({ language, order }: { language: Language; order: Order }) {
  const says = texts[language];
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const { reference, customer, state, risk, items } = order;
  return (
    <>
      <tr>
        <td>
          <span class="state" data-tone={risk === 'due' ? 'warning' : tones[state]}>
            {says[risk ?? state]}
          </span>
        </td>
        <th scope="row">
          {reference ?? order.id}
          {reference !== null && <span class="second">{order.id}</span>}
        </th>
        <td>{customer}</td>
        <td class="short">{day(order.requested_delivery_date, language)}</td>
        <td class="short">
          <button
            type="button"
            class="more"
            aria-expanded={isOpen}
            aria-controls={isOpen ? id : undefined}
            aria-label={`${says.details(items.length)}, ${says.detailsOf(reference ?? order.id)}`}
            onClick={() => setOpen(!isOpen)}
          >
            {says.details(items.length)}
          </button>
        </td>
        <td class="number">{money(order.net_amount, order.currency, language)}</td>
      </tr>
      {isOpen && (
        <tr class="details" id={id}>
          <td colSpan={6}>
            <ul>
              {items.map(item => (
                <li key={item.id}>
                  <span>{item.text ?? item.product ?? item.id}</span>
                  <span>
                    {item.is_rejected
                      ? says.rejected
                      : says.of(
                          quantity(item.delivered_quantity, language),
                          quantity(item.quantity, language),
                          item.unit ?? '',
                        )}
                  </span>
                </li>
              ))}
            </ul>
          </td>
        </tr>
      )}
    </>
  );
}

/** Where the reader is: an order is late by their day. */
function today(): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const now = new Date();
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
