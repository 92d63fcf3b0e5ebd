import { expect, it } from "vitest";
import { type DomainEvent, type DomainEventType, newId } from "../platform";
import { notificationSubscriptions } from "./index";

function jobsOf(type: DomainEventType, payload: Record<string, unknown>) {
  const event: DomainEvent = {
    id: newId(),
    topic: "order",
    type,
    version: "1.0",
    key: "key",
    correlationId: "test",
    timestamp: "2026-11-02T10:00:00.000Z",
    payload,
  };
  const jobs = (notificationSubscriptions[type] ?? []).flatMap((subscription) => subscription(event));
  const again = (notificationSubscriptions[type] ?? []).flatMap((subscription) => subscription(event));
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
  const payload = { orderId: newId(), sellerOrderIds: [newId(), newId()] };
  expect(jobsOf("OrderCancelled", { ...payload, wasConfirmed: true })).toEqual([
    "notifications.sendOrderCancelled",
    "notifications.sendSellerOrderCancelled",
    "notifications.sendSellerOrderCancelled",
  ]);
  expect(jobsOf("OrderCancelled", { ...payload, wasConfirmed: false })).toEqual([]);
});

it("mails about parcels and decisions", () => {
  expect(jobsOf("OrderShipped", { orderId: newId(), shipmentId: newId() })).toEqual(["notifications.sendShipped"]);
  for (const type of ["SellerApproved", "SellerRejected", "SellerSuspended", "SellerReinstated"] as const)
    expect(jobsOf(type, { sellerId: newId(), reason: "A reason." })).toEqual(["notifications.sendSellerDecision"]);
});
