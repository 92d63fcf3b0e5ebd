import { cardByNumber, cardByToken, passesLuhn, type TestCard } from "../cards";
import { type Ctx, emit, get, page, type Route, route } from "../context";
import { invalidParameter, refused, StripeProblem } from "../errors";
import { newId } from "../ids";
import {
  address,
  hash,
  type Input,
  integer,
  mergeMetadata,
  metadata,
  oneOf,
  orNull,
  paging,
  required,
  text,
} from "../params";
import type { Hidden, Stored, StripeObject } from "../store";

export interface PaymentMethod extends StripeObject {
  type: string;
  customer: string | null;
  card: Record<string, unknown> & { brand: string; last4: string };
  billing_details: Record<string, unknown>;
}

const billing = hash({ name: text, email: text, phone: text, tax_id: text, address: hash(address) });
const card = hash({ number: text, exp_month: integer, exp_year: integer, cvc: text, token: text });
/** The parameters that describe a payment method, alone or as `payment_method_data`. */
export const methodFields = {
  type: required(oneOf("card", "link")),
  card,
  billing_details: billing,
  metadata,
  allow_redisplay: oneOf("always", "limited", "unspecified"),
};
type MethodInput = Input<typeof methodFields>;

/** Makes a payment method of a test card number or token. @throws StripeProblem 402 for a number that is no card */
export function createMethod(ctx: Ctx, input: MethodInput): Stored<PaymentMethod> {
  if (input.type !== "card") throw refused("The stand-in takes cards only.", { param: "type" });
  if (!input.card) throw invalidParameter("parameter_missing", "Missing required param: card.", "card");
  const testCard =
    input.card.token === undefined ? cardOf(ctx, input.card) : tokenCard(input.card.token, "card[token]");
  return addMethod(ctx, testCard, input);
}

function tokenCard(token: string, param: string): TestCard {
  const found = cardByToken(token);
  if (!found) throw refused(`No such token: '${token}'`, { code: "resource_missing", param });
  return found;
}

function cardOf(ctx: Ctx, { number, exp_month, exp_year, cvc }: NonNullable<MethodInput["card"]>): TestCard {
  if (number === undefined)
    throw invalidParameter("parameter_missing", "Missing required param: card[number].", "card[number]");
  if (exp_month === undefined)
    throw invalidParameter("parameter_missing", "Missing required param: card[exp_month].", "card[exp_month]");
  if (exp_year === undefined)
    throw invalidParameter("parameter_missing", "Missing required param: card[exp_year].", "card[exp_year]");
  const digits = number.replaceAll(/[\s-]/g, "");
  if (!/^\d{12,19}$/.test(digits) || !passesLuhn(digits))
    throw cardError("incorrect_number", "Your card number is incorrect.", "number");
  if (exp_month < 1 || exp_month > 12)
    throw cardError("invalid_expiry_month", "Your card's expiration month is invalid.", "exp_month");
  const now = new Date(ctx.now * 1000);
  const year = exp_year < 100 ? 2000 + exp_year : exp_year;
  const isPast = year * 12 + exp_month < now.getUTCFullYear() * 12 + now.getUTCMonth() + 1;
  if (isPast || year > now.getUTCFullYear() + 50)
    throw cardError("invalid_expiry_year", "Your card's expiration year is invalid.", "exp_year");
  if (cvc !== undefined && !/^\d{3,4}$/.test(cvc))
    throw cardError("invalid_cvc", "Your card's security code is invalid.", "cvc");
  const found = cardByNumber(digits);
  if (!found)
    throw cardError(
      "card_declined",
      "Your card was declined. Your request was in test mode, but used a non test card. For a list of valid test cards, visit: https://stripe.com/docs/testing.",
      "",
      "test_mode_live_card",
    );
  return found;
}

function cardError(code: string, message: string, param: string, declineCode?: string): StripeProblem {
  return new StripeProblem(402, {
    type: "card_error",
    code,
    message,
    ...(param === "" ? {} : { param }),
    ...(declineCode === undefined ? {} : { decline_code: declineCode }),
  });
}

function addMethod(ctx: Ctx, testCard: TestCard, input: Partial<MethodInput>): Stored<PaymentMethod> {
  const given = input.billing_details ?? {};
  const place = given.address ?? {};
  const method: PaymentMethod = {
    id: newId("pm_"),
    object: "payment_method",
    allow_redisplay: input.allow_redisplay ?? "unspecified",
    billing_details: {
      address: {
        city: orNull(place.city),
        country: orNull(place.country),
        line1: orNull(place.line1),
        line2: orNull(place.line2),
        postal_code: orNull(place.postal_code),
        state: orNull(place.state),
      },
      email: orNull(given.email),
      name: orNull(given.name),
      phone: orNull(given.phone),
      tax_id: orNull(given.tax_id),
    },
    card: {
      brand: testCard.brand,
      checks: {
        address_line1_check: place.line1 ? "pass" : null,
        address_postal_code_check: place.postal_code ? "pass" : null,
        cvc_check: input.card?.cvc ? "pass" : null,
      },
      country: "US",
      display_brand: testCard.brand,
      exp_month: input.card?.exp_month ?? 12,
      exp_year: fullYear(input.card?.exp_year) ?? new Date(ctx.now * 1000).getUTCFullYear() + 1,
      fingerprint: `fp${testCard.number}`,
      funding: testCard.funding,
      generated_from: null,
      last4: testCard.number.slice(-4),
      networks: { available: [testCard.brand], preferred: null },
      regulated_status: "unregulated",
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
    created: ctx.now,
    customer: null,
    livemode: false,
    metadata: mergeMetadata({}, input.metadata),
    type: "card",
  };
  const hidden: Hidden = { card: testCard.number };
  if (testCard.setUp) hidden.setUp = true;
  return ctx.store.add("payment_methods", ctx.account, method, hidden);
}

const fullYear = (year: number | undefined) => (year !== undefined && year < 100 ? 2000 + year : year);

/** The payment method with this id; a test name such as `pm_card_visa` makes a fresh one each time, as at Stripe. */
export function useMethod(ctx: Ctx, id: string, param = "payment_method"): Stored<PaymentMethod> {
  const named = cardByToken(id);
  return named ? addMethod(ctx, named, {}) : get<PaymentMethod>(ctx, "payment_methods", "PaymentMethod", id, param);
}

export function testCardOf(method: Stored<PaymentMethod>): TestCard {
  const found = cardByNumber(method.hidden.card ?? "");
  if (!found) throw new Error(`Payment method ${method.object.id} has no test card`);
  return found;
}

/**
 * Keeps a payment method with a customer. Attaching it again to the same customer changes nothing.
 * @throws StripeProblem 402 when the card is declined, 400 when it is used up or another customer's
 */
export function attach(ctx: Ctx, id: string, customer: string): Stored<PaymentMethod> {
  const method = useMethod(ctx, id, "payment_method");
  get(ctx, "customers", "customer", customer, "customer");
  if (method.object.customer === customer) return method;
  if (method.object.customer !== null)
    throw refused("The payment method you provided has already been attached to a customer.", {
      code: "payment_method_unexpected_state",
      param: "payment_method",
    });
  if (method.hidden.consumed) throw usedUp();
  const testCard = testCardOf(method);
  if (testCard.charge && !testCard.attachable && !testCard.threeDSecure)
    throw cardError(testCard.charge.code, testCard.charge.message, "", testCard.charge.declineCode);
  method.object.customer = customer;
  ctx.store.touch("payment_methods", method);
  emit(ctx, "payment_method.attached", method.object);
  return method;
}

export const usedUp = () =>
  refused(
    "The provided PaymentMethod was previously used with a PaymentIntent without Customer attachment, shared with a connected account without Customer attachment, or was detached from a Customer. It may not be used again. To use a PaymentMethod multiple times, you must attach it to a Customer first.",
    { param: "payment_method" },
  );

export const paymentMethodRoutes: Route[] = [
  route("POST", "/v1/payment_methods", methodFields, (ctx, input) => createMethod(ctx, input).object, {
    browser: true,
  }),
  route("GET", "/v1/payment_methods/:", {}, (ctx, _, [id]) =>
    cardByToken(id) ? useMethod(ctx, id).object : get(ctx, "payment_methods", "PaymentMethod", id).object,
  ),
  route(
    "POST",
    "/v1/payment_methods/:",
    { billing_details: billing, card, metadata, allow_redisplay: text },
    (ctx, input, [id]) => {
      const stored = get<PaymentMethod>(ctx, "payment_methods", "PaymentMethod", id);
      if (stored.object.customer === null)
        throw refused("You must save this PaymentMethod to a customer before you can update it.");
      const { address: place, ...given } = input.billing_details ?? {};
      const kept = stored.object.billing_details;
      stored.object.billing_details = { ...kept, ...given, address: { ...(kept.address as object), ...place } };
      if (input.card?.exp_month !== undefined) stored.object.card.exp_month = input.card.exp_month;
      if (input.card?.exp_year !== undefined) stored.object.card.exp_year = fullYear(input.card.exp_year);
      stored.object.metadata = mergeMetadata(stored.object.metadata ?? {}, input.metadata);
      ctx.store.touch("payment_methods", stored);
      emit(ctx, "payment_method.updated", stored.object);
      return stored.object;
    },
  ),
  route(
    "POST",
    "/v1/payment_methods/:/attach",
    { customer: required(text) },
    (ctx, { customer }, [id]) => attach(ctx, id, customer).object,
  ),
  route("POST", "/v1/payment_methods/:/detach", {}, (ctx, _, [id]) => {
    const stored = get<PaymentMethod>(ctx, "payment_methods", "PaymentMethod", id);
    if (stored.object.customer === null)
      throw refused("The payment method you provided is not attached to a customer so detachment is impossible.", {
        param: "payment_method",
      });
    stored.object.customer = null;
    stored.hidden.consumed = true;
    ctx.store.touch("payment_methods", stored);
    emit(ctx, "payment_method.detached", stored.object);
    return stored.object;
  }),
  route("GET", "/v1/payment_methods", { ...paging, customer: text, type: text }, (ctx, input) => {
    // Without a customer Stripe answers those attached to none; so do we.
    const mine = (method: StripeObject) =>
      method.customer === (input.customer ?? null) && (input.type === undefined || method.type === input.type);
    if (input.customer !== undefined) get(ctx, "customers", "customer", input.customer, "customer");
    return page(ctx, "payment_methods", "/v1/payment_methods", input, mine);
  }),
];
