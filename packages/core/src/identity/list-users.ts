import type { listUsersInput, StaffUserView, staffUsersView } from "@emporia/contracts/identity";
import type { z } from "zod";
import { type Ctx, decodeTimeCursor, NotFound, toPage } from "../platform";
import { findStaffUser, listStaffUserRows } from "./staff-queries";
import { toStaffUserView } from "./view";

/** People with an account for staff, the newest first. */
export async function listUsers(
  ctx: Ctx,
  input: z.output<typeof listUsersInput>,
): Promise<z.infer<typeof staffUsersView>> {
  const after = input.cursor === undefined ? undefined : decodeTimeCursor(input.cursor);
  const rows = await listStaffUserRows(ctx.db, input, after, input.limit);
  return toPage(rows, input.limit, toStaffUserView, (row) => [row.position, row.id]);
}

/**
 * A person as staff see them.
 * @throws NotFound no such person
 */
export async function getStaffUser(ctx: Ctx, input: { userId: string }): Promise<StaffUserView> {
  const row = await findStaffUser(ctx.db, input.userId);
  if (!row) throw new NotFound("This person");
  return toStaffUserView(row);
}
