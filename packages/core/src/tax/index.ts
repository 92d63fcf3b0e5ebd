export {
  applyTax,
  listTaxRates,
  type TaxableLine,
  type TaxableShipping,
  type TaxQuote,
  type TaxRate,
  taxOn,
} from "./calculate-tax";
