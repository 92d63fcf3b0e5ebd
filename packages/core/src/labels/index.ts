export { approveReturnWithLabel, quoteReturnLabel } from "./approve-with-label";
export { buyLabels, quoteLabels } from "./buy-labels";
export {
  type CarrierLabel,
  type CarrierLabels,
  type CarrierRate,
  CarrierRefusal,
  type CustomsItem,
  type LabelAddress,
  type LabelRequest,
} from "./carrier-labels";
export { LabelRefused } from "./errors";
export { labelSubscriptions, settleLabelJob, voidReturnLabelJob } from "./jobs";
export { getLabelPdf, getReturnLabelPdf, listLabels, listStaffLabels } from "./list-labels";
export { sendWithLabel } from "./send-with-label";
export { lookAfterLabels, settleLabel } from "./settle-label";
export { voidLabel, voidReturnLabel } from "./void-label";
