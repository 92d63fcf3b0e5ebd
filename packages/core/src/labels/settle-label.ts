import type { Tx } from "@emporia/db";
import { lockOrderState, ReturnTransitionRefused } from "../orders/index";
import { type LabelCost, postLabel, postVoidedLabel } from "../payments/index";
import {
  type Ctx,
  enqueueAll,
  HOUR_MS,
  inTransaction,
  jobRequest,
  MINUTE_MS,
  ServiceUnavailable,
} from "../platform/index";
import { takeReturnStep } from "../returns/index";
import { type CarrierLabel, CarrierRefusal } from "./carrier-labels";
import { settleLabelJob } from "./jobs";
import { carrierOf } from "./prepare-label";
import {
  findLabel,
  type LabelRow,
  leaseLabel,
  listUnsettledLabels,
  lockLabel,
  setLabelBought,
  setLabelStatus,
} from "./queries";

/** Longer than a carrier may take to answer: whoever asks again after it finds what came of the first time. */
const LEASE_MS = 2 * MINUTE_MS;

/**
 * Finds out what became of a label that is being bought, or given back, and writes it down with its posting. One asks at a
 * time, and who asks again looks first: none is bought twice, whoever was killed in between. What is settled stays so.
 * @throws ServiceUnavailable the carrier does not answer, or somebody else is asking it
 */
export async function settleLabel(ctx: Ctx, { labelId }: { labelId: string }): Promise<void> {
  const known = await findLabel(ctx.db, labelId, "staff");
  if (known?.status === "BUYING") await buy(ctx, labelId);
  if (known?.status === "VOIDING") await giveBack(ctx, labelId);
}

async function buy(ctx: Ctx, labelId: string): Promise<void> {
  const label = await lease(ctx, labelId, "BUYING");
  const bought = await askFor(ctx, label).catch((error: unknown) => {
    if (error instanceof CarrierRefusal) return error;
    throw error;
  });
  if (bought === "pending") throw new ServiceUnavailable("The carrier is still making the label.");
  await inTransaction(ctx, async (tx) => {
    await lockOrderState(tx, label.order_id);
    const now = ctx.clock.now();
    if ((await lockLabel(tx, labelId))?.status !== "BUYING") return;
    if (bought instanceof CarrierRefusal) {
      await setLabelStatus(tx, labelId, "REFUSED", { failure: bought.message, now });
      return;
    }
    await setLabelBought(tx, labelId, bought, now);
    await postLabel(tx, ctx, costOf(label, bought.trackingNumber));
    if (label.return_id !== null && !(await agree(tx, ctx, label, bought))) {
      await setLabelStatus(tx, labelId, "VOIDING", { failure: null, now });
      await enqueueAll(tx, [jobRequest(settleLabelJob, { labelId })]);
    }
  });
}

/** Agrees to the return that a label is for. False when it was withdrawn, or answered otherwise, in the meantime. */
async function agree(tx: Tx, ctx: Ctx, label: LabelRow, { trackingNumber }: CarrierLabel): Promise<boolean> {
  const { return_id: returnId, seller_order_id: sellerOrderId, instructions, carrier } = label;
  if (returnId === null) return false;
  const payload = {
    returnId,
    sellerOrderId,
    instructions: instructions ?? "",
    label: { carrier, trackingNumber, url: null },
  };
  try {
    return await takeReturnStep(tx, ctx, label.order_id, returnId, "ReturnApproved", () => ({
      event: { type: "ReturnApproved", payload },
    }));
  } catch (error) {
    if (error instanceof ReturnTransitionRefused) return false;
    throw error;
  }
}

async function askFor(ctx: Ctx, label: LabelRow): Promise<CarrierLabel | "pending"> {
  const carrier = carrierOf(ctx);
  const found = label.tries > 1 ? await carrier.findBought(label.request, label.rate_id) : undefined;
  return found ?? carrier.buy(label.request, label.rate_id);
}

async function giveBack(ctx: Ctx, labelId: string): Promise<void> {
  const label = await lease(ctx, labelId, "VOIDING");
  if (!label.carrier_label_id || !label.tracking_number) throw new Error("What was not bought is not given back.");
  const answer = await carrierOf(ctx).voidLabel(label.carrier_label_id);
  const { tracking_number: trackingNumber } = label;
  await inTransaction(ctx, async (tx) => {
    await lockOrderState(tx, label.order_id);
    const now = ctx.clock.now();
    if ((await lockLabel(tx, labelId))?.status !== "VOIDING") return;
    if (answer === "voided") {
      await setLabelStatus(tx, labelId, "VOIDED", { failure: null, now });
      await postVoidedLabel(tx, ctx, costOf(label, trackingNumber));
    } else if (answer === "refused")
      await setLabelStatus(tx, labelId, "BOUGHT", { failure: "The carrier did not take it back.", now });
    // The carrier looks for days whether it was used; the hourly round asks again.
    else await setLabelStatus(tx, labelId, "VOIDING", { failure: null, now });
  });
}

async function lease(ctx: Ctx, labelId: string, status: "BUYING" | "VOIDING"): Promise<LabelRow> {
  const now = ctx.clock.now();
  const label = await leaseLabel(ctx.db, labelId, status, { now, until: new Date(now.getTime() + LEASE_MS) });
  if (!label) throw new ServiceUnavailable("The carrier is being asked about this label. Look again in a minute.");
  return label;
}

function costOf(label: LabelRow, trackingNumber: string): LabelCost {
  return {
    id: label.id,
    sellerId: label.seller_id,
    orderId: label.order_id,
    paidBy: label.paid_by,
    amount: label.amount,
    currency: label.currency,
    number: label.request.reference,
    trackingNumber,
  };
}

const MOST = 500;

/** The hourly round: asks for news of every label that is not settled. A round that was missed is made up for by the next. */
export async function lookAfterLabels(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.clock.now().getTime() - HOUR_MS);
  const waiting = await listUnsettledLabels(ctx.db, before, MOST);
  await inTransaction(ctx, (tx) =>
    enqueueAll(
      tx,
      waiting.map((labelId) => jobRequest(settleLabelJob, { labelId })),
    ),
  );
}
