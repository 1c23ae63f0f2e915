// Products. The V2 service refuses to create them although its metadata says otherwise (S4-63): they are made
// through V4, with a number of their own, a description and an industry sector.
import type { Draft } from '../draft.ts';
import { SapFault } from '../sap-fault.ts';
import type { Row } from '../tables.ts';
import type { DocumentRules, SystemState } from './document.ts';

const service = 'API_PRODUCT_SRV';
const units = ['PC', 'EA', 'KG', 'AU', 'ST', 'LE'];

export function products(system: SystemState): DocumentRules {
  const { tables } = system;
  const headers = tables.of(service, 'A_Product');

  const create = (draft: Draft): Row => {
    const { fields, children } = draft;
    const Product = String(fields.Product ?? '');
    if (Product === '') throw new SapFault(400, 'CMD_PROD_RAP/001', 'Enter a product number');
    if (headers.get({ Product })) throw new SapFault(400, 'M3/029', `Product ${Product} already exists`);
    if (!fields.IndustrySector) throw new SapFault(400, 'M3/005', 'Enter an industry sector');
    if (!fields.ProductType) throw new SapFault(400, 'M3/004', 'Enter a product type');
    if (!units.includes(String(fields.BaseUnit ?? '')))
      throw new SapFault(400, 'MG/142', `Unit of measure ${fields.BaseUnit ?? ''} is not defined`);
    const descriptions = children.get('to_Description') ?? [];
    if (descriptions.length === 0) throw new SapFault(400, 'PMD_MSG/032', 'Enter a description');
    for (const list of children.values())
      for (const child of list)
        if (child.fields.Product !== Product)
          throw new SapFault(
            400,
            'CMD_PROD_RAP/003',
            'The key Product of a dependent entity is missing or differs',
          );
    const row = headers.insert({ ...fields, CreationDate: system.today(), CreatedByUser: system.user });
    for (const [navigation, list] of children) {
      const target = headers.model.navigations.get(navigation)?.target;
      for (const child of list) if (target) tables.of(service, target).insert(child.fields);
    }
    system.touch(row);
    system.emit('sap.s4.beh.product.v1.Product.Created.v1', { Product });
    return row;
  };
  const update = (row: Row, changes: Row) => {
    tables.change(row, changes);
    const product = headers.get({ Product: row.Product ?? '' });
    if (!product) return;
    tables.change(product, { LastChangeDate: system.today(), LastChangedByUser: system.user });
    system.touch(product);
    system.emit('sap.s4.beh.product.v1.Product.Changed.v1', { Product: String(product.Product) });
  };

  return {
    sets: {
      A_Product: {
        create,
        update,
        v2Refusal: {
          code: 'API_PRD_MSG/009',
          message: 'Creation of products is not allowed with this service',
        },
      },
      A_ProductDescription: { update },
      A_ProductPlant: { update },
      A_ProductSalesDelivery: { update },
      A_ProductValuation: { update },
    },
  };
}
