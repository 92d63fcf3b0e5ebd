import { alertUrl, findBackInStock, findStockAlert } from "../catalog";
import { type Ctx, HOUR_MS } from "../platform";
import { sendMail } from "./send-mail";

/** Sends the link by which an address confirms that it wants to be told, once in an hour however often it is asked for. */
export async function sendStockAlertLink(ctx: Ctx, { alertId }: { alertId: string }): Promise<void> {
  const alert = await findStockAlert(ctx.db, alertId);
  if (!alert || alert.isConfirmed) return;
  const { productName, variantTitle } = alert;
  await sendMail(ctx, {
    key: `stock-alert-link:${alertId}:${Math.floor(ctx.clock.now().getTime() / HOUR_MS)}`,
    to: alert.email,
    template: "stock-alert-link",
    data: { productName, variantTitle, url: alertUrl(ctx, alertId) },
  });
}

/** Tells who asked that something can be bought again. Quiet when it has sold out in the meantime. */
export async function sendBackInStock(ctx: Ctx, { alertId }: { alertId: string }): Promise<void> {
  const alert = await findBackInStock(ctx, alertId);
  if (!alert) return;
  const { productName, variantTitle, slug } = alert;
  await sendMail(ctx, {
    key: `back-in-stock:${alertId}:${alert.sentAt}`,
    to: alert.email,
    template: "back-in-stock",
    data: {
      ...{ productName, variantTitle },
      url: `${ctx.services.settings.storefrontUrl}/products/${slug}`,
      stopUrl: alertUrl(ctx, alertId),
    },
  });
}
