import type { StockAlertView, stockAlertLinkInput } from "@emporia/contracts/catalog";
import type { z } from "zod";
import { type Ctx, inTransaction } from "../../platform/index";
import { alertOfLink } from "./alert-link";
import { type AlertRow, deleteAlertsOfAddress, setAlertConfirmed } from "./queries";

type Link = z.output<typeof stockAlertLinkInput>;

/** What an alert is about, for who has the link to it. @throws NotFound */
export async function getStockAlert(ctx: Ctx, input: Link): Promise<StockAlertView> {
  return toView(await alertOfLink(ctx, input));
}

/**
 * Confirms by the link of a mail that the address is theirs. Twice is once.
 * @throws NotFound no such alert, or the link to it is not ours
 */
export async function confirmStockAlert(ctx: Ctx, input: Link): Promise<StockAlertView> {
  const alert = await alertOfLink(ctx, input);
  await inTransaction(ctx, (tx) => setAlertConfirmed(tx, alert.id, ctx.clock.now()));
  return toView({ ...alert, isConfirmed: true });
}

/**
 * Stops all alerts of the address that has the link; for more it has to ask anew. Harmless when there are none.
 * @throws NotFound no such alert, or the link to it is not ours
 */
export async function stopStockAlerts(ctx: Ctx, input: Link): Promise<{ ok: true }> {
  const alert = await alertOfLink(ctx, input);
  await inTransaction(ctx, (tx) => deleteAlertsOfAddress(tx, alert.id));
  return { ok: true };
}

function toView({ productName, slug, variantTitle, isConfirmed, sentAt }: AlertRow): StockAlertView {
  return { productName, slug, variantTitle, isConfirmed, isSent: sentAt !== null };
}
