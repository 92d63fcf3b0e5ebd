import { eventCountsView, firstStepsView } from "@emporia/contracts/analytics";
import { staffDashboardView } from "@emporia/contracts/orders";
import { sellerDashboardView } from "@emporia/contracts/sellers";
import { getFirstSteps, getSellerDashboard, getStaffDashboard, listEventCounts } from "@emporia/core/analytics";
import { answer, router, sellerProcedure, staffProcedure } from "../trpc";

export const analyticsRouter = router({
  sellerDashboard: sellerProcedure("shop:read")
    .output(answer(sellerDashboardView))
    .query(({ ctx }) => getSellerDashboard(ctx.core, { sellerId: ctx.sellerId })),
  firstSteps: sellerProcedure("shop:read")
    .output(answer(firstStepsView))
    .query(({ ctx }) => getFirstSteps(ctx.core, { sellerId: ctx.sellerId })),
  staffDashboard: staffProcedure("dashboard:read")
    .output(answer(staffDashboardView))
    .query(({ ctx }) => getStaffDashboard(ctx.core)),
  events: staffProcedure("jobs:read")
    .output(answer(eventCountsView))
    .query(({ ctx }) => listEventCounts(ctx.core)),
});
