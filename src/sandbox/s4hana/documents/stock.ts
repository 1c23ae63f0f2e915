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
}

const service = 'API_MATERIAL_STOCK_SRV';

export function openStock(system: SystemState): Stock {
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
  return {
    available,
    move(place, quantity) {
      const after = available(place).plus(quantity);
      if (after.isNegative()) {
        throw new SapFault(
          400,
          'M7/021',
          `Deficit of SL Unrestricted-use ${after.negated().toFixed()} PC : ${place.Material} ${place.Plant} ${place.StorageLocation}`,
        );
      }
      const row = rows.get(keyOf(place));
      const changes = { MatlWrhsStkQtyInMatlBaseUnit: after.toFixed() };
      if (row) system.tables.change(row, changes);
      else rows.insert({ ...keyOf(place), MaterialBaseUnit: 'PC', ...changes });
      const materials = system.tables.of(service, 'A_MaterialStock');
      if (!materials.get({ Material: place.Material }))
        materials.insert({ Material: place.Material, MaterialBaseUnit: 'PC' });
    },
  };
}
