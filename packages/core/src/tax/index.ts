export { TaxClassInUse } from "./errors";
export {
  createTaxClass,
  listStaffTaxClasses,
  listTaxClasses,
  refuseTaxClass,
  removeTaxClass,
  retireTaxClass,
  reviveTaxClass,
  taxClassesByWord,
  updateTaxClass,
} from "./keep-tax-classes";
export { getTaxTable, removeTaxRate, setTaxRate } from "./keep-tax-rates";
export { listTaxRates, type TaxRate } from "./list-tax-rates";
