import { completeCheckout, getCheckout, setPaymentMethod } from "@emporia/core/checkout";
import {
  addCard,
  finishAddingCard,
  forgetShopper,
  keepCard,
  listCards,
  makeCardDefault,
  removeCard,
} from "@emporia/core/payments";
import { newId } from "@emporia/core/platform";
import { aCheckout, actor, aProduct, aSeller, aUser, useDatabase } from "@emporia/testing";
import { afterEach, describe, expect, it } from "vitest";
import { forgetJobs, runJobs } from "../testing";
import { useStandin } from "./testing";

const database = useDatabase();
const { aWorld, standin, stripe, listen } = useStandin(database);
afterEach(async () => {
  await standin().webhooks.flush();
  await forgetJobs(database);
});

async function aShopper() {
  const user = await aUser(database.db);
  return { ...aWorld(), actor: actor({ id: user.id }), userId: user.id };
}
type Shopper = Awaited<ReturnType<typeof aShopper>>;

/** A checkout of something that is there, as far as the card. */
async function toPay(ctx: Shopper | ReturnType<typeof aWorld>) {
  const product = await aProduct(database.db, await aSeller(database.db), { onHand: 5 });
  const checkout = await aCheckout(ctx, [{ variantId: product.variantId }]);
  const pay = async (paymentMethodId: string, given: { keepCard?: boolean } = {}) => {
    await setPaymentMethod(checkout.ctx, { ...checkout, paymentMethodId, ...given });
    return completeCheckout(checkout.ctx, checkout);
  };
  return { ...checkout, pay };
}

/** Buys with a card that is kept, and answers it as the account lists it. */
async function kept(ctx: Shopper, paymentMethodId = "pm_card_visa") {
  const { pay } = await toPay(ctx);
  expect(await pay(paymentMethodId, { keepCard: true })).toMatchObject({ status: "confirmed" });
  await listen(ctx);
  const [card] = await listCards(ctx);
  if (!card) throw new Error("it was kept");
  return card;
}

const prove = async (url: string | null, outcome: "complete" | "fail") =>
  fetch(url ?? "", { method: "POST", body: new URLSearchParams({ outcome }), redirect: "manual" });
const refusal = { code: "VALIDATION_FAILED" };

describe("CHK-14 a card is kept", () => {
  it("with its shopper's consent only, and pays the next time", async () => {
    const ctx = await aShopper();
    expect(await (await toPay(ctx)).pay("pm_card_visa")).toMatchObject({ status: "confirmed" });
    await listen(ctx);
    expect(await listCards(ctx)).toEqual([]);

    const card = await kept(ctx);
    expect(card).toMatchObject({ brand: "visa", last4: "4242", isDefault: true, isExpired: false });
    const next = await toPay(ctx);
    await setPaymentMethod(next.ctx, { ...next, paymentMethodId: card.paymentMethodId });
    expect((await getCheckout(next.ctx, next)).paymentMethod).toMatchObject({ isSaved: true, isKept: false });
    expect(await next.pay(card.paymentMethodId)).toMatchObject({ status: "confirmed" });
    await listen(ctx);
    expect(await listCards(ctx)).toEqual([card]);
    const { data } = await stripe().paymentIntents.list({ limit: 2 });
    expect(data.map((intent) => intent.payment_method)).toEqual([card.paymentMethodId, card.paymentMethodId]);
    expect(data.map((intent) => intent.setup_future_usage)).toEqual([null, "on_session"]);
  });

  it("for who paid, though the order is somebody else's", async () => {
    const [ctx, other] = [await aShopper(), await aShopper()];
    const { pay } = await toPay(ctx);
    const bought = await pay("pm_card_visa", { keepCard: true });
    if (bought.status !== "confirmed") throw new Error(bought.status);
    await database.db.updateTable("orders").set({ user_id: other.userId }).where("id", "=", bought.orderId).execute();
    await listen(ctx);
    expect(await listCards(ctx)).toMatchObject([{ last4: "4242", isDefault: true }]);
    expect(await listCards(other)).toEqual([]);
  });

  it("never for a guest", async () => {
    const { pay } = await toPay(aWorld());
    await expect(pay("pm_card_visa", { keepCard: true })).rejects.toMatchObject(refusal);
  });

  it("not when it did not pay", async () => {
    const ctx = await aShopper();
    const { pay } = await toPay(ctx);
    await expect(pay("pm_card_chargeDeclined", { keepCard: true })).rejects.toMatchObject({ code: "PAYMENT_DECLINED" });
    await listen(ctx);
    expect(await listCards(ctx)).toEqual([]);
  });

  it("once its bank has its proof, and the bank asks again the next time", async () => {
    const ctx = await aShopper();
    for (const keepCard of [true, false]) {
      const { pay, checkoutId, ctx: its } = await toPay(ctx);
      const [card] = await listCards(ctx);
      const asked = await pay(card?.paymentMethodId ?? "pm_card_authenticationRequired", { keepCard });
      expect(asked.status).toBe("requires_action");
      if (asked.status !== "requires_action") return;
      await prove(asked.redirectUrl, "complete");
      expect(await completeCheckout(its, { checkoutId })).toMatchObject({ status: "confirmed" });
      await listen(ctx);
      expect(await listCards(ctx)).toHaveLength(1);
    }
  });

  it("in place of the same one that was kept before", async () => {
    const ctx = await aShopper();
    const first = await kept(ctx);
    const second = await kept(ctx);
    expect(second.paymentMethodId).not.toBe(first.paymentMethodId);
    expect(await listCards(ctx)).toEqual([{ ...second, isDefault: true }]);
    expect((await stripe().paymentMethods.retrieve(first.paymentMethodId)).customer).toBeNull();
  });
});

describe("CHK-14 somebody's card", () => {
  it("pays for nobody else, signed in or not", async () => {
    const card = await kept(await aShopper());
    for (const other of [await aShopper(), aWorld()]) {
      const { pay } = await toPay(other);
      await expect(pay(card.paymentMethodId)).rejects.toMatchObject(refusal);
      await expect(pay(card.paymentMethodId, { keepCard: true })).rejects.toMatchObject(refusal);
    }
    const stranger = await aShopper();
    await expect(removeCard(stranger, { cardId: card.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(makeCardDefault(stranger, { cardId: card.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await listCards(stranger)).toEqual([]);
  });

  it("is offered no more once it is taken out, and Stripe lets go of it", async () => {
    const ctx = await aShopper();
    const older = await kept(ctx, "pm_card_mastercard");
    const card = await kept(ctx);
    expect((await listCards(ctx)).map((each) => each.isDefault)).toEqual([false, true]);
    await makeCardDefault(ctx, { cardId: card.id });
    await removeCard(ctx, { cardId: card.id });
    await removeCard(ctx, { cardId: card.id });
    expect(await listCards(ctx)).toEqual([{ ...older, isDefault: true }]);
    const { pay } = await toPay(ctx);
    await expect(pay(card.paymentMethodId)).rejects.toMatchObject(refusal);
    await runJobs(ctx);
    expect((await stripe().paymentMethods.retrieve(card.paymentMethodId)).customer).toBeNull();
    await runJobs(ctx);
    expect(await listCards(ctx)).toHaveLength(1);
  });

  it("does not come back when keeping it is repeated after it was taken out", async () => {
    const ctx = await aShopper();
    const { pay } = await toPay(ctx);
    const bought = await pay("pm_card_visa", { keepCard: true });
    if (bought.status !== "confirmed") throw new Error(bought.status);
    await listen(ctx);
    const [card] = await listCards(ctx);
    await removeCard(ctx, { cardId: card?.id ?? "" });
    await keepCard(ctx, bought);
    expect(await listCards(ctx)).toEqual([]);
    await runJobs(ctx);
    await keepCard(ctx, bought);
    expect(await listCards(ctx)).toEqual([]);
  });

  it("is forgotten with its shopper, here and at Stripe", async () => {
    const ctx = await aShopper();
    const card = await kept(ctx);
    const { customer } = await stripe().paymentMethods.retrieve(card.paymentMethodId);
    for (const _ of "ab") await forgetShopper(ctx, { userId: ctx.userId });
    expect(await listCards(ctx)).toEqual([]);
    expect(await stripe().customers.retrieve(String(customer))).toMatchObject({ deleted: true });
    await expect((await toPay(ctx)).pay(card.paymentMethodId)).rejects.toMatchObject({ code: "PAYMENT_DECLINED" });
  });
});

describe("CHK-14 a card is added without paying", () => {
  it("at once, or after its bank has its proof", async () => {
    const ctx = await aShopper();
    expect(await addCard(ctx, { paymentMethodId: "pm_card_visa" })).toEqual({ status: "kept" });
    const asked = await addCard(ctx, { paymentMethodId: "pm_card_authenticationRequired" });
    if (asked.status !== "requires_action") throw new Error(asked.status);
    const setupId = /seti_[A-Za-z0-9]+/.exec(asked.clientSecret)?.[0] ?? "";
    expect(await finishAddingCard(ctx, { setupId })).toMatchObject({ status: "requires_action" });
    await prove(asked.redirectUrl, "complete");
    await expect(finishAddingCard(await aShopper(), { setupId })).rejects.toMatchObject(refusal);
    for (const _ of "ab") expect(await finishAddingCard(ctx, { setupId })).toEqual({ status: "kept" });
    expect((await listCards(ctx)).map((card) => [card.last4, card.isDefault])).toEqual([
      ["3184", false],
      ["4242", true],
    ]);
  });

  it("not where the bank refuses it", async () => {
    const ctx = await aShopper();
    await expect(addCard(ctx, { paymentMethodId: "pm_card_chargeDeclined" })).rejects.toMatchObject(refusal);
    const asked = await addCard(ctx, { paymentMethodId: "pm_card_authenticationRequired" });
    if (asked.status !== "requires_action") throw new Error(asked.status);
    await prove(asked.redirectUrl, "fail");
    const setupId = /seti_[A-Za-z0-9]+/.exec(asked.clientSecret)?.[0] ?? "";
    await expect(finishAddingCard(ctx, { setupId })).rejects.toMatchObject(refusal);
    await expect(finishAddingCard(ctx, { setupId: `seti_${newId().slice(0, 8)}` })).rejects.toMatchObject(refusal);
    expect(await listCards(ctx)).toEqual([]);
  });
});

it("CHK-14 has one default at most, and one customer, whatever happens at the same time", async () => {
  const ctx = await aShopper();
  const names = ["visa", "mastercard", "amex", "discover", "jcb", "visa"];
  await Promise.all(names.map((name) => addCard(ctx, { paymentMethodId: `pm_card_${name}` })));
  const cards = await listCards(ctx);
  expect(cards.map((card) => card.brand).sort()).toEqual(["amex", "discover", "jcb", "mastercard", "visa"]);
  expect(cards.filter((card) => card.isDefault)).toHaveLength(1);
  await Promise.all(
    cards.map(({ id: cardId }, nth) =>
      nth % 2 === 0 ? removeCard(ctx, { cardId }) : makeCardDefault(ctx, { cardId }),
    ),
  );
  const left = await listCards(ctx);
  expect(left).toHaveLength(2);
  expect(left.filter((card) => card.isDefault)).toHaveLength(1);
  const holders = await database.db.selectFrom("card_holders").where("user_id", "=", ctx.userId).select("user_id");
  expect(await holders.execute()).toHaveLength(1);
});
