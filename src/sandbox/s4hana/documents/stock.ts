// Unrestricted-use stock by plant and storage location. Nothing may fall below zero.
import { Decimal } from 'decimal.js';
import { SapFault } from '../sap-fault.ts';
import type { Row } from '../tables.ts';
import { decimalOf } from '../wire.ts';
import type { SystemState } from './document.ts';

export interface StockPlace {
  Material: string;
  Plant: string;
  StorageLocation: string;
}

export interface Stock {
  available(place: StockPlace): Decimal;
  /** Throws M7/021 when there is too little. */
  move(place: StockPlace, quantity: Decimal): void;
  /** As it may come to be in a real system and no document tells; undefined: it is listed no more. */
  put(place: StockPlace, quantity: Decimal | undefined): void;
}

const service = 'API_MATERIAL_STOCK_SRV';

export function openStock(system: Pick<SystemState, 'tables'>): Stock {
  const rows = system.tables.of(service, 'A_MatlStkInAcctMod');
  const keyOf = (place: StockPlace): Row => ({
    ...place,
    Batch: '',
    Supplier: '',
    Customer: '',
    WBSElementInternalID: '0',
    SDDocument: '',
    SDDocumentItem: '0',
    InventorySpecialStockType: '',
    InventoryStockType: '01',
  });
  const available = (place: StockPlace) => {
    const row = rows.get(keyOf(place));
    return row ? decimalOf(row, 'MatlWrhsStkQtyInMatlBaseUnit') : new Decimal(0);
  };
  const put = (place: StockPlace, quantity: Decimal | undefined) => {
    const row = rows.get(keyOf(place));
    if (quantity === undefined) {
      if (row) rows.remove(row);
      return;
    }
    const changes = { MatlWrhsStkQtyInMatlBaseUnit: quantity.toFixed() };
    if (row) system.tables.change(row, changes);
    else rows.insert({ ...keyOf(place), MaterialBaseUnit: 'PC', ...changes });
  };
  return {
    available,
    put,
    move(place, quantity) {
      const after = available(place).plus(quantity);
      if (after.isNegative() && quantity.isNegative()) {
        throw new SapFault(
          400,
          'M7/021',
          `Deficit of SL Unrestricted-use ${after.negated().toFixed()} PC : ${place.Material} ${place.Plant} ${place.StorageLocation}`,
        );
      }
      put(place, after);
      const materials = system.tables.of(service, 'A_MaterialStock');
      if (!materials.get({ Material: place.Material }))
        materials.insert({ Material: place.Material, MaterialBaseUnit: 'PC' });
    },
  };
}
