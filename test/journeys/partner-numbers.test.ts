// A tenant that numbers its customers and suppliers otherwise than their partners, because its number ranges are not the same:
// what is written names the customer or supplier, never the partner.
import { describe, expect, test } from 'vitest';
import { eq } from '../../src/odata/filter.ts';
import { businessPartners } from '../../src/s4/documents/business-partners.ts';
import { openObjects, purchaseOrder } from '../object-api.ts';
import {
  connectionOf,
  flowOf,
  kontorOfFile,
  orderDraft,
  placePaid,
  postingIn,
  type RunningKontor,
} from '../running-kontor.ts';

const kontorOf = kontorOfFile();
const apart = { numbersSidesApart: true };

type Row = Record<string, unknown>;

async function recordOf(kontor: RunningKontor, object: string, id: string): Promise<Row> {
  const connection = await connectionOf(kontor, 's4hana');
  const reply = await kontor.request(`/v1/connections/${connection}/${object}/${id}?raw=true`);
  return ((await reply.json()) as { result: Row }).result;
}

/** The partner behind a customer or supplier, as SAP has it. */
async function partnerOf(
  { direct }: Pick<Awaited<ReturnType<typeof openObjects>>, 'direct'>,
  by: string,
  id: string,
) {
  const [partner] = await businessPartners(direct).list({ filter: eq(by, id) });
  return partner as Row;
}

describe('in a tenant that numbers customers otherwise than partners', () => {
  test.each([{}, { 'lost-after-commit': 1 }])(
    'orders are sold to the customer that was made of their buyer (faults: %o)',
    async faults => {
      const kontor = await kontorOf({ flows: true, s4: apart });
      const { client, store, s4 } = kontor;
      await client.updateFlow({
        id: await flowOf(kontor, 'order-to-sales-order'),
        body: { settings: { soldToFromPartner: true } },
      });
      s4.setFaults(faults);
      const buyer = store.shop.addCustomer({ ...orderDraft().address, company: 'Speicherstadt GmbH' });
      const key = `customers/${buyer.id}`;
      await postingIn(kontor, 'customers.create', key, 'uncertain', 'accepted');
      s4.setFaults({});
      const made = await postingIn(kontor, 'customers.create', key, 'accepted');
      const order = placePaid(kontor, { customerId: buyer.id });
      const sold = await postingIn(kontor, 'sales-orders.create', `orders/${order}`, 'accepted');
      const customer = made.document_number as string;
      expect(customer).toMatch(/^2\d{6}$/);
      const record = await recordOf(kontor, 'customers', customer);
      expect(record).toMatchObject({ id: customer, name: 'Speicherstadt GmbH' });
      expect(await recordOf(kontor, 'sales-orders', sold.document_number as string)).toMatchObject({
        customer,
        raw: { SoldToParty: customer },
      });
    },
  );

  test('a customer and a supplier that are written have the ids that lists show, and can be used', async () => {
    const opened = await openObjects(await kontorOf({ s4: apart }));
    const { ask, get } = opened;
    const partner = {
      category: 'organization',
      organization_name: 'Speicherstadt GmbH',
      grouping: 'BP02',
      address: { country: 'DE', language: 'DE', city: 'Hamburg' },
    };
    const company = (reconciliation_account: string) => [{ company_code: '1710', reconciliation_account }];
    for (const [object, key, range, body] of [
      ['customers', 'Customer', /^2\d{6}$/, { companies: company('12100000') }],
      [
        'suppliers',
        'Supplier',
        /^3\d{6}$/,
        {
          companies: company('21100000'),
          purchasing_organizations: [{ purchasing_organization: '1710', currency: 'USD' }],
        },
      ],
    ] as const) {
      const written = await ask(
        'POST',
        object,
        { ...partner, ...body, reference: `CRM-${key.toUpperCase()}` },
        object,
      );
      expect(written).toMatchObject({ status: 201, posting: { reference: `CRM-${key.toUpperCase()}` } });
      const id = written.result?.id as string;
      expect(id).toMatch(range);
      const behind = await partnerOf(opened, key, id);
      expect(behind.BusinessPartner).not.toBe(id);
      expect((await get(`${object}/${id}`)).result).toMatchObject({
        id,
        name: 'Speicherstadt GmbH',
        addresses: [{ city: 'Hamburg' }],
        companies: [{ company_code: '1710' }],
      });
      const listed = (await get(`${object}?limit=1000`)).result as unknown as { id: string }[];
      expect(listed.map(one => one.id)).toContain(id);
      expect(
        await ask('POST', object, { ...partner, ...body, reference: `CRM-${key.toUpperCase()}` }, 'other'),
      ).toMatchObject({
        status: 409,
        details: { ids: [id] },
      });
      if (object === 'suppliers')
        expect(await ask('POST', 'purchase-orders', { ...purchaseOrder, supplier: id })).toMatchObject({
          status: 201,
        });
    }
  });

  test('a partner under the reference that is no customer is left to a person, and not made again', async () => {
    const opened = await openObjects(await kontorOf({ s4: apart }));
    const { entity } = await businessPartners(opened.direct).create({
      BusinessPartnerCategory: '2',
      BusinessPartnerGrouping: 'BP02',
      OrganizationBPName1: 'Speicherstadt GmbH',
      SearchTerm1: 'CRM-1',
    });
    const partner = {
      category: 'organization',
      organization_name: 'Speicherstadt GmbH',
      grouping: 'BP02',
      reference: 'CRM-1',
      address: { country: 'DE', language: 'DE', city: 'Hamburg' },
    };
    for (const [object, one] of [
      ['customers', 'customer'],
      ['suppliers', 'supplier'],
    ])
      expect(await opened.ask('POST', object as string, partner)).toMatchObject({
        status: 409,
        code: `no-${one}`,
        detail: `Business partner ${entity.BusinessPartner} carries the reference CRM-1, but is not a ${one}.`,
      });
  });
});
