export { listProviderCodes } from "./class-queries";
export { TaxClassInUse } from "./errors";
export { getTaxReport, listTaxRemitters, removeTaxRemitter, setTaxRemitter } from "./keep-remitters";
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
export { listTaxRates, readPlaceTax, type TaxRate } from "./list-tax-rates";
export { listTaxReviews, noteTaxReview, settleTaxReview } from "./reviews";
export type { LineToTax, TaxedLine, TaxProvider, TaxRemitter, TaxRequest } from "./tax-provider";
