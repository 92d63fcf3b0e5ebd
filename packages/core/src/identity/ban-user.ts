import type { banUserInput, StaffUserView } from "@emporia/contracts/identity";
import type { Tx } from "@emporia/db";
import type { z } from "zod";
import {
  type Ctx,
  inTransaction,
  NotFound,
  NotPermitted,
  permissionsOfStaff,
  recordAudit,
  signedIn,
} from "../platform";
import { BanRefused } from "./errors";
import { lockPerson, setUser } from "./queries";
import { closeAllSessions } from "./sessions";
import { findStaffUser } from "./staff-queries";
import { toStaffUserView } from "./view";

/**
 * Shuts a person out: every device is signed out and signing in is refused. What they have ordered or sell stays as it
 * is. Banning twice is harmless and keeps the first reason.
 * @throws NotFound no such person
 * @throws BanRefused it is oneself
 * @throws NotPermitted it is somebody of the staff, and the actor may not ban those
 */
export function banUser(ctx: Ctx, input: z.output<typeof banUserInput>): Promise<StaffUserView> {
  return decide(ctx, input.userId, async (tx, isBanned) => {
    if (isBanned) return;
    const now = ctx.clock.now();
    await setUser(tx, input.userId, { banned_at: now, ban_reason: input.reason, updated_at: now });
    await closeAllSessions(tx, ctx, input.userId);
    await record(tx, ctx, "user.banned", input);
  });
}

/** Lets a banned person sign in again. Doing it twice is harmless. @see banUser for what it refuses */
export function unbanUser(ctx: Ctx, input: z.output<typeof banUserInput>): Promise<StaffUserView> {
  return decide(ctx, input.userId, async (tx, isBanned) => {
    if (!isBanned) return;
    await setUser(tx, input.userId, { banned_at: null, ban_reason: null, updated_at: ctx.clock.now() });
    await record(tx, ctx, "user.unbanned", input);
  });
}

async function decide(
  ctx: Ctx,
  userId: string,
  change: (tx: Tx, isBanned: boolean) => Promise<void>,
): Promise<StaffUserView> {
  const actor = signedIn(ctx);
  if (actor.userId === userId) throw new BanRefused();
  return inTransaction(ctx, async (tx) => {
    const person = await lockPerson(tx, userId);
    if (!person) throw new NotFound("This person");
    if (person.staff_role !== null && !permissionsOfStaff(actor.staffRole).includes("staff:ban"))
      throw new NotPermitted("staff:ban");
    await change(tx, person.banned_at !== null);
    const row = await findStaffUser(tx, userId);
    if (!row) throw new NotFound("This person");
    return toStaffUserView(row);
  });
}

function record(tx: Tx, ctx: Ctx, action: string, { userId, reason }: z.output<typeof banUserInput>): Promise<void> {
  return recordAudit(tx, ctx, { action, subjectType: "user", subjectId: userId, detail: { reason } });
}
