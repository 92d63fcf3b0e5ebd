import { endLeftCredit } from "@emporia/core/accounts";
import { amendmentSubscriptions } from "@emporia/core/amendments";
import { countEvents } from "@emporia/core/analytics";
import { removeExpiredCarts } from "@emporia/core/cart";
import { catalogSubscriptions } from "@emporia/core/catalog";
import { lookAfterOrders, recordTax, recordTaxJob, taxSubscriptions } from "@emporia/core/checkout";
import { addUpTurnovers, checkTurnovers } from "@emporia/core/commission";
import { chargeMonthlyFees } from "@emporia/core/fees";
import { tellFollowers } from "@emporia/core/follows";
import { removeExpiredSessions } from "@emporia/core/identity";
import { inventorySubscriptions, noteLowStock, noteLowStockJob } from "@emporia/core/inventory";
import { invoiceSubscriptions, issueInvoices, issueInvoicesJob } from "@emporia/core/invoices";
import {
  labelSubscriptions,
  lookAfterLabels,
  settleLabel,
  settleLabelJob,
  voidReturnLabel,
  voidReturnLabelJob,
} from "@emporia/core/labels";
import { applyDueRates, applyRatesJob, convertMarketPrices, convertMarketPricesJob } from "@emporia/core/markets";
import { rekeyBlocks } from "@emporia/core/messages";
import { notificationSubscriptions } from "@emporia/core/notifications";
import {
  checkRecentOrders,
  completeOrders,
  lookAfterLateParts,
  lookAtParcel,
  lookAtParcelJob,
  lookAtParcels,
  orderSubscriptions,
  presumeArrivals,
} from "@emporia/core/orders";
import {
  catchUpEvents,
  compareAccounts,
  paymentSubscriptions,
  payRun,
  reconcileOpenDays,
  resumeMoney,
} from "@emporia/core/payments";
import { dispatchEvent, dispatchEventJob, mergeSubscriptions, removeOldRateLimits } from "@emporia/core/platform";
import { closeSilentComplaints, lookAfterReturns } from "@emporia/core/returns";
import { askForReviews } from "@emporia/core/reviews";
import { lookAfterVacations, rotateTaxIds } from "@emporia/core/sellers";
import { on, onSchedule } from "../on";

/** Everybody who listens, by event. */
export const subscriptions = mergeSubscriptions([
  notificationSubscriptions,
  paymentSubscriptions,
  catalogSubscriptions,
  inventorySubscriptions,
  invoiceSubscriptions,
  labelSubscriptions,
  orderSubscriptions,
  amendmentSubscriptions,
  taxSubscriptions,
]);

/** Who takes everything. */
export const taps = [countEvents];

export const platformTasks = [
  on(dispatchEventJob, (ctx, { eventId }) => dispatchEvent(ctx, subscriptions, eventId)),
  on(noteLowStockJob, noteLowStock),
  on(recordTaxJob, recordTax),
  on(issueInvoicesJob, issueInvoices),
  on(settleLabelJob, settleLabel),
  on(voidReturnLabelJob, voidReturnLabel),
  on(applyRatesJob, applyDueRates),
  on(convertMarketPricesJob, convertMarketPrices),
  onSchedule("checkout.lookAfterOrders", lookAfterOrders),
  onSchedule("accounts.endLeftCredit", endLeftCredit),
  onSchedule("cart.removeExpired", removeExpiredCarts),
  onSchedule("identity.removeExpiredSessions", removeExpiredSessions),
  onSchedule("platform.removeOldRateLimits", removeOldRateLimits),
  onSchedule("orders.checkRecent", checkRecentOrders),
  onSchedule("orders.complete", completeOrders),
  onSchedule("orders.presumeArrivals", presumeArrivals),
  on(lookAtParcelJob, lookAtParcel),
  onSchedule("orders.lookAtParcels", lookAtParcels),
  onSchedule("orders.lookAfterLate", lookAfterLateParts),
  onSchedule("returns.closeSilentComplaints", closeSilentComplaints),
  onSchedule("returns.lookAfter", lookAfterReturns),
  onSchedule("labels.lookAfter", lookAfterLabels),
  onSchedule("reviews.askFor", askForReviews),
  onSchedule("fees.chargeMonthly", chargeMonthlyFees),
  onSchedule("commission.addUpTurnovers", addUpTurnovers),
  onSchedule("commission.checkTurnovers", checkTurnovers),
  onSchedule("follows.tell", tellFollowers),
  onSchedule("payments.resumeMoney", resumeMoney),
  onSchedule("payments.payRun", payRun),
  onSchedule("sellers.rotateTaxIds", rotateTaxIds),
  onSchedule("messages.rekeyBlocks", rekeyBlocks),
  onSchedule("sellers.lookAfterVacations", lookAfterVacations),
  onSchedule("payments.reconcileOpenDays", reconcileOpenDays),
  onSchedule("payments.catchUpEvents", catchUpEvents),
  onSchedule("payments.compareAccounts", compareAccounts),
];

/** What is done by the clock: minute, hour, day of month, month, day of week; UTC. A missed run is not made up for. */
export const schedule: readonly { task: string; match: string }[] = [
  { task: "checkout.lookAfterOrders", match: "* * * * *" },
  { task: "cart.removeExpired", match: "11 * * * *" },
  { task: "accounts.endLeftCredit", match: "16 4 * * *" },
  { task: "reviews.askFor", match: "25 15 * * *" },
  { task: "follows.tell", match: "35 15 * * *" },
  { task: "identity.removeExpiredSessions", match: "17 3 * * *" },
  { task: "catalog.removeUnusedPictures", match: "41 3 * * *" },
  { task: "catalog.removeOldFiles", match: "53 3 * * *" },
  { task: "catalog.removeOldUploads", match: "43 * * * *" },
  { task: "catalog.removeOldStockAlerts", match: "59 3 * * *" },
  { task: "catalog.forgetOldReporters", match: "56 3 * * *" },
  { task: "catalog.countBoughtTogether", match: "19 2 * * *" },
  { task: "catalog.findSimilar", match: "31 2 * * *" },
  { task: "catalog.countTags", match: "*/10 * * * *" },
  { task: "platform.removeOldRateLimits", match: "*/10 * * * *" },
  { task: "orders.checkRecent", match: "23 4 * * *" },
  { task: "orders.complete", match: "19 * * * *" },
  { task: "orders.presumeArrivals", match: "9 * * * *" },
  { task: "orders.lookAfterLate", match: "3 * * * *" },
  { task: "orders.lookAtParcels", match: "51 * * * *" },
  { task: "amendments.lookAfter", match: "*/5 * * * *" },
  { task: "returns.closeSilentComplaints", match: "13 * * * *" },
  { task: "returns.lookAfter", match: "21 * * * *" },
  { task: "labels.lookAfter", match: "33 * * * *" },
  { task: "fees.chargeMonthly", match: "14 5 * * *" },
  { task: "commission.addUpTurnovers", match: "*/10 * * * *" },
  { task: "commission.checkTurnovers", match: "26 4 * * *" },
  { task: "payments.resumeMoney", match: "37 * * * *" },
  { task: "sellers.lookAfterVacations", match: "6 * * * *" },
  { task: "sellers.rotateTaxIds", match: "11 3 * * *" },
  { task: "messages.rekeyBlocks", match: "13 3 * * *" },
  { task: "payments.payRun", match: "7 * * * *" },
  { task: "payments.catchUpEvents", match: "29 * * * *" },
  { task: "payments.compareAccounts", match: "57 2 * * *" },
  { task: "payments.reconcileOpenDays", match: "47 2 * * *" },
  { task: "search.checkIndexes", match: "29 3 * * *" },
  { task: "search.trimAsked", match: "53 3 * * *" },
  { task: "search.learnWords", match: "7 4 * * *" },
  { task: "search.measureQuality", match: "43 2 * * *" },
];
