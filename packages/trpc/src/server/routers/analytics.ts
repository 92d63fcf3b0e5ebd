import { staffDashboardView } from "@emporia/contracts/orders";
import { sellerDashboardView } from "@emporia/contracts/sellers";
import { getSellerDashboard, getStaffDashboard } from "@emporia/core/analytics";
import { router, sellerProcedure, staffProcedure } from "../trpc";

export const analyticsRouter = router({
  sellerDashboard: sellerProcedure("shop:read")
    .output(sellerDashboardView)
    .query(({ ctx }) => getSellerDashboard(ctx.core, { sellerId: ctx.sellerId })),
  staffDashboard: staffProcedure("dashboard:read")
    .output(staffDashboardView)
    .query(({ ctx }) => getStaffDashboard(ctx.core)),
});
