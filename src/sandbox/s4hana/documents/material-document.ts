// Goods movements: what a movement type does to the stock, what it needs, and how it is cancelled. They move
// quantities only; no accounting entry is booked for them.
import type { Decimal } from 'decimal.js';
import type { Draft } from '../draft.ts';
import { SapFault } from '../sap-fault.ts';
import type { Row } from '../tables.ts';
import { dateMs, decimalOf, wireTime } from '../wire.ts';
import type { DocumentRules, SystemState } from './document.ts';
import { openStock, type StockPlace } from './stock.ts';

const service = 'API_MATERIAL_DOCUMENT_SRV';

interface MovementType {
  /** 1: into stock, -1: out of it, 0: from one place to another. */
  sign: 1 | -1 | 0;
  /** The goods movement codes under which the API takes it; none: only as part of another document. */
  codes: string[];
  reversal: string;
}

/** Movement types and codes: S4-67. */
const movementTypes: Record<string, MovementType> = {
  '101': { sign: 1, codes: ['01'], reversal: '102' },
  '102': { sign: -1, codes: [], reversal: '101' },
  '201': { sign: -1, codes: ['03'], reversal: '202' },
  '202': { sign: 1, codes: [], reversal: '201' },
  '261': { sign: -1, codes: ['03'], reversal: '262' },
  '262': { sign: 1, codes: ['06'], reversal: '261' },
  '311': { sign: 0, codes: ['04'], reversal: '312' },
  '312': { sign: 0, codes: [], reversal: '311' },
  '501': { sign: 1, codes: ['05'], reversal: '502' },
  '502': { sign: -1, codes: [], reversal: '501' },
  '551': { sign: -1, codes: ['03'], reversal: '552' },
  '552': { sign: 1, codes: [], reversal: '551' },
  '561': { sign: 1, codes: ['05'], reversal: '562' },
  '562': { sign: -1, codes: [], reversal: '561' },
  '601': { sign: -1, codes: [], reversal: '602' },
  '602': { sign: 1, codes: [], reversal: '601' },
  '651': { sign: 1, codes: [], reversal: '652' },
  '652': { sign: -1, codes: [], reversal: '651' },
  '701': { sign: 1, codes: [], reversal: '702' },
  '702': { sign: -1, codes: [], reversal: '701' },
};

export interface GoodsMovements {
  /** Books a material document. Throws SapFault with nothing changed. */
  post(header: Row, items: readonly Row[]): Row;
  /** Somebody has counted: there are so many more, or fewer. */
  count(place: StockPlace, more: Decimal): void;
  rules: DocumentRules;
}

export function goodsMovements(system: SystemState): GoodsMovements {
  const { tables } = system;
  const headers = tables.of(service, 'A_MaterialDocumentHeader');
  const lines = tables.of(service, 'A_MaterialDocumentItem');
  const stock = openStock(system);

  const moveStock = (item: Row, quantity: Decimal) => {
    const { sign } = movementTypes[String(item.GoodsMovementType)] as MovementType;
    const place = placeOf(item);
    if (sign !== 0) return stock.move(place, quantity.times(sign));
    const other = {
      ...place,
      Plant: String(item.IssuingOrReceivingPlant || item.Plant),
      StorageLocation: String(item.IssuingOrReceivingStorageLoc),
    };
    const [from, to] = item.GoodsMovementType === '311' ? [place, other] : [other, place];
    stock.move(from, quantity.negated());
    stock.move(to, quantity);
  };

  const post = (header: Row, items: readonly Row[]): Row => {
    const MaterialDocument = system.nextNumber('material-document');
    const postingDate = header.PostingDate ?? system.today();
    const MaterialDocumentYear = new Date(dateMs(postingDate)).getUTCFullYear();
    const key = { MaterialDocumentYear: String(MaterialDocumentYear), MaterialDocument };
    const savepoint = tables.savepoint();
    try {
      items.forEach((item, i) => {
        const quantity = decimalOf(item, 'QuantityInEntryUnit');
        moveStock(item, quantity);
        lines.insert({
          ...item,
          ...key,
          MaterialDocumentItem: String(i + 1),
          QuantityInEntryUnit: quantity.toFixed(),
          QuantityInBaseUnit: quantity.toFixed(),
          EntryUnit: item.EntryUnit || 'PC',
          MaterialBaseUnit: 'PC',
          InventoryStockType: '01',
          CompanyCodeCurrency: 'USD',
          GoodsMovementIsCancelled: false,
          DebitCreditCode: movementTypes[String(item.GoodsMovementType)]?.sign === -1 ? 'H' : 'S',
        });
      });
    } catch (error) {
      savepoint.undo();
      throw error;
    }
    savepoint.keep();
    return headers.insert({
      ...header,
      ...key,
      PostingDate: postingDate,
      DocumentDate: header.DocumentDate ?? postingDate,
      CreationDate: system.today(),
      CreationTime: wireTime(system.now()),
      CreatedByUser: system.user,
    });
  };

  const create = (draft: Draft): Row => {
    const items = (draft.children.get('to_MaterialDocumentItem') ?? []).map(({ fields }) => fields);
    if (items.length === 0) throw new SapFault(400, 'MM_IM_ODATA_API_MDOC/005', 'Enter at least one item');
    const faults = items.flatMap((item, i) => checkItem(draft.fields, item, i + 1, system));
    const [first] = faults;
    // A generic head; the cause stands in the details (S4-43).
    if (first)
      throw new SapFault(
        400,
        'MM_IM_ODATA_API_MDOC/014',
        'The material document could not be created',
        faults,
      );
    return post(
      draft.fields,
      items.map(item => withOrder(item, system)),
    );
  };

  const reverse = (key: Row, postingDate: Row[string], only?: Row): Row => {
    const document = headers.get(key);
    const items = document
      ? tables.joined(lines, ['MaterialDocumentYear', 'MaterialDocument'], document)
      : [];
    const chosen = only
      ? items.filter(item => item.MaterialDocumentItem === only.MaterialDocumentItem)
      : items;
    if (!document || chosen.length === 0)
      throw new SapFault(404, 'M7/061', `Material document ${key.MaterialDocument} does not exist`);
    if (chosen.some(item => item.GoodsMovementIsCancelled === true || item.ReversedMaterialDocument))
      throw new SapFault(400, 'M7/310', `Document ${key.MaterialDocument} is reversed already`);
    const reversal = post(
      {
        GoodsMovementCode: document.GoodsMovementCode ?? '',
        ReferenceDocument: document.ReferenceDocument ?? '',
        ...(postingDate ? { PostingDate: postingDate } : {}),
      },
      chosen.map(item => ({
        ...item,
        GoodsMovementType: movementTypes[String(item.GoodsMovementType)]?.reversal ?? '',
        ReversedMaterialDocumentYear: document.MaterialDocumentYear ?? '',
        ReversedMaterialDocument: document.MaterialDocument ?? '',
        ReversedMaterialDocumentItem: item.MaterialDocumentItem ?? '',
      })),
    );
    for (const item of chosen) tables.change(item, { GoodsMovementIsCancelled: true });
    return reversal;
  };

  return {
    post,
    count: (place, more) =>
      void post({}, [
        {
          ...place,
          GoodsMovementType: more.isNegative() ? '702' : '701',
          QuantityInEntryUnit: more.abs().toFixed(),
        },
      ]),
    rules: {
      sets: { A_MaterialDocumentHeader: { create } },
      operations: {
        [`${service}/Cancel`]: parameters => reverse(parameters, parameters.PostingDate ?? null),
        [`${service}/CancelItem`]: parameters => {
          const reversal = reverse(parameters, parameters.PostingDate ?? null, parameters);
          return tables.joined(lines, ['MaterialDocumentYear', 'MaterialDocument'], reversal);
        },
      },
    },
  };
}

const placeOf = (item: Row) => ({
  Material: String(item.Material),
  Plant: String(item.Plant),
  StorageLocation: String(item.StorageLocation),
});

interface Fault {
  code: string;
  message: string;
}

function checkItem(header: Row, item: Row, number: number, system: SystemState): Fault[] {
  const type = movementTypes[String(item.GoodsMovementType)];
  const fault = (code: string, message: string) => [{ code, message: `Item ${number}: ${message}` }];
  if (!type?.codes.includes(String(header.GoodsMovementCode))) {
    return fault(
      'M7/086',
      `movement type ${item.GoodsMovementType ?? ''} is not allowed with goods movement code ${header.GoodsMovementCode ?? ''}`,
    );
  }
  if (!decimalOf(item, 'QuantityInEntryUnit').greaterThan(0)) return fault('M7/022', 'enter a quantity');
  if (item.GoodsMovementType === '101') return checkReceipt(item, fault, system);
  const product = system.tables.of('API_PRODUCT_SRV', 'A_Product').get({ Product: item.Material ?? '' });
  if (!product) return fault('M3/305', `material ${item.Material ?? ''} does not exist`);
  if (!item.Plant) return fault('M7/018', 'enter a plant');
  if (!item.StorageLocation) return fault('M7/018', 'enter a storage location');
  if (item.GoodsMovementType === '311' && !item.IssuingOrReceivingStorageLoc)
    return fault('M7/018', 'enter the receiving storage location');
  if (item.GoodsMovementType === '201' && !item.CostCenter) return fault('M7/018', 'enter a cost center');
  return [];
}

/** A receipt names its purchase order, and says that it does (`GoodsMovementRefDocType` B). */
function checkReceipt(
  item: Row,
  fault: (code: string, message: string) => Fault[],
  system: SystemState,
): Fault[] {
  if (item.GoodsMovementRefDocType !== 'B')
    return fault('MM_IM_ODATA_API_MDOC/011', 'PURCHASEORDER is not supported for movement type 101');
  const ordered = system.tables
    .of('API_PURCHASEORDER_PROCESS_SRV', 'A_PurchaseOrderItem')
    .get({ PurchaseOrder: item.PurchaseOrder ?? '', PurchaseOrderItem: item.PurchaseOrderItem ?? '' });
  if (!ordered)
    return fault(
      'M7/001',
      `check table: purchase order ${item.PurchaseOrder} ${item.PurchaseOrderItem} not found`,
    );
  if (item.Material && item.Material !== ordered.Material)
    return fault('M7/360', `material ${item.Material} differs from the one ordered`);
  return [];
}

/** A receipt takes from the order what it does not say itself. */
function withOrder(item: Row, system: SystemState): Row {
  if (item.GoodsMovementType !== '101') return item;
  const ordered = system.tables
    .of('API_PURCHASEORDER_PROCESS_SRV', 'A_PurchaseOrderItem')
    .get({ PurchaseOrder: item.PurchaseOrder ?? '', PurchaseOrderItem: item.PurchaseOrderItem ?? '' });
  return {
    ...item,
    Material: item.Material || ordered?.Material || '',
    Plant: item.Plant || ordered?.Plant || '',
    StorageLocation: item.StorageLocation || ordered?.StorageLocation || '',
  };
}
