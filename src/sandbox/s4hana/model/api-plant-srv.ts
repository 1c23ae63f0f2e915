// API_PLANT_SRV as facts: entity sets, keys, fields, lengths. How to read the lines: `parse-model.ts`.

export const apiPlantSrv = `service API_PLANT_SRV
A_Plant key=Plant -creatable -updatable -deletable
  Plant:String(4) PlantName:String(30) CompanyCode:String(4) CompanyCodeName:String(25)
`;
