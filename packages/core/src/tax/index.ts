export { listProviderCodes } from "./class-queries";
export {
  findTaxDocuments,
  insertTaxDocument,
  setTaxDocument,
  type TaxDocumentRow,
} from "./document-queries";
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
export { listTaxDocuments } from "./list-documents";
export { listTaxRates, readPlaceTax, type TaxRate } from "./list-tax-rates";
export { listTaxReviews, noteTaxReview, settleTaxReview } from "./reviews";
export type { LineToTax, TaxBooks, TaxDocument, TaxedLine, TaxProvider, TaxRemitter, TaxRequest } from "./tax-provider";
export { TaxRefused } from "./tax-provider";
