export { issueInvoices } from "./issue-invoices";
export { invoiceSubscriptions, issueInvoicesJob } from "./jobs";
export {
  getInvoicePdf,
  getInvoicePdfAs,
  listInvoices,
  listSellerInvoices,
  listStaffInvoices,
} from "./list-invoices";
