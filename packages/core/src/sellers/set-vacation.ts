import type { OwnSellerView, setVacationInput } from "@emporia/contracts/sellers";
import type { Tx } from "@emporia/db";
import type { z } from "zod";
import { refreshAvailabilityOfSeller } from "../catalog";
import {
  appendEvents,
  type Ctx,
  eachOnItsOwn,
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
import { listVacationsToAdvance, midnightsOf, moveVacationDays } from "./vacation-queries";
import { toOwnSellerView } from "./view";

const MOST = 500;

/**
 * Plans a break of a shop, or changes the one that is planned or lasts; from now on when its first day has come. Days
 * begin by the shop's clock. Doing it twice is doing it once. An order that was placed before stays, and is to be sent as
 * it was promised.
 * @throws NotFound not a shop of the actor's
 * @throws NotPermitted the actor's role in the shop may not change it
 * @throws InvalidInput it would be over already
 */
export async function setVacation(ctx: Ctx, input: z.output<typeof setVacationInput>): Promise<OwnSellerView> {
  const { mode, message } = input;
  return change(ctx, input.sellerId, async (tx, before) => {
    const { from, until } = await midnightsOf(tx, input);
    if (until <= ctx.clock.now()) throw new InvalidInput({ until: "This day has come already." });
    const planned = { vacation_mode: mode, vacation_from: from, vacation_until: until, vacation_message: message };
    await advance(tx, ctx, input.sellerId, { ...before, ...planned }, before);
    await askToAdvance(tx, ctx, input.sellerId, [from, until]);
  });
}

/**
 * Ends the break of a shop at once, or forgets the one that is planned. Harmless where there is none.
 * @throws NotFound not a shop of the actor's
 * @throws NotPermitted the actor's role in the shop may not change it
 */
export async function endVacation(ctx: Ctx, { sellerId }: { sellerId: string }): Promise<OwnSellerView> {
  return change(ctx, sellerId, (tx, before) => advance(tx, ctx, sellerId, noVacation, before));
}

/** Begins or ends a break whose time has come. Quiet when it was moved or taken back meanwhile. */
export async function advanceVacation(ctx: Ctx, { sellerId }: { sellerId: string }): Promise<void> {
  await inTransaction(ctx, (tx) => catchUp(tx, ctx, sellerId));
}

/** Begins and ends the breaks whose time came without that being done. Repeating it finds nothing to do. */
export async function lookAfterVacations(ctx: Ctx): Promise<void> {
  const due = await listVacationsToAdvance(ctx.db, ctx.clock.now(), MOST);
  await eachOnItsOwn(ctx, due, (seller) => advanceVacation(ctx, seller));
}

/**
 * Gives a locked shop the clock of another time zone. A break keeps its days, which begin by the new clock, and may begin
 * or end by that.
 */
export async function moveVacation(tx: Tx, ctx: Ctx, sellerId: string, timeZone: string): Promise<void> {
  const moved = await moveVacationDays(tx, sellerId, timeZone);
  if (!moved) return;
  await catchUp(tx, ctx, sellerId);
  await askToAdvance(tx, ctx, sellerId, [moved.from, moved.until]);
}

async function catchUp(tx: Tx, ctx: Ctx, sellerId: string): Promise<void> {
  const before = await lockVacation(tx, sellerId);
  if (!before?.vacation_until) return;
  const isOver = before.vacation_until <= ctx.clock.now();
  await advance(tx, ctx, sellerId, isOver ? noVacation : before, before);
}

async function askToAdvance(tx: Tx, ctx: Ctx, sellerId: string, times: readonly Date[]): Promise<void> {
  for (const at of times)
    if (at > ctx.clock.now()) await enqueue(tx, advanceVacationJob, { sellerId, at: at.toISOString() }, { runAt: at });
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
async function advance(tx: Tx, ctx: Ctx, sellerId: string, vacation: VacationRow, before: VacationRow): Promise<void> {
  const was = before.vacation_now;
  const is = vacationAt(vacation, ctx.clock.now());
  await setSeller(tx, sellerId, { ...vacation, vacation_now: is, updated_at: ctx.clock.now() });
  const isMoved = is === "CLOSED" && before.vacation_until?.getTime() !== vacation.vacation_until?.getTime();
  if (is === "CLOSED" ? isMoved || was !== is : was === "CLOSED") await refreshAvailabilityOfSeller(tx, sellerId);
  if (is === was) return;
  const type = is === null ? "VacationEnded" : "VacationBegan";
  await appendEvents(tx, ctx, [{ type, key: sellerId, payload: { sellerId, mode: is ?? was } }]);
}
