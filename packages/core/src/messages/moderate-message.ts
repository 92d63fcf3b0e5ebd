import type {
  decideMessageInput,
  hideMessageInput,
  reportableMessageInput,
  reportMessageInput,
  showMessageInput,
} from "@emporia/contracts/messages";
import type { Tx } from "@emporia/db";
import type { z } from "zod";
import {
  appendEvents,
  type Ctx,
  inTransaction,
  type NewDomainEvent,
  NotFound,
  newId,
  recordAudit,
} from "../platform/index";
import {
  findReportable,
  insertReport,
  type LockedMessage,
  lockReportable,
  lockReportedMessage,
  setHidden,
  setReportDecided,
} from "./queries/moderation";
import { shopperOf } from "./reader";

/** A message that the other side wrote and that could be reported, by its words. @throws NotFound no such message to them that is shown */
export async function getReportableMessage(
  ctx: Ctx,
  { messageId, orderId, token }: z.output<typeof reportableMessageInput>,
): Promise<{ text: string }> {
  const message = await findReportable(ctx.db, messageId, shopperOf(ctx, { orderId, token }));
  if (!message) throw new NotFound("This message");
  return { text: message.text };
}

/**
 * Tells staff what is wrong with a message that the other side wrote; as the shop with `shop`. While a report of it is open
 * another one changes nothing. Nothing is hidden by it.
 * @throws NotFound no such message to them that is shown
 */
export async function reportMessage(
  ctx: Ctx,
  { messageId, orderId, token, policy, explanation }: z.output<typeof reportMessageInput>,
  shop?: { sellerId: string },
): Promise<{ ok: true }> {
  const reader = shop ?? shopperOf(ctx, { orderId, token });
  return inTransaction(ctx, async (tx) => {
    const found = await lockReportable(tx, messageId, reader);
    if (!found) throw new NotFound("This message");
    const { text: _, ...message } = found;
    const id = newId();
    const userId = ctx.actor.kind === "user" ? ctx.actor.userId : null;
    const isNew = await insertReport(tx, { id, messageId, userId, policy, explanation, now: ctx.clock.now() });
    if (isNew)
      await appendEvents(tx, ctx, [
        { type: "MessageReported", key: message.threadId, payload: { reportId: id, messageId, ...message } },
      ]);
    return { ok: true };
  });
}

/**
 * Takes a message from both sides, by a policy and with a reason that its author reads below it; who reported it is told.
 * Twice is once. @throws NotFound no such message that was reported
 */
export async function hideMessage(ctx: Ctx, input: z.output<typeof hideMessageInput>): Promise<{ ok: true }> {
  const { messageId, policy, reason } = input;
  return change(ctx, messageId, async (tx, message) => {
    if (message.isHidden) return;
    const now = ctx.clock.now();
    await setHidden(tx, messageId, { policy, reason, at: now });
    const reportId = await setReportDecided(tx, messageId, { status: "UPHELD", reason, now });
    await note(tx, ctx, message, "message.hide", { policy, reason });
    const { threadId, sellerId } = message;
    await appendEvents(tx, ctx, [
      { type: "MessageHidden", key: threadId, payload: { messageId, threadId, sellerId, policy, reason } },
      ...decided(message, reportId, true),
    ]);
  });
}

/** Shows a hidden message again. Of one that is shown nothing changes. @throws NotFound */
export async function showMessage(
  ctx: Ctx,
  { messageId, reason }: z.output<typeof showMessageInput>,
): Promise<{ ok: true }> {
  return change(ctx, messageId, async (tx, message) => {
    if (!message.isHidden) return;
    await setHidden(tx, messageId, null);
    await note(tx, ctx, message, "message.show", { reason });
  });
}

/** Leaves a message as it is; who reported it is told why. Without an open report nothing changes. @throws NotFound */
export async function dismissMessageReport(
  ctx: Ctx,
  { messageId, reason }: z.output<typeof decideMessageInput>,
): Promise<{ ok: true }> {
  return change(ctx, messageId, async (tx, message) => {
    const reportId = await setReportDecided(tx, messageId, { status: "DISMISSED", reason, now: ctx.clock.now() });
    if (reportId === undefined) return;
    await note(tx, ctx, message, "message.dismissReport", { reason });
    await appendEvents(tx, ctx, decided(message, reportId, false));
  });
}

function decided(message: LockedMessage, reportId: string | undefined, isUpheld: boolean): NewDomainEvent[] {
  const { id: messageId, threadId, sellerId } = message;
  if (reportId === undefined) return [];
  const payload = { reportId, messageId, threadId, sellerId, isUpheld };
  return [{ type: "MessageReportDecided", key: threadId, payload }];
}

async function change(
  ctx: Ctx,
  messageId: string,
  act: (tx: Tx, message: LockedMessage) => Promise<void>,
): Promise<{ ok: true }> {
  return inTransaction(ctx, async (tx) => {
    const message = await lockReportedMessage(tx, messageId);
    if (!message) throw new NotFound("This message");
    await act(tx, message);
    return { ok: true };
  });
}

async function note(tx: Tx, ctx: Ctx, message: LockedMessage, action: string, detail: object): Promise<void> {
  const { id: subjectId, threadId, sellerId } = message;
  await recordAudit(tx, ctx, { action, subjectType: "message", subjectId, detail: { threadId, sellerId, ...detail } });
}
