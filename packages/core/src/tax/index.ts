export {
  applyTax,
  listTaxRates,
  type TaxableLine,
  type TaxableShipping,
  type TaxQuote,
  type TaxRate,
} from "./calculate-tax";
