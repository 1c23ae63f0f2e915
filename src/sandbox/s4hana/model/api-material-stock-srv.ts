// API_MATERIAL_STOCK_SRV as facts: entity sets, keys, fields, lengths. How to read the lines: `parse-model.ts`.

export const apiMaterialStockSrv = `service API_MATERIAL_STOCK_SRV
A_MaterialStock key=Material -creatable -updatable -deletable
  to_MatlStkInAcctMod > A_MatlStkInAcctMod * on Material
  Material:String(40) MaterialBaseUnit:String(3)
A_MatlStkInAcctMod key=Material+Plant+StorageLocation+Batch+Supplier+Customer+WBSElementInternalID+SDDocument+SDDocumentItem+InventorySpecialStockType+InventoryStockType -creatable -updatable -deletable
  to_MaterialStock > A_MaterialStock on Material
  Material:String(40) Plant:String(4) StorageLocation:String(4) Batch:String(10) Supplier:String(10)
  Customer:String(10) WBSElementInternalID:String(8) SDDocument:String(10) SDDocumentItem:String(6)
  InventorySpecialStockType:String(1) InventoryStockType:String(2) WBSElementExternalID:String(24)
  MaterialBaseUnit:String(3) MatlWrhsStkQtyInMatlBaseUnit:Decimal(31,14)
`;
