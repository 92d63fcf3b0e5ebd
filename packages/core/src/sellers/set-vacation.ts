import type { OwnSellerView, setVacationInput } from "@emporia/contracts/sellers";
import type { Tx } from "@emporia/db";
import type { z } from "zod";
import { refreshAvailabilityOfSeller } from "../catalog";
import {
  appendEvents,
  type Ctx,
  enqueue,
  InvalidInput,
  inTransaction,
  NotFound,
  NotPermitted,
  permissionsOfMember,
  signedIn,
} from "../platform";
import { advanceVacationJob } from "./jobs";
import { findOwnSeller, lockOwnSeller, lockVacation, setSeller } from "./queries";
import { noVacation, type VacationRow, vacationAt } from "./vacation";
import { toOwnSellerView } from "./view";

/**
 * Plans a break of a shop, or changes the one that is planned or lasts; from now on when its first day has come. Days are
 * those of UTC. Doing it twice is doing it once. An order that was placed before stays, and is to be sent as it was promised.
 * @throws NotFound not a shop of the actor's
 * @throws NotPermitted the actor's role in the shop may not change it
 * @throws InvalidInput it would be over already
 */
export async function setVacation(ctx: Ctx, input: z.output<typeof setVacationInput>): Promise<OwnSellerView> {
  const { mode, message } = input;
  const from = new Date(input.from);
  const until = new Date(input.until);
  const now = ctx.clock.now();
  if (until <= now) throw new InvalidInput({ until: "This day has come already." });
  return change(ctx, input.sellerId, async (tx, before) => {
    const planned = { vacation_mode: mode, vacation_from: from, vacation_until: until, vacation_message: message };
    await advance(tx, ctx, input.sellerId, { ...before, ...planned }, before.vacation_now);
    for (const at of [from, until])
      if (at > now) {
        const job = { sellerId: input.sellerId, at: at.toISOString() };
        await enqueue(tx, advanceVacationJob, job, { runAt: at });
      }
  });
}

/**
 * Ends the break of a shop at once, or forgets the one that is planned. Harmless where there is none.
 * @throws NotFound not a shop of the actor's
 * @throws NotPermitted the actor's role in the shop may not change it
 */
export async function endVacation(ctx: Ctx, { sellerId }: { sellerId: string }): Promise<OwnSellerView> {
  return change(ctx, sellerId, (tx, before) => advance(tx, ctx, sellerId, noVacation, before.vacation_now));
}

/** Begins or ends a break whose time has come. Quiet when it was moved or taken back meanwhile. */
export async function advanceVacation(ctx: Ctx, { sellerId }: { sellerId: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const before = await lockVacation(tx, sellerId);
    if (!before?.vacation_until) return;
    const isOver = before.vacation_until <= ctx.clock.now();
    await advance(tx, ctx, sellerId, isOver ? noVacation : before, before.vacation_now);
  });
}

async function change(
  ctx: Ctx,
  sellerId: string,
  act: (tx: Tx, before: VacationRow) => Promise<void>,
): Promise<OwnSellerView> {
  const { userId } = signedIn(ctx);
  return inTransaction(ctx, async (tx) => {
    const seller = await lockOwnSeller(tx, userId, sellerId);
    const before = seller && (await lockVacation(tx, sellerId));
    if (!before) throw new NotFound("This shop");
    if (!permissionsOfMember(seller.role).includes("shop:write")) throw new NotPermitted("shop:write");
    await act(tx, before);
    const row = await findOwnSeller(tx, userId, sellerId);
    if (!row) throw new NotFound("This shop");
    return toOwnSellerView(row);
  });
}

/** Writes down what is planned and what is in force, shows it in listings, and announces what began or ended. */
async function advance(
  tx: Tx,
  ctx: Ctx,
  sellerId: string,
  vacation: VacationRow,
  was: VacationRow["vacation_now"],
): Promise<void> {
  const is = vacationAt(vacation, ctx.clock.now());
  await setSeller(tx, sellerId, { ...vacation, vacation_now: is, updated_at: ctx.clock.now() });
  if (is === was) return;
  if (is === "CLOSED" || was === "CLOSED") await refreshAvailabilityOfSeller(tx, sellerId);
  const type = is === null ? "VacationEnded" : "VacationBegan";
  await appendEvents(tx, ctx, [{ type, key: sellerId, payload: { sellerId, mode: is ?? was } }]);
}
