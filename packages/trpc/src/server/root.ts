import { analyticsRouter } from "./routers/analytics";
import { attributesRouter } from "./routers/attributes";
import { authRouter } from "./routers/auth";
import { bulkEditsRouter } from "./routers/bulk-edits";
import { cartRouter } from "./routers/cart";
import { catalogRouter } from "./routers/catalog";
import { categoriesRouter } from "./routers/categories";
import { chargebacksRouter } from "./routers/chargebacks";
import { checkoutRouter } from "./routers/checkout";
import { collectionsRouter } from "./routers/collections";
import { commissionRouter } from "./routers/commission";
import { importsRouter } from "./routers/imports";
import { inventoryRouter } from "./routers/inventory";
import { invoicesRouter } from "./routers/invoices";
import { jobsRouter } from "./routers/jobs";
import { labelsRouter } from "./routers/labels";
import { ledgerRouter } from "./routers/ledger";
import { mailsRouter } from "./routers/mails";
import { marketsRouter } from "./routers/markets";
import { moderationRouter } from "./routers/moderation";
import { ordersRouter } from "./routers/orders";
import { paymentsRouter } from "./routers/payments";
import { payoutsRouter } from "./routers/payouts";
import { plannedRouter } from "./routers/planned";
import { promotionsRouter } from "./routers/promotions";
import { reportsRouter } from "./routers/reports";
import { returnsRouter } from "./routers/returns";
import { searchRouter } from "./routers/search";
import { sellersRouter } from "./routers/sellers";
import { shippingRouter } from "./routers/shipping";
import { stockAlertsRouter } from "./routers/stock-alerts";
import { storeCreditRouter } from "./routers/store-credit";
import { tagsRouter } from "./routers/tags";
import { taxRouter } from "./routers/tax";
import { usersRouter } from "./routers/users";
import { createCallerFactory, router } from "./trpc";

/** By name, so that the declarations of each stay in its own file: written out in one they are longer than TypeScript writes. */
type Routers = {
  analytics: typeof analyticsRouter;
  attributes: typeof attributesRouter;
  auth: typeof authRouter;
  bulkEdits: typeof bulkEditsRouter;
  cart: typeof cartRouter;
  catalog: typeof catalogRouter;
  categories: typeof categoriesRouter;
  checkout: typeof checkoutRouter;
  chargebacks: typeof chargebacksRouter;
  imports: typeof importsRouter;
  collections: typeof collectionsRouter;
  commission: typeof commissionRouter;
  inventory: typeof inventoryRouter;
  invoices: typeof invoicesRouter;
  labels: typeof labelsRouter;
  jobs: typeof jobsRouter;
  ledger: typeof ledgerRouter;
  mails: typeof mailsRouter;
  markets: typeof marketsRouter;
  moderation: typeof moderationRouter;
  reports: typeof reportsRouter;
  orders: typeof ordersRouter;
  payments: typeof paymentsRouter;
  payouts: typeof payoutsRouter;
  planned: typeof plannedRouter;
  promotions: typeof promotionsRouter;
  returns: typeof returnsRouter;
  search: typeof searchRouter;
  sellers: typeof sellersRouter;
  shipping: typeof shippingRouter;
  stockAlerts: typeof stockAlertsRouter;
  storeCredit: typeof storeCreditRouter;
  tags: typeof tagsRouter;
  tax: typeof taxRouter;
  users: typeof usersRouter;
};

export type AppRouter = ReturnType<typeof router<Routers>>;
export const appRouter: AppRouter = router<Routers>({
  analytics: analyticsRouter,
  attributes: attributesRouter,
  auth: authRouter,
  bulkEdits: bulkEditsRouter,
  cart: cartRouter,
  catalog: catalogRouter,
  categories: categoriesRouter,
  checkout: checkoutRouter,
  chargebacks: chargebacksRouter,
  imports: importsRouter,
  collections: collectionsRouter,
  commission: commissionRouter,
  inventory: inventoryRouter,
  invoices: invoicesRouter,
  labels: labelsRouter,
  jobs: jobsRouter,
  ledger: ledgerRouter,
  mails: mailsRouter,
  markets: marketsRouter,
  moderation: moderationRouter,
  reports: reportsRouter,
  orders: ordersRouter,
  payments: paymentsRouter,
  payouts: payoutsRouter,
  planned: plannedRouter,
  promotions: promotionsRouter,
  returns: returnsRouter,
  search: searchRouter,
  sellers: sellersRouter,
  shipping: shippingRouter,
  stockAlerts: stockAlertsRouter,
  storeCredit: storeCreditRouter,
  tags: tagsRouter,
  tax: taxRouter,
  users: usersRouter,
});
export const createCaller: ReturnType<typeof createCallerFactory<AppRouter["_def"]["record"]>> =
  createCallerFactory(appRouter);
