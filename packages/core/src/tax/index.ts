export { getTaxTable, removeTaxRate, setTaxRate } from "./keep-tax-rates";
export { listTaxRates, type TaxRate } from "./list-tax-rates";
