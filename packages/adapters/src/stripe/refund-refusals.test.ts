import { ProviderRefusal } from "@emporia/core/payments";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { StripeStandin } from "../stripe-standin/index";
import { aPayment, aStandin } from "../stripe-standin/testing";
import { createStripePayments, STANDIN_SECRET_KEY } from "./index";

describe("P-121 what Stripe refuses of a refund", () => {
  let standin: StripeStandin;
  let intentId: string;
  beforeAll(async () => {
    const running = await aStandin();
    standin = running.standin;
    intentId = (await aPayment(running.stripe)).id;
  });
  afterAll(() => standin.close());

  const refund = (key: string) =>
    createStripePayments({
      ...{ secretKey: STANDIN_SECRET_KEY, publishableKey: null, webhookSecret: "", standinUrl: standin.url },
    })
      .refund({ intentId, amount: 100, orderId: "order", refundId: "refund", idempotencyKey: key })
      .catch((error: unknown) => error);
  const refuses = (code: string | undefined, message: string, status = 400) =>
    standin.faults.failNext({
      ...{ method: "POST", path: "/v1/refunds", status, type: "invalid_request_error", message },
      ...(code ? { code } : {}),
    });

  for (const [code, message, ours] of [
    ["charge_disputed", "It has been charged back.", "charge_disputed"],
    ["refund_disputed_payment", "You cannot refund a disputed payment.", "charge_disputed"],
    ["charge_already_refunded", "It has already been refunded.", "nothing_left"],
    ["charge_not_refundable", "It cannot be refunded.", "not_refundable"],
    [undefined, "This charge is too old to be refunded.", "not_refundable"],
  ] as const)
    it(`is a refusal that stays: ${message}`, async () => {
      refuses(code, message);
      const error = await refund(`stays-${code}`);
      expect(error).toBeInstanceOf(ProviderRefusal);
      expect(error).toMatchObject({ code: ours, message });
    });

  it("is our own mistake otherwise, and asked for again", async () => {
    for (const [code, message, status] of [
      ["resource_missing", "No such payment_intent: 'pi_1'", 404],
      ["parameter_unknown", "Received unknown parameter: reasons", 400],
    ] as const) {
      refuses(code, message, status);
      const error = await refund(`ours-${code}`);
      expect(error).toMatchObject({ code });
      expect(error).not.toBeInstanceOf(ProviderRefusal);
    }
    expect(await refund("given")).toMatchObject({ id: expect.stringContaining("re_") });
  });
});
