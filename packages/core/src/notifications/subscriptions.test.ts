import { expect, it } from "vitest";
import { type DomainEventType, type JobRequest, newId, readEvent } from "../platform";
import { notificationSubscriptions } from "./index";

function jobsOf(type: DomainEventType, payload: Record<string, unknown>) {
  const event = readEvent({
    id: newId(),
    type,
    version: "1.0",
    key: "key",
    correlation_id: "test",
    occurred_at: new Date("2026-11-02T10:00:00.000Z"),
    payload,
  });
  const listening = (notificationSubscriptions[type] ?? []) as readonly ((about: typeof event) => JobRequest[])[];
  const jobs = listening.flatMap((subscription) => subscription(event));
  const again = listening.flatMap((subscription) => subscription(event));
  expect(again).toEqual(jobs);
  return jobs.map((job) => job.name);
}

it("mails the shopper once and each seller once when an order is confirmed", () => {
  expect(jobsOf("OrderConfirmed", { orderId: newId(), sellerOrderIds: [newId(), newId()] })).toEqual([
    "notifications.sendOrderConfirmation",
    "notifications.sendNewOrder",
    "notifications.sendNewOrder",
  ]);
});

it("mails shopper and sellers about a cancelled order only if they were told of the order", () => {
  const payload = { orderId: newId(), sellerOrderIds: [newId(), newId()], isWhole: true };
  expect(jobsOf("OrderCancelled", { ...payload, wasConfirmed: true })).toEqual([
    "notifications.sendOrderCancelled",
    "notifications.sendSellerOrderCancelled",
    "notifications.sendSellerOrderCancelled",
  ]);
  expect(jobsOf("OrderCancelled", { ...payload, wasConfirmed: false })).toEqual([]);
});

it("mails about refunds that are no cancellation and no return, and about those that their card did not take", () => {
  const part = {
    orderId: newId(),
    sellerOrderId: newId(),
    refundId: newId(),
    amount: { amount: 500, currency: "USD" },
  };
  expect(jobsOf("RefundIssued", { ...part, kind: "goodwill" })).toEqual(["notifications.sendRefundIssued"]);
  expect(jobsOf("RefundIssued", { ...part, kind: "return" })).toEqual([]);
  for (const kind of ["goodwill", "return"])
    expect(jobsOf("RefundIssued", { ...part, kind, afterFailure: true })).toEqual(["notifications.sendRefundFailed"]);
  expect(jobsOf("RefundFailed", part)).toEqual(["notifications.sendRefundFailed"]);
});

it("mails about parcels and decisions", () => {
  expect(
    jobsOf("OrderShipped", {
      ...{ orderId: newId(), sellerOrderId: newId(), shipmentId: newId() },
      isComplete: true,
    }),
  ).toEqual(["notifications.sendShipped"]);
  for (const type of ["SellerApproved", "SellerRejected", "SellerSuspended", "SellerReinstated"] as const)
    expect(jobsOf(type, { sellerId: newId(), reason: "A reason." })).toEqual(["notifications.sendSellerDecision"]);
});
