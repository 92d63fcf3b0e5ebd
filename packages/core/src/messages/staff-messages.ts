import type { listMessageReportsInput, messageReportsView, StaffThreadView } from "@emporia/contracts/messages";
import type { z } from "zod";
import { type Ctx, decodeTimeCursor, NotFound, toPage } from "../platform/index";
import { addressKeys } from "./address-keys";
import { findStaffThread, listReportRows } from "./queries/moderation";
import { toPrivatePictures } from "./view";

/** What people say is wrong with messages: what is open the longest waiting first, what was decided the latest first. */
export async function listMessageReports(
  ctx: Ctx,
  { tab, cursor, limit }: z.output<typeof listMessageReportsInput>,
): Promise<z.output<typeof messageReportsView>> {
  const after = cursor === undefined ? undefined : decodeTimeCursor(cursor);
  return toPage(
    await listReportRows(ctx.db, tab, after, limit),
    limit,
    ({ view }) => view,
    ({ view, position }) => [position, view.id],
  );
}

/** A thread of which something was reported, as it was written. Others stay between their two sides. @throws NotFound */
export async function getStaffThread(ctx: Ctx, { threadId }: { threadId: string }): Promise<StaffThreadView> {
  const thread = await findStaffThread(ctx.db, addressKeys(ctx.services.settings.encryptionKeys), threadId);
  if (!thread) throw new NotFound("This conversation");
  return {
    ...thread,
    messages: thread.messages.map((each) => ({ ...each, pictures: toPrivatePictures(ctx, each.pictures) })),
  };
}
