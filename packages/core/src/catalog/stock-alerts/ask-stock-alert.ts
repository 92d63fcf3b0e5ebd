import type { askStockAlertInput } from "@emporia/contracts/catalog";
import type { z } from "zod";
import { after, type Ctx, DAY_MS, enqueue, InvalidInput, inTransaction, NotFound } from "../../platform/index";
import { sendStockAlertLinkJob } from "../jobs";
import { purchasableUnits } from "../offers";
import { countUnconfirmed, ensureAlert, findShownStock } from "./queries";

/** Links to confirm that one address gets in a day, whoever asks for them. */
const MOST_LINKS = 10;

/**
 * Has somebody told, once, when a variant that has sold out can be bought again. Who is signed in with the address, and
 * has verified it, need not confirm it; everybody else gets a link, so that nobody is told what they did not ask for.
 * Asking twice is asking once, and the answer does not say whether the address was known.
 * @throws NotFound no such variant that shoppers see
 * @throws InvalidInput it can be bought now
 */
export async function askStockAlert(
  ctx: Ctx,
  { variantId, email }: z.output<typeof askStockAlertInput>,
): Promise<{ isConfirmed: boolean }> {
  const { actor, clock } = ctx;
  const now = clock.now();
  const isTheirs = actor.kind === "user" && actor.isEmailVerified && actor.email.toLowerCase() === email.toLowerCase();
  return inTransaction(ctx, async (tx) => {
    const shown = await findShownStock(tx, variantId);
    if (!shown?.isVisible) throw new NotFound("This variant");
    if (purchasableUnits(shown) !== 0)
      throw new InvalidInput({ variantId: "It can be bought again already: load the page anew." });
    if (isTheirs) {
      await ensureAlert(tx, { variantId, email, confirmedAt: now, now });
      return { isConfirmed: true };
    }
    if ((await countUnconfirmed(tx, email, after(clock, -DAY_MS))) >= MOST_LINKS) return { isConfirmed: false };
    const { id: alertId } = await ensureAlert(tx, { variantId, email, confirmedAt: null, now });
    await enqueue(tx, sendStockAlertLinkJob, { alertId });
    return { isConfirmed: false };
  });
}
