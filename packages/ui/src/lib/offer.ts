import type { LabelRateView } from "@emporia/contracts/labels";

/** An offer as a form names it: its service and its price. */
export const offerOf = (rate: Pick<LabelRateView, "service" | "price"> | undefined): string =>
  rate ? `${rate.service} ${rate.price.amount}` : "";
