export { listTaxRates, type TaxRate } from "./list-tax-rates";
