import {
  askedStockAlertView,
  askStockAlertInput,
  stockAlertLinkInput,
  stockAlertView,
} from "@emporia/contracts/catalog";
import { okView } from "@emporia/contracts/common";
import { askStockAlert, confirmStockAlert, getStockAlert, stopStockAlerts } from "@emporia/core/catalog";
import { answer, publicProcedure, router } from "../trpc";

export const stockAlertsRouter = router({
  ask: publicProcedure
    .meta({ rest: "POST /stock-alerts", summary: "Be told when a variant can be bought again", limit: "account" })
    .input(askStockAlertInput)
    .output(answer(askedStockAlertView))
    .mutation(({ ctx, input }) => askStockAlert(ctx.core, input)),
  get: publicProcedure
    .meta({ rest: "GET /stock-alerts/{alertId}", summary: "An alert, by the token of its mail", limit: "account" })
    .input(stockAlertLinkInput)
    .output(answer(stockAlertView))
    .query(({ ctx, input }) => getStockAlert(ctx.core, input)),
  confirm: publicProcedure
    .meta({
      rest: "POST /stock-alerts/{alertId}/confirm",
      summary: "Confirm that the address of an alert is one's own",
      limit: "account",
    })
    .input(stockAlertLinkInput)
    .output(answer(stockAlertView))
    .mutation(({ ctx, input }) => confirmStockAlert(ctx.core, input)),
  stop: publicProcedure
    .meta({ rest: "POST /stock-alerts/{alertId}/stop", summary: "Stop all alerts of the address", limit: "account" })
    .input(stockAlertLinkInput)
    .output(answer(okView))
    .mutation(({ ctx, input }) => stopStockAlerts(ctx.core, input)),
});
