import { listStoreCreditInput, shopperCreditInput, storeCreditView } from "@emporia/contracts/store-credit";
import { getOwnStoreCredit, getShopperCredit } from "@emporia/core/payments";
import { answer, router, shopperProcedure, staffProcedure } from "../trpc";

export const storeCreditRouter = router({
  get: shopperProcedure
    .meta({ rest: "GET /store-credit", summary: "One's own store credit by currency, and what moved it" })
    .input(listStoreCreditInput)
    .output(answer(storeCreditView))
    .query(({ ctx, input }) => getOwnStoreCredit(ctx.core, input)),
  ofShopper: staffProcedure("ledger:read")
    .meta({ summary: "A shopper's store credit, with the reasons as they are in the books" })
    .input(shopperCreditInput)
    .output(answer(storeCreditView))
    .query(({ ctx, input }) => getShopperCredit(ctx.core, input)),
});
