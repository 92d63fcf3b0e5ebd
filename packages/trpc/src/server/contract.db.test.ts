import { errorView } from "@emporia/contracts/errors";
import { addPicture, addVideo } from "@emporia/core/catalog";
import { createAddress } from "@emporia/core/identity";
import { addLocation, adjustStock } from "@emporia/core/inventory";
import { issueInvoices, listStaffInvoices } from "@emporia/core/invoices";
import { sendOrderConfirmation } from "@emporia/core/notifications";
import { deliverShipment, getSellerOrder, refundSellerOrder, shipItems } from "@emporia/core/orders";
import { type Actor, newId } from "@emporia/core/platform";
import { approveReturn, openComplaint, receiveReturn, rejectReturn, requestReturn } from "@emporia/core/returns";
import {
  aCart,
  aCategory,
  aCheckout,
  actor,
  aMarket,
  anAddress,
  aPaidOrder,
  aProduct,
  aPromotion,
  aSeller,
  aUser,
  guest,
  type TestContext,
  testContext,
  useDatabase,
} from "@emporia/testing";
import { Validator } from "@seriousme/openapi-schema-validator";
import { TRPCError } from "@trpc/server";
import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import { appRouter, createCaller, openApiDocument, restEndpoints, toErrorView } from "./index";

const database = useDatabase();

const persons = ["guest", "shopper", "seller", "otherSeller", "staff"] as const;
type Person = (typeof persons)[number];
type Outcomes = Record<Person, string>;
const outcomes = (...each: [string, string, string, string, string]): Outcomes => ({
  guest: each[0],
  shopper: each[1],
  seller: each[2],
  otherSeller: each[3],
  staff: each[4],
});
const IN = "UNAUTHENTICATED";
const NO = "NOT_FOUND";
/** Who may call a procedure, given what belongs to the shopper or to the seller. */
const anybody = outcomes("ok", "ok", "ok", "ok", "ok");
const signedIn = outcomes(IN, "ok", "ok", "ok", "ok");
const members = outcomes(IN, NO, "ok", "ok", NO);
const itsSeller = outcomes(IN, NO, "ok", NO, NO);
const itsShopper = outcomes(NO, "ok", NO, NO, NO);
const itsSignedInShopper = outcomes(IN, "ok", NO, NO, NO);
const staffOnly = outcomes(IN, NO, NO, NO, "ok");
const planned = outcomes(...(Array(5).fill("NOT_IMPLEMENTED") as [string, string, string, string, string]));
const plannedSignedIn = { ...planned, guest: IN };
const refused = (code: string) => outcomes(code, code, code, code, code);

const actors = {} as Record<Person, Actor>;
let seller: Awaited<ReturnType<typeof aSeller>>;
let shopper: TestContext;
const as = (person: Person, cartId: string | null = null) =>
  createCaller({
    core: testContext(database.db).as(actors[person], cartId),
    requestedSellerId: null,
    drawCall: () => {},
  });

beforeAll(async () => {
  const { db } = database;
  seller = await aSeller(db);
  const other = await aSeller(db);
  const member = (shop: typeof seller) => actor({ id: shop.ownerId, memberships: [shop.membership] });
  const user = await aUser(db);
  Object.assign(actors, {
    guest,
    shopper: actor(user),
    seller: member(seller),
    otherSeller: member(other),
    staff: actor({ id: (await aUser(db, { staffRole: "owner" })).id, staffRole: "owner" }),
  });
  shopper = testContext(db).as(actors.shopper);
});

type Given = object | undefined;
const nothing = async (): Promise<Given> => ({});
const product = async (): Promise<Given> => ({ productId: (await aProduct(database.db, seller)).id });
/** One that was sold once and is not any more. */
const gone = async (): Promise<Given> => {
  const { id } = await aProduct(database.db, seller, { status: "ARCHIVED" });
  await sql`update products set published_at = now() where id = ${id}`.execute(database.db);
  return { productId: id };
};
const report = async (): Promise<Given> => {
  const { reportProduct, listReports } = await import("@emporia/core/catalog");
  const ctx = testContext(database.db);
  const { id: productId } = await aProduct(database.db, seller);
  await sql`delete from product_reports`.execute(database.db);
  const said = {
    reason: "OTHER",
    explanation: "Something is wrong with it.",
    name: "",
    email: "",
    isGoodFaith: true,
  } as const;
  await reportProduct(ctx, { productId, ...said });
  return { reportId: (await listReports(ctx, { status: "OPEN", limit: 1 })).items[0]?.id };
};
const draft = async (): Promise<Given> => ({
  productId: (await aProduct(database.db, seller, { status: "DRAFT" })).id,
});
/** A change that was looked at; what runs already would stand in its way. */
const bulkEdit = async (): Promise<Given> => {
  const { createBulkEdit } = await import("@emporia/core/catalog");
  await aProduct(database.db, seller);
  await sql`update bulk_edits set status = 'CANCELLED'`.execute(database.db);
  const action = { type: "stock", mode: "set", value: 5 } as const;
  const { id } = await createBulkEdit(testContext(database.db), { sellerId: seller.id, filter: {}, action });
  await sql`update bulk_edits set status = 'CHECKED' where id = ${id}`.execute(database.db);
  return { bulkEditId: id };
};
const aRate = { name: "Slow", maxWeightGrams: 500, currency: "USD", amount: 495, minDays: 3, maxDays: 9 };
const zone = async () => {
  const { addShippingZone } = await import("@emporia/core/shipping");
  const { db } = database;
  await sql`delete from shipping_zones where name = 'Shelves'`.execute(db);
  const { zones } = await addShippingZone(testContext(db), seller.id, {
    name: "Shelves",
    countries: ["NO"],
    states: [],
  });
  return { zoneId: zones.find((each) => each.name === "Shelves")?.id ?? "" };
};
const profile = async () => {
  const { addShippingProfile } = await import("@emporia/core/shipping");
  await sql`delete from shipping_profiles`.execute(database.db);
  const { profiles } = await addShippingProfile(testContext(database.db), seller.id, { name: "Heavy" });
  return { profileId: profiles[0]?.id ?? "" };
};
const taxReview = async (): Promise<Given> => {
  const { orderId } = await aPaidOrder(shopper);
  await sql`insert into tax_reviews (order_id, noted_at) values (${orderId}, now())`.execute(database.db);
  return { orderId, note: "The rate was right." };
};
/** A file that was sent; what runs already would stand in its way. */
const productFile = async (): Promise<Given> => {
  const { uploadProductFile } = await import("@emporia/core/catalog");
  await sql`update product_imports set status = 'CANCELLED' where status in ('CHECKING', 'IMPORTING')`.execute(
    database.db,
  );
  const stream = (async function* () {
    yield Buffer.from("Handle,Title\nmug,Mug");
  })();
  const file = { sellerId: seller.id, fileName: "products.csv", stream };
  return { importId: (await uploadProductFile(testContext(database.db), file)).id };
};
const order = async (): Promise<Given> => ({ orderId: (await aPaidOrder(shopper)).orderId });
/** An order whose confirmation was mailed. */
async function confirmedByMail(): Promise<Given> {
  const { orderId } = await aPaidOrder(shopper);
  await sendOrderConfirmation(shopper, { orderId });
  const email = await database.db.selectFrom("emails").where("order_id", "=", orderId).select("id").executeTakeFirst();
  return { orderId, emailId: email?.id, reason: "It never arrived" };
}
/** An order of which one part is the seller's. */
async function part() {
  const { variantId } = await aProduct(database.db, seller);
  const { completeCheckout } = await import("@emporia/core/checkout");
  const { captureOrder } = await import("@emporia/core/payments");
  const checkout = await aCheckout(shopper, [{ variantId }]);
  const answer = await completeCheckout(checkout.ctx, checkout);
  if (answer.status !== "confirmed") throw new Error(answer.status);
  await captureOrder(checkout.ctx, answer);
  const row = await database.db
    .selectFrom("seller_orders")
    .where("order_id", "=", answer.orderId)
    .select("id")
    .executeTakeFirstOrThrow();
  return { orderId: answer.orderId, sellerOrderId: row.id };
}
/** A change of the seller's part: one more of another thing. */
async function amendment() {
  const { sellerOrderId } = await part();
  const { variantId } = await aProduct(database.db, seller);
  return { sellerOrderId, added: [{ variantId, quantity: 1 }], reason: "They asked for it", key: newId() };
}
/** The same by staff, who name a rate. */
async function amendmentByStaff() {
  const { quoteAmendment } = await import("@emporia/core/amendments");
  const change = await amendment();
  const { rates } = await quoteAmendment(shopper, "staff", { ...change, removed: [], rateId: null });
  return { ...change, rateId: rates[0]?.id };
}
/** One that waits for its shopper. */
async function proposedAmendment() {
  const { amendOrder } = await import("@emporia/core/amendments");
  const change = await amendment();
  await amendOrder(shopper, { sellerId: seller.id }, { ...change, removed: [], rateId: null, days: 3 });
  const row = await database.db
    .selectFrom("amendments")
    .where("seller_order_id", "=", change.sellerOrderId)
    .select(["id", "order_id"])
    .executeTakeFirstOrThrow();
  return { orderId: row.order_id, sellerOrderId: change.sellerOrderId, amendmentId: row.id };
}
/** A card that the shopper has kept. */
async function ownCard(): Promise<Given> {
  const { addCard, listCards } = await import("@emporia/core/payments");
  const ctx = { ...shopper, actor: actors.shopper };
  await addCard(ctx, { paymentMethodId: `pm_card_${newId().replaceAll("-", "")}` });
  return { cardId: (await listCards(ctx))[0]?.id };
}
/** The same, sent. */
async function sentParcel() {
  const placed = await part();
  const parcel = { sellerId: seller.id, carrier: "UPS", trackingNumber: "1Z" };
  const shipped = await shipItems(shopper, { ...placed, ...parcel });
  return { ...placed, shipmentId: shipped.shipments[0]?.id };
}
/** A part of which a label was bought. */
async function labelled(): Promise<{ orderId: string; sellerOrderId: string; labelId: string }> {
  const { buyLabels } = await import("@emporia/core/labels");
  const { setSendingAddress } = await import("@emporia/core/shipping");
  const placed = await part();
  await setSendingAddress(shopper, seller.id, anAddress);
  const bought = await buyLabels(shopper, { sellerId: seller.id, key: newId(), parcels: [{ ...placed, ...aLabel }] });
  return { ...placed, labelId: bought.items[0]?.label?.id ?? "" };
}
/** A return that waits for an answer, of a shop that says where it takes things back. */
async function returnWithAddress() {
  await labelled();
  return { ...(await askedReturn()), weightGrams: 700 };
}
const aLabel = { service: "slow", amount: 500, weightGrams: 700, lengthCm: 30, widthCm: 20, heightCm: 10 };

/** The same, arrived, as somebody who sends it back names it. */
async function arrivedParcel() {
  const { orderId, sellerOrderId, shipmentId = "" } = await sentParcel();
  await deliverShipment(shopper, { sellerId: seller.id, shipmentId });
  const { items } = await getSellerOrder(shopper, { sellerId: seller.id, sellerOrderId });
  return {
    orderId,
    sellerOrderId,
    items: [{ orderItemId: items[0]?.id ?? "", quantity: 1, reason: "damaged" as const, comment: "" }],
    comment: "",
    pictureIds: [],
  };
}
/** The same, in a country that gives a right of withdrawal. */
async function withdrawalOf() {
  await sql`insert into withdrawal_countries values ('US', 14) on conflict do nothing`.execute(database.db);
  const { orderId, items } = await arrivedParcel();
  return { orderId, name: "Ada Lovelace", items: items.map(({ orderItemId }) => ({ orderItemId, quantity: 1 })) };
}
/** An item that arrived at the shopper's. */
async function reviewable() {
  const { orderId, items } = await arrivedParcel();
  return { orderId, orderItemId: items[0]?.orderItemId ?? "", rating: 5, title: "Lovely", body: "", pictureIds: [] };
}
/** What the shopper said of it. */
async function reviewed() {
  const { writeReview } = await import("@emporia/core/reviews");
  const item = await reviewable();
  const { reviewId } = await writeReview(shopper, { ...item, token: undefined, shopRating: undefined });
  return { ...item, reviewId };
}
const message = (more: object = {}) => ({ text: "Is it heavy?", pictureIds: [], key: newId(), ...more });
/** What the shopper wrote to the seller; what came before is forgotten. */
async function conversation() {
  const { openThread } = await import("@emporia/core/messages");
  await sql`delete from message_threads`.execute(database.db);
  const { id: productId } = await aProduct(database.db, seller);
  return openThread(shopper, { about: { productId }, ...message() });
}
async function threadAlone() {
  return { threadId: (await conversation()).threadId };
}
/** A message that the shopper may report. */
async function shopsMessage() {
  const { answerThread } = await import("@emporia/core/messages");
  const said = { ...(await threadAlone()), ...message() };
  const { messageId } = await answerThread(testContext(database.db), said, { sellerId: seller.id });
  return { messageId, policy: "spam" };
}
async function reportedMessage() {
  const { reportMessage } = await import("@emporia/core/messages");
  const sent = await conversation();
  const said = { messageId: sent.messageId, policy: "spam", explanation: "" } as const;
  await reportMessage(testContext(database.db), said, { sellerId: seller.id });
  return sent;
}
/** A question about something of the seller's. */
async function asked() {
  const { askQuestion } = await import("@emporia/core/questions");
  const { id: productId } = await aProduct(database.db, seller);
  return askQuestion(shopper, { productId, body: `Is it ${newId()} inches wide?` });
}
/** The same, answered. */
async function answered() {
  const { answerQuestion } = await import("@emporia/core/questions");
  const { questionId } = await asked();
  await sql`update questions set asked_at = asked_at - interval '2 days'`.execute(database.db);
  await answerQuestion(shopper, { sellerId: seller.id }, { questionId, text: "It is." });
  return { questionId };
}
async function askedReturn() {
  const { sellerOrderId, ...asked } = await arrivedParcel();
  const { sellerOrders } = await requestReturn(shopper, asked);
  return { orderId: asked.orderId, sellerOrderId, items: asked.items, returnId: sellerOrders[0]?.returns[0]?.id ?? "" };
}
async function approvedReturn() {
  const asked = await askedReturn();
  await approveReturn(shopper, { sellerId: seller.id }, { ...asked, instructions: "Send it." });
  return asked;
}
async function receivedReturn() {
  const { returnId, items } = await approvedReturn();
  await receiveReturn(shopper, { sellerId: seller.id }, { returnId });
  return { returnId, items: items.map(({ orderItemId }) => ({ orderItemId, restocked: 1 })) };
}
async function rejectedReturn() {
  const asked = await askedReturn();
  await rejectReturn(shopper, { sellerId: seller.id }, { ...asked, reason: "It was dropped." });
  return asked;
}
async function complaint() {
  const rejected = await rejectedReturn();
  const { sellerOrders } = await openComplaint(shopper, { ...rejected, text: "It came broken.", pictureIds: [] });
  return { orderId: rejected.orderId, complaintId: sellerOrders[0]?.complaints[0]?.id ?? "" };
}
/** A paid order with its invoice. */
async function billed() {
  const { orderId } = await part();
  await issueInvoices(shopper, { orderId });
  const { items } = await listStaffInvoices(shopper, { orderId });
  return { orderId, invoiceId: items[0]?.id ?? "" };
}
const refundOfPart = async () => ({ ...(await part()), amount: 100, reason: "A scratch", key: newId() });
/** A refund that is promised, and that no card has refused. */
async function refundUnderWay() {
  const refunded = await refundOfPart();
  await refundSellerOrder(shopper, { ...refunded, sellerId: seller.id, items: [], withShipping: false });
  const { order_id: orderId, refund_id: refundId } = await database.db
    .selectFrom("order_events")
    .where("type", "=", "RefundPromised")
    .where(sql<boolean>`payload->>'key' = ${refunded.key}`)
    .select(["order_id", sql<string>`payload->>'refundId'`.as("refund_id")])
    .executeTakeFirstOrThrow();
  return { orderId, refundId };
}
const adjustment = () => ({
  debitAccount: "bank" as const,
  creditAccount: "write_offs" as const,
  amount: 100,
  currency: "USD",
  reason: "A cent was found under the sofa.",
  shopSlug: undefined,
});
/** A payout of the seller's. */
async function payout() {
  const payoutId = newId();
  await sql`insert into payouts (id, seller_id, key, amount, currency, status, requested_by, created_at, updated_at)
    values (${payoutId}, ${seller.id}, ${payoutId}, 500, 'USD', 'PENDING', '{"kind":"system"}', now(), now())`.execute(
    database.db,
  );
  return { payoutId };
}
/** Money of the seller that is kept back, which they may have appealed against. */
async function aHold(appeal: string | null = null) {
  const holdId = newId();
  await sql`insert into payout_holds (id, seller_id, rule, stops, reason, placed_by, placed_at, releases_at, appeal, appealed_at)
    values (${holdId}, ${seller.id}, 'staff', 'payouts', 'Looked into.', '{}', now(), now() + interval '1 year',
      ${appeal}::text, case when ${appeal}::text is not null then now() end)`.execute(database.db);
  return holdId;
}
/** An order that staff made, ready to be sent; and the link to it. */
async function draftOrder(given: { isSent?: boolean; isFree?: boolean } = {}) {
  const drafts = await import("@emporia/core/draft-orders");
  const { variantId } = await aProduct(database.db, seller);
  const made = await drafts.createDraftOrder(shopper, {
    ...{ email: "ada@example.com", message: "", note: "", shippingAddress: anAddress },
    items: [{ variantId, quantity: 1 }],
  });
  const { id: draftOrderId } = made;
  const shipping = [{ sellerId: seller.id, rateId: made.groups[0]?.rates[0]?.id ?? "" }];
  await drafts.updateDraftOrder(shopper, { draftOrderId, shipping });
  for (const discount of given.isFree ? [{ kind: "percentage" as const, basisPoints: 10_000, freeShipping: true }] : [])
    await drafts.discountDraftOrder(shopper, { draftOrderId, discount, reason: "A gift" });
  if (!given.isSent) return { draftOrderId };
  const { link } = await drafts.sendDraftOrder(shopper, { draftOrderId, days: 7 });
  return { draftOrderId, token: new URL(link ?? "").searchParams.get("token") ?? "" };
}
/** What a bank asks back of an order. */
async function chargeback() {
  const { orderId } = await part();
  const disputeId = newId();
  await sql`insert into disputes (id, order_id, payment_id, stripe_dispute_id, amount, currency, reason, status, opened_at)
    select ${disputeId}, order_id, id, 'dp_' || ${disputeId}, amount, currency, 'general', 'needs_response', now()
    from payments where order_id = ${orderId}`.execute(database.db);
  return { disputeId };
}
const checkoutOf = async () => {
  const { variantId } = await aProduct(database.db, seller);
  const { checkoutId } = await aCheckout(shopper, [{ variantId }]);
  return { checkoutId };
};
const address = { ...anAddress, label: "Home" };
const ownAddress = async (): Promise<Given> => ({
  addressId: (await createAddress(shopper, { ...address, isDefault: false })).id,
});
const shop = (status: string) => async (): Promise<Given> => ({
  sellerId: (await aSeller(database.db, { status })).id,
  reason: "It does not say what it sells.",
});
const person = async (): Promise<Given> => ({
  userId: (await aUser(database.db)).id,
  reason: "They wrote threats to a seller.",
});
const category = async () => ({ categoryId: (await aCategory(database.db)).id });
const attribute = async () => {
  const { createAttribute } = await import("@emporia/core/catalog");
  const made = await createAttribute(shopper, {
    name: `Attribute ${newId()}`,
    kind: "boolean",
    unit: undefined,
    isFilterable: true,
    options: [],
  });
  return { attributeId: made.id };
};
const aBatch = ({ promotionId }: { promotionId: string }) => ({ promotionId, batchId: newId(), count: 2 });
const promotion = async (of?: { sellerId: string }, hasOwnCodes = false) => {
  const code = `CODE-${newId().slice(-12)}`.toUpperCase();
  return {
    promotionId: (await aPromotion(database.db, { code: hasOwnCodes ? null : code, hasOwnCodes, ...of })).id,
    code,
  };
};
const shopperGroup = async () => {
  const groupId = newId();
  const now = new Date();
  await database.db
    .insertInto("shopper_groups")
    .values({ id: groupId, name: groupId, created_at: now, updated_at: now })
    .execute();
  return { groupId };
};
const ownPromotion = () => promotion({ sellerId: seller.id });
const tenPercent = { name: "Ten", benefit: { kind: "percentage" as const, basisPoints: 1000 } };
const aMarketToOpen = async () => ({
  code: `m${newId().slice(-8)}`,
  name: "Europe",
  countries: ["DE", "FR", "US"],
  currency: "EUR",
  locale: "en-IE",
  pricesIncludeTax: true,
});
const taxDocument = async () => {
  const { orderId } = await aPaidOrder(testContext(database.db));
  const row = {
    status: "REFUSED",
    currency: "USD",
    tax_amount: 0,
    failure: "No",
    created_at: new Date(),
    updated_at: new Date(),
  };
  await database.db
    .insertInto("tax_documents")
    .values({ code: newId(), order_id: orderId, kind: "sale", ...row })
    .execute();
  return { orderId };
};
const feeRule = async () => {
  const { createFeeRule } = await import("@emporia/core/fees");
  const { createFeeRuleInput } = await import("@emporia/contracts/fees");
  const input = createFeeRuleInput.parse({ name: newId(), kind: "order", shop: seller.shopSlug, fixedAmount: 10 });
  const { rules } = await createFeeRule(testContext(database.db), input);
  return { ruleId: rules.find((rule) => rule.name === input.name)?.id ?? "" };
};
const commissionRule = async () => {
  const { createRule } = await import("@emporia/core/commission");
  const terms = {
    name: "Lower",
    basisPoints: 500,
    fixedAmount: 0,
    floorAmount: null,
    capAmount: null,
    shippingBasisPoints: 0,
    tiers: [],
  };
  const made = { ...terms, shop: seller.shopSlug, categoryId: null, product: null, startsAt: null, endsAt: null };
  const { rules } = await createRule(shopper, { ...made, currency: undefined });
  return { ruleId: rules[0]?.id ?? "", rules };
};
const collection = async () => {
  const collectionId = newId();
  await sql`insert into collections (id, slug, name, is_visible)
    values (${collectionId}, ${`c-${collectionId}`}, 'Gifts', true)`.execute(database.db);
  return { collectionId };
};
const submission = async () => {
  const { productId } = { productId: (await aProduct(database.db, seller, { status: "DRAFT" })).id };
  const submissionId = newId();
  await sql`insert into product_submissions (id, product_id, seller_id, submitted_at)
    values (${submissionId}, ${productId}, ${seller.id}, now())`.execute(database.db);
  return { submissionId, version: 1 };
};
const location = async () => {
  const name = `Shelf ${newId()}`;
  const { items } = await addLocation(shopper, { sellerId: seller.id, name });
  return { locationId: items.find((each) => each.name === name)?.id ?? "" };
};
const cartItem = async () => {
  const { ctx } = await aCart(shopper, [await aProduct(database.db, seller)]);
  const { getCart } = await import("@emporia/core/cart");
  return { itemId: (await getCart(ctx)).groups[0]?.items[0]?.id ?? "" };
};

/** Every procedure: an input that is valid, and what each person gets for it. */
const contract: Record<string, [Outcomes, (() => Promise<Given>)?]> = {
  "accounts.closing": [signedIn],
  "accounts.close": [
    outcomes(IN, "VALIDATION_FAILED", "VALIDATION_FAILED", "VALIDATION_FAILED", "VALIDATION_FAILED"),
    async () => ({ password: "not mine" }),
  ],
  "accounts.data": [signedIn],
  "accounts.closeAs": [staffOnly, person],
  "analytics.sellerDashboard": [members],
  "analytics.firstSteps": [members],
  "analytics.staffDashboard": [staffOnly],
  "analytics.events": [staffOnly],
  "auth.register": [
    anybody,
    async () => ({ email: `${newId()}@example.com`, password: "correct horse battery", firstName: "A", lastName: "B" }),
  ],
  "auth.login": [refused("INVALID_CREDENTIALS"), async () => ({ email: `${newId()}@example.com`, password: "wrong" })],
  "auth.logout": [signedIn],
  "auth.logoutEverywhere": [signedIn],
  "auth.forgotPassword": [anybody, async () => ({ email: "nobody@example.com" })],
  "auth.resetPassword": [
    refused("TOKEN_INVALID"),
    async () => ({ token: "0123456789abcdef", password: "correct horse battery" }),
  ],
  "auth.verifyEmail": [refused("TOKEN_INVALID"), async () => ({ token: "0123456789abcdef" })],
  "auth.resendVerification": [signedIn],
  "bulkEdits.list": [members],
  "bulkEdits.get": [itsSeller, bulkEdit],
  "bulkEdits.create": [
    { ...members, otherSeller: "VALIDATION_FAILED" },
    async () => {
      await bulkEdit();
      return { filter: {}, action: { type: "stock", mode: "set", value: 5 } };
    },
  ],
  "bulkEdits.start": [itsSeller, bulkEdit],
  "bulkEdits.cancel": [itsSeller, bulkEdit],
  "bulkEdits.undo": [{ ...itsSeller, seller: "BULK_EDIT_REFUSED" }, bulkEdit],
  "bulkEdits.grid.list": [members],
  "bulkEdits.grid.save": [
    members,
    async () => ({
      cells: [{ variantId: (await aProduct(database.db, seller)).variantId, field: "onHand", value: 7, before: 1 }],
    }),
  ],
  "cart.get": [anybody],
  "cart.add": [anybody, async () => ({ variantId: (await aProduct(database.db, seller)).variantId, quantity: 1 })],
  "cart.update": [itsShopper, async () => ({ ...(await cartItem()), quantity: 1 })],
  "cart.remove": [anybody, cartItem],
  "cart.clear": [anybody],
  "cart.validate": [anybody],
  "cart.acceptChanges": [anybody],
  "cart.applyCoupon": [
    { ...refused("VALIDATION_FAILED"), shopper: "ok" },
    async () => {
      await cartItem();
      return { code: (await aPromotion(database.db, { code: `CODE-${newId().slice(-12)}`.toUpperCase() })).code };
    },
  ],
  "cart.removeCoupon": [anybody, async () => ({ code: "NONE" })],
  "catalog.home": [anybody],
  "catalog.search": [anybody],
  "catalog.suggest": [anybody, async () => ({ q: "mug" })],
  "catalog.product": [anybody, product],
  "catalog.productPage": [anybody, product],
  "catalog.goneProduct": [anybody, gone],
  "catalog.extracts": [anybody, async () => ({ productIds: [(await aProduct(database.db, seller)).id] })],
  "catalog.preview": [
    anybody,
    async () => {
      const { getPreviewLink } = await import("@emporia/core/catalog");
      const { id } = await aProduct(database.db, seller, { status: "DRAFT" });
      const { url } = await getPreviewLink(testContext(database.db), { sellerId: seller.id, productId: id });
      return { token: url.split("/").at(-1) };
    },
  ],
  "catalog.recommendations": [anybody, product],
  "reports.give": [
    anybody,
    async () => ({
      ...(await product()),
      reason: "MISLEADING",
      explanation: "It is another one than its pictures show.",
      isGoodFaith: true,
    }),
  ],
  "reports.list": [staffOnly, nothing],
  "reports.get": [staffOnly, report],
  "reports.decide": [
    staffOnly,
    async () => ({ ...(await report()), decision: "DISMISSED", reason: "It is as it should be." }),
  ],
  "catalog.rememberViewed": [signedIn, async () => ({ views: [] })],
  "catalog.forgetViewed": [signedIn],
  "catalog.categoryPage": [anybody, async () => ({ categoryId: (await aCategory(database.db)).id })],
  "catalog.categoryProducts": [anybody, async () => ({ categoryId: (await aCategory(database.db)).id })],
  "catalog.sitemap": [anybody],
  "catalog.sitemapProducts": [anybody, async () => ({ from: newId() })],
  "catalog.own.list": [members],
  "catalog.own.get": [itsSeller, product],
  "catalog.own.changes": [itsSeller, product],
  "catalog.own.previewLink": [itsSeller, product],
  "catalog.own.views.list": [members],
  "catalog.own.views.create": [members, async () => ({ name: `View ${newId()}`, filter: { status: "DRAFT" } })],
  "catalog.own.views.update": [
    itsSeller,
    async () => {
      const { createProductView } = await import("@emporia/core/catalog");
      const view = { sellerId: seller.id, name: `View ${newId()}`, filter: {}, isDefault: false };
      return {
        viewId: (await createProductView(testContext(database.db).as(actors.seller), view)).id,
        name: `View ${newId()}`,
      };
    },
  ],
  "catalog.own.views.remove": [members, async () => ({ viewId: newId() })],
  "catalog.staff.list": [staffOnly],
  "catalog.staff.get": [staffOnly, product],
  "catalog.staff.variants": [staffOnly, product],
  "catalog.staff.takeDown": [
    staffOnly,
    async () => ({ ...(await product()), policy: "unsafe", reason: "The glaze was recalled in March." }),
  ],
  "catalog.staff.restore": [staffOnly, async () => ({ ...(await product()), version: 1 })],
  "catalog.staff.recategorise": [
    staffOnly,
    async () => ({
      ...(await product()),
      category: (await aCategory(database.db)).slug,
      reason: "Shoppers look for it there.",
    }),
  ],
  "catalog.staff.reassign": [
    staffOnly,
    async () => ({
      ...(await product()),
      shop: (await aSeller(database.db)).shopSlug,
      reason: "Both shops asked us for it.",
    }),
  ],
  "catalog.staff.featured": [staffOnly],
  "catalog.staff.feature": [staffOnly, async () => ({ product: (await aProduct(database.db, seller)).slug })],
  "catalog.staff.unfeature": [staffOnly, product],
  "catalog.staff.moveFeatured": [
    staffOnly,
    async () => {
      const { id: productId } = await aProduct(database.db, seller);
      await sql`insert into featured_products (product_id, position, featured_at) values (${productId}, 1, now())`.execute(
        database.db,
      );
      return { productId, position: 0 };
    },
  ],
  "catalog.create": [members, async () => ({ name: "Mug", basePrice: 2500 })],
  "catalog.update": [itsSeller, async () => ({ ...(await product()), name: "Renamed" })],
  "catalog.duplicate": [itsSeller, product],
  "catalog.remove": [itsSeller, product],
  "catalog.removeMany": [members, async () => ({ productIds: [(await aProduct(database.db, seller)).id] })],
  "catalog.publish": [{ ...itsSeller, seller: "PRODUCT_INCOMPLETE" }, draft],
  "catalog.archive": [itsSeller, product],
  "catalog.setWithdrawalExclusion": [itsSeller, async () => ({ ...(await draft()), exclusion: "perishable" })],
  "catalog.schedule": [itsSeller, async () => ({ ...(await draft()), publishAt: null })],
  "catalog.startUpload": [members, async () => ({ contentType: "image/png", size: 3 })],
  // Asked for again, it answers the picture that it was made.
  "catalog.finishUpload": [
    itsSeller,
    async () => ({ uploadId: (await addPicture(shopper, { sellerId: seller.id, bytes: new Uint8Array([1]) })).id }),
  ],
  "catalog.startVideoUpload": [members, async () => ({ contentType: "video/mp4", size: 3 })],
  "catalog.finishVideoUpload": [
    itsSeller,
    async () => ({ uploadId: (await addVideo(shopper, { sellerId: seller.id, bytes: new Uint8Array([1]) })).id }),
  ],
  "catalog.setPictureFocus": [
    itsSeller,
    async () => ({
      mediaId: (await addPicture(shopper, { sellerId: seller.id, bytes: new Uint8Array([1]) })).id,
      x: 20,
      y: 80,
    }),
  ],
  "catalog.setSale": [itsSeller, async () => ({ ...(await product()), percent: 20 })],
  "catalog.endSale": [itsSeller, product],
  "categories.list": [anybody],
  "categories.create": [staffOnly, async () => ({ name: `Category ${newId()}` })],
  "attributes.list": [staffOnly],
  "attributes.create": [staffOnly, async () => ({ name: `Attribute ${newId()}`, kind: "boolean" })],
  "attributes.update": [staffOnly, async () => ({ ...(await attribute()), name: "Washable" })],
  "attributes.remove": [staffOnly, attribute],
  "collections.list": [anybody],
  "collections.page": [{ ...anybody }, async () => ({ collectionId: (await collection()).collectionId })],
  "collections.staff.list": [staffOnly],
  "collections.staff.get": [staffOnly, collection],
  "collections.create": [staffOnly, async () => ({ name: `Collection ${newId()}`, isRule: false })],
  "collections.update": [staffOnly, async () => ({ ...(await collection()), name: "For tea" })],
  "collections.remove": [staffOnly, collection],
  "commission.seller.list": [members],
  "commission.seller.simulate": [
    outcomes(IN, NO, "ok", "VALIDATION_FAILED", NO),
    async () => ({ product: (await aProduct(database.db, seller)).slug }),
  ],
  "shipping.list": [members],
  "shipping.addProfile": [members, async () => ({ name: `Oversize ${newId()}` })],
  "shipping.updateProfile": [itsSeller, async () => ({ ...(await profile()), name: `Fragile ${newId()}` })],
  "shipping.removeProfile": [members, profile],
  "shipping.addZone": [members, async () => ({ name: "Far away", countries: ["NZ"] })],
  "shipping.updateZone": [itsSeller, async () => ({ ...(await zone()), name: "Farther", countries: ["AU"] })],
  "shipping.removeZone": [members, zone],
  "shipping.setRate": [itsSeller, async () => ({ ...(await zone()), ...aRate })],
  "shipping.removeRate": [members, async () => ({ rateId: newId() })],
  "shipping.shop": [members],
  "shipping.setSendingAddress": [members, async () => anAddress],
  "shipping.setRateSource": [members, async () => ({ rateSource: "table" })],
  "shipping.setReturnPostage": [members, async () => ({ returnPostage: "shop" })],
  "shipping.staff.list": [staffOnly, async () => ({ sellerId: seller.id })],
  "shipping.staff.addZone": [staffOnly, async () => ({ name: "Everybody’s", countries: ["NZ"] })],
  "shipping.staff.updateZone": [
    staffOnly,
    async () => ({ ...(await zone()), sellerId: seller.id, name: "Farther", countries: ["AU"] }),
  ],
  "shipping.staff.removeZone": [staffOnly, async () => ({ ...(await zone()), sellerId: seller.id })],
  "shipping.staff.setRate": [staffOnly, async () => ({ ...(await zone()), ...aRate, sellerId: seller.id })],
  "shipping.staff.removeRate": [staffOnly, async () => ({ rateId: newId() })],
  "tax.classes": [anybody],
  "tax.staffClasses": [staffOnly],
  "tax.createClass": [staffOnly, async () => ({ name: `Class ${newId()}` })],
  "tax.updateClass": [staffOnly, async () => ({ code: "books", name: "Books" })],
  "tax.retireClass": [staffOnly, async () => ({ code: "books" })],
  "tax.reviveClass": [staffOnly, async () => ({ code: "books" })],
  "tax.removeClass": [staffOnly, async () => ({ code: "nowhere" })],
  "tax.list": [staffOnly],
  "tax.remitters": [staffOnly],
  "tax.setRemitter": [
    staffOnly,
    async () => ({ country: "NZ", startsOn: "2026-01-01", remitter: "seller", reason: "Their law" }),
  ],
  "tax.removeRemitter": [staffOnly, async () => ({ country: "NZ", startsOn: "2026-01-01" })],
  "tax.report": [staffOnly, async () => ({ month: "2026-11" })],
  "tax.documents": [staffOnly],
  "tax.recordAgain": [staffOnly, taxDocument],
  "tax.reviews": [staffOnly],
  "tax.settleReview": [staffOnly, taxReview],
  "tax.set": [staffOnly, async () => ({ country: "NZ", taxClass: "standard", rateMillionths: 150_000, name: "GST" })],
  "tax.remove": [staffOnly, async () => ({ country: "NZ", taxClass: "standard" })],
  "fees.seller.list": [members],
  "fees.list": [staffOnly],
  "fees.create": [staffOnly, async () => ({ name: "Processing", kind: "processing", basisPoints: 290 })],
  "fees.update": [staffOnly, async () => ({ ...(await feeRule()), name: "Listing", kind: "item", fixedAmount: 20 })],
  "fees.remove": [staffOnly, feeRule],
  "commission.list": [staffOnly],
  "commission.simulate": [staffOnly, async () => ({ product: (await aProduct(database.db, seller)).slug })],
  "commission.create": [staffOnly, async () => ({ name: "Lower", shop: seller.shopSlug, basisPoints: 500 })],
  "commission.update": [
    staffOnly,
    async () => ({ ruleId: (await commissionRule()).ruleId, name: "Higher", basisPoints: 900 }),
  ],
  "commission.order": [
    staffOnly,
    async () => ({
      ruleIds: (await commissionRule()).rules.filter((rule) => !rule.isDefault).map((rule) => rule.id),
    }),
  ],
  "commission.remove": [staffOnly, commissionRule],
  "shopperGroups.list": [staffOnly],
  "shopperGroups.get": [staffOnly, shopperGroup],
  "shopperGroups.create": [staffOnly, async () => ({ name: `Group ${newId()}` })],
  "shopperGroups.update": [staffOnly, async () => ({ ...(await shopperGroup()), name: `Group ${newId()}` })],
  "shopperGroups.delete": [staffOnly, shopperGroup],
  "shopperGroups.members": [staffOnly, shopperGroup],
  "shopperGroups.addMembers": [staffOnly, async () => ({ ...(await shopperGroup()), text: "ada@example.com" })],
  "shopperGroups.removeMember": [staffOnly, async () => ({ ...(await shopperGroup()), email: "ada@example.com" })],
  "promotions.list": [members],
  "promotions.get": [itsSeller, ownPromotion],
  "promotions.create": [members, async () => ({ ...tenPercent, code: `C-${newId()}` })],
  "promotions.update": [itsSeller, async () => ({ ...(await ownPromotion()), ...tenPercent })],
  "promotions.switch": [itsSeller, async () => ({ ...(await ownPromotion()), isOn: false })],
  "promotions.limits": [members],
  "promotions.staff.limits": [staffOnly],
  "promotions.staff.setLimits": [
    staffOnly,
    async () => ({ kinds: ["percentage", "fixed", "free_shipping", "buy_x_get_y"], reason: "x" }),
  ],
  "promotions.codes.list": [itsSeller, ownPromotion],
  "promotions.codes.make": [itsSeller, async () => aBatch(await promotion({ sellerId: seller.id }, true))],
  "promotions.codes.revoke": [itsSeller, async () => aBatch(await ownPromotion())],
  "promotions.codes.file": [itsSeller, ownPromotion],
  "promotions.staff.codes.list": [staffOnly, () => promotion()],
  "promotions.staff.codes.make": [staffOnly, async () => aBatch(await promotion(undefined, true))],
  "promotions.staff.codes.revoke": [staffOnly, async () => aBatch(await promotion())],
  "promotions.staff.codes.file": [staffOnly, () => promotion()],
  "promotions.staff.list": [staffOnly],
  "promotions.staff.get": [staffOnly, () => promotion()],
  "promotions.staff.create": [staffOnly, async () => tenPercent],
  "promotions.staff.update": [staffOnly, async () => ({ ...(await promotion()), ...tenPercent })],
  "promotions.staff.switch": [staffOnly, async () => ({ ...(await promotion()), isOn: false })],
  "tags.suggest": [members, async () => ({ q: "mu" })],
  "tags.staff.list": [staffOnly],
  "tags.staff.renames": [staffOnly],
  "stockAlerts.ask": [
    anybody,
    async () => ({
      variantId: (await aProduct(database.db, await aSeller(database.db), { onHand: 0 })).variantId,
      email: "nobody@example.com",
    }),
  ],
  "stockAlerts.get": [refused("NOT_FOUND"), async () => ({ alertId: newId(), token: "guessed" })],
  "stockAlerts.confirm": [refused("NOT_FOUND"), async () => ({ alertId: newId(), token: "guessed" })],
  "stockAlerts.stop": [refused("NOT_FOUND"), async () => ({ alertId: newId(), token: "guessed" })],
  "tags.forgetRename": [staffOnly, async () => ({ tag: "mug" })],
  "tags.rename": [staffOnly, async () => ({ tag: "mug", to: "mugs" })],
  "markets.list": [anybody],
  "markets.staff.list": [staffOnly],
  "markets.staff.create": [staffOnly, aMarketToOpen],
  "markets.staff.update": [
    staffOnly,
    async () => {
      const { name, countries, locale } = await aMarketToOpen();
      return { code: "us", name, countries, locale, pricesIncludeTax: false, isOpen: true };
    },
  ],
  "markets.staff.setRate": [
    staffOnly,
    async () => {
      await aMarket(database.db, { code: `m${newId().slice(-8)}`, currency: "CHF" });
      return { currency: "CHF", rate: "0.88" };
    },
  ],
  "markets.staff.stopConversion": [
    staffOnly,
    async () => {
      await sql`insert into conversions (currency, from_currency, rate) values ('SEK', 'USD', 10) on conflict do nothing`.execute(
        database.db,
      );
      await sql`
        insert into exchange_rates (id, currency, rate, valid_from, set_by) values (${newId()}, 'SEK', 10, now(), '{}')
      `.execute(database.db);
      return { currency: "SEK" };
    },
  ],
  "moderation.list": [staffOnly],
  "moderation.get": [staffOnly, submission],
  "moderation.previewLink": [staffOnly, product],
  "moderation.approve": [{ ...staffOnly, staff: "PRODUCT_INCOMPLETE" }, submission],
  "moderation.sendBack": [staffOnly, async () => ({ ...(await submission()), reason: "It says nothing of its size." })],
  "categories.attributes": [anybody, category],
  "categories.staff.tree": [staffOnly],
  "categories.staff.get": [staffOnly, category],
  "categories.update": [staffOnly, async () => ({ ...(await category()), description: "Warm." })],
  "categories.merge": [
    staffOnly,
    async () => ({ ...(await category()), intoCategoryId: (await aCategory(database.db)).id }),
  ],
  "categories.remove": [staffOnly, category],
  "categories.setAttributes": [
    staffOnly,
    async () => ({ ...(await category()), attributes: [{ ...(await attribute()), isRequired: true }] }),
  ],
  "categories.move": [
    staffOnly,
    async () => ({ categoryId: (await aCategory(database.db)).id, parentId: (await aCategory(database.db)).id }),
  ],
  "checkout.config": [anybody],
  "checkout.init": [
    { ...refused("CART_EMPTY"), shopper: "ok" },
    async () => {
      await cartItem();
      return {};
    },
  ],
  "checkout.setShippingAddress": [itsShopper, async () => ({ ...(await checkoutOf()), shippingAddress: anAddress })],
  "checkout.shippingRates": [itsShopper, checkoutOf],
  "checkout.setShippingMethods": [
    { ...itsShopper, shopper: "VALIDATION_FAILED" },
    async () => ({ ...(await checkoutOf()), choices: [{ sellerId: seller.id, rateId: "none" }] }),
  ],
  "checkout.setPaymentMethod": [itsShopper, async () => ({ ...(await checkoutOf()), paymentMethodId: "pm_card_visa" })],
  "checkout.setCredit": [itsShopper, async () => ({ ...(await checkoutOf()), usesCredit: true })],
  "checkout.applyCoupon": [
    itsShopper,
    async () => {
      const { code } = await aPromotion(database.db, { code: `CODE-${newId().slice(-12)}`.toUpperCase() });
      return { ...(await checkoutOf()), code };
    },
  ],
  "checkout.removeCoupon": [itsShopper, async () => ({ ...(await checkoutOf()), code: "NONE" })],
  "checkout.summary": [itsShopper, checkoutOf],
  "checkout.complete": [itsShopper, checkoutOf],
  "checkout.giveUpPayment": [itsShopper, checkoutOf],
  "imports.list": [members],
  "imports.get": [itsSeller, productFile],
  "imports.check": [itsSeller, productFile],
  "imports.start": [itsSeller, productFile],
  "imports.cancel": [itsSeller, productFile],
  "inventory.adjust": [
    itsSeller,
    async () => ({ variantId: (await aProduct(database.db, seller)).variantId, onHand: 7, reason: "Counted again" }),
  ],
  "inventory.countPlaces": [
    itsSeller,
    async () => ({
      counts: [{ variantId: (await aProduct(database.db, seller)).variantId, ...(await location()), onHand: 7 }],
      reason: "Counted again",
    }),
  ],
  "inventory.ofProduct": [members, product],
  "inventory.movements": [members],
  "inventory.transfer": [
    itsSeller,
    async () => {
      const { variantId } = await aProduct(database.db, seller);
      const [from, to] = [await location(), await location()];
      await adjustStock(shopper, { sellerId: seller.id, variantId, ...from, onHand: 3, reason: "" });
      const fromLocationId = from.locationId;
      return { fromLocationId, toLocationId: to.locationId, items: [{ variantId, quantity: 2 }] };
    },
  ],
  "inventory.locations.list": [members],
  "inventory.locations.add": [members, async () => ({ name: `Shelf ${newId()}` })],
  "inventory.locations.update": [itsSeller, async () => ({ ...(await location()), name: `Shelf ${newId()}` })],
  "inventory.locations.remove": [itsSeller, location],
  "jobs.list": [staffOnly],
  "jobs.retry": [{ ...staffOnly, staff: NO }, async () => ({ jobId: "999999999" })],
  "mails.templates": [staffOnly],
  "mails.preview": [staffOnly, async () => ({ template: "order-confirmation" })],
  "search.state": [staffOnly],
  "search.report": [staffOnly],
  "search.rules": [staffOnly],
  // There is nothing to build without an engine.
  "search.rebuild": [{ ...staffOnly, staff: "VALIDATION_FAILED" }],
  "search.check": [staffOnly],
  "search.saveSynonyms": [staffOnly, async () => ({ words: ["sofa", "couch"] })],
  "search.removeSynonyms": [staffOnly, async () => ({ id: newId() })],
  "search.addStopWord": [staffOnly, async () => ({ word: "genuine" })],
  "search.removeStopWord": [staffOnly, async () => ({ word: "genuine" })],
  "search.addPin": [staffOnly, async () => ({ query: "lamp", product: (await aProduct(database.db, seller)).slug })],
  "search.removePin": [staffOnly, async () => ({ query: "lamp", productId: newId() })],
  "search.saveRedirect": [staffOnly, async () => ({ query: "lamp", to: "/collections" })],
  "search.removeRedirect": [staffOnly, async () => ({ query: "lamp" })],
  "amendments.open": [itsShopper, proposedAmendment],
  "amendments.decline": [itsShopper, proposedAmendment],
  "amendments.seller.quote": [itsSeller, amendment],
  "amendments.seller.amend": [itsSeller, amendment],
  "amendments.seller.withdraw": [itsSeller, proposedAmendment],
  "amendments.staff.quote": [staffOnly, amendment],
  "amendments.staff.amend": [staffOnly, amendmentByStaff],
  "amendments.staff.withdraw": [staffOnly, proposedAmendment],
  "orders.get": [itsShopper, order],
  "orders.list": [signedIn],
  "orders.cancel": [itsShopper, order],
  "orders.tracking": [itsShopper, order],
  "orders.priceTrace": [itsShopper, order],
  "orders.received": [itsShopper, async () => sentParcel()],
  "orders.sendLink": [anybody, async () => ({ number: "ORD-2026-000001", email: "nobody@example.com" })],
  "orders.seller.list": [members],
  "orders.seller.get": [itsSeller, async () => ({ sellerOrderId: (await part()).sellerOrderId })],
  "orders.seller.priceTrace": [itsSeller, async () => ({ sellerOrderId: (await part()).sellerOrderId })],
  "orders.seller.packingSlips": [members],
  "orders.seller.packingPaper": [members, async () => ({ paper: "pick-list" })],
  "orders.seller.beginPacking": [itsSeller, async () => ({ sellerOrderId: (await part()).sellerOrderId })],
  "orders.seller.ship": [
    itsSeller,
    async () => ({ sellerOrderId: (await part()).sellerOrderId, carrier: "UPS", trackingNumber: "1Z" }),
  ],
  "orders.seller.deliver": [itsSeller, async () => ({ shipmentId: (await sentParcel()).shipmentId })],
  "orders.seller.replace": [
    itsSeller,
    async () => {
      const { sellerOrderId, items } = await arrivedParcel();
      const [item] = items;
      const units = [{ orderItemId: item?.orderItemId ?? "", quantity: 1 }];
      return { sellerOrderId, items: units, reason: "It broke on the way", key: newId() };
    },
  ],
  "orders.seller.addNote": [
    itsSeller,
    async () => ({ sellerOrderId: (await part()).sellerOrderId, audience: "shop", text: "Wrapped twice" }),
  ],
  "orders.staff.addNote": [staffOnly, async () => ({ ...(await order()), audience: "staff", text: "Called" })],
  "questions.ofProduct": [anybody, product],
  "questions.ask": [
    { ...signedIn, seller: "FORBIDDEN" },
    async () => ({ ...(await product()), body: "How wide is it, in inches?" }),
  ],
  "questions.vote": [
    { ...signedIn, shopper: NO, seller: "FORBIDDEN" },
    async () => ({ ...(await answered()), isHelpful: true }),
  ],
  "questions.report": [anybody, async () => ({ ...(await answered()), policy: "personal" })],
  "questions.seller.list": [members],
  "questions.seller.answer": [itsSeller, async () => ({ ...(await answered()), text: "It is not." })],
  "questions.seller.report": [itsSeller, async () => ({ ...(await answered()), policy: "personal" })],
  "questions.staff.list": [staffOnly],
  "questions.staff.hide": [
    staffOnly,
    async () => ({ ...(await answered()), policy: "personal", reason: "It names a neighbour." }),
  ],
  "questions.staff.show": [staffOnly, async () => ({ ...(await answered()), reason: "It is fine after all." })],
  "questions.staff.dismiss": [staffOnly, async () => ({ ...(await answered()), reason: "It is fine as it stands." })],
  "follows.set": [outcomes(IN, "ok", "FORBIDDEN", "ok", "ok"), async () => ({ sellerId: seller.id, isFollowed: true })],
  "follows.get": [signedIn, async () => ({ sellerId: seller.id })],
  "follows.list": [signedIn],
  "follows.setMails": [signedIn, async () => ({ wantsMails: true })],
  "follows.mailsByLink": [refused("NOT_FOUND"), async () => ({ userId: newId(), token: "forged" })],
  "follows.setMailsByLink": [
    refused("NOT_FOUND"),
    async () => ({ userId: newId(), token: "forged", wantsMails: false }),
  ],
  "messages.list": [signedIn],
  "messages.get": [itsSignedInShopper, threadAlone],
  "messages.about": [outcomes(IN, "ok", "FORBIDDEN", "ok", "ok"), async () => ({ about: await product() })],
  "messages.open": [
    outcomes(IN, "ok", "FORBIDDEN", "ok", "ok"),
    async () => ({ about: await product(), ...message() }),
  ],
  "messages.answer": [itsSignedInShopper, async () => message(await threadAlone())],
  "messages.markRead": [itsSignedInShopper, conversation],
  "messages.reportable": [itsSignedInShopper, async () => ({ messageId: (await shopsMessage()).messageId })],
  "messages.report": [itsSignedInShopper, shopsMessage],
  "messages.seller.list": [members],
  "messages.seller.get": [itsSeller, threadAlone],
  "messages.seller.about": [itsSeller, part],
  "messages.seller.open": [itsSeller, async () => message(await part())],
  "messages.seller.answer": [itsSeller, async () => message(await threadAlone())],
  "messages.seller.markRead": [itsSeller, conversation],
  "messages.seller.report": [itsSeller, async () => ({ ...(await conversation()), policy: "spam" })],
  "messages.seller.block": [itsSeller, async () => ({ ...(await threadAlone()), isBlocked: false })],
  "messages.staff.list": [staffOnly],
  "messages.staff.get": [staffOnly, reportedMessage],
  "messages.staff.hide": [
    staffOnly,
    async () => ({ ...(await reportedMessage()), policy: "spam", reason: "It advertises something else." }),
  ],
  "messages.staff.show": [staffOnly, async () => ({ ...(await reportedMessage()), reason: "It is fine after all." })],
  "messages.staff.dismiss": [staffOnly, async () => ({ ...(await reportedMessage()), reason: "It is fine as it is." })],
  "messages.staff.block": [
    staffOnly,
    async () => ({ ...(await reportedMessage()), isBlocked: false, reason: "They have said sorry." }),
  ],
  "reviews.ofProduct": [anybody, product],
  "reviews.ofShop": [anybody, async () => ({ sellerId: seller.id })],
  "reviews.write": [itsShopper, reviewable],
  "reviews.delete": [itsShopper, reviewable],
  "reviews.own": [itsShopper, reviewable],
  "reviews.ofOrder": [itsShopper, reviewable],
  "reviews.vote": [
    { ...signedIn, shopper: NO, seller: "FORBIDDEN" },
    async () => ({ reviewId: (await reviewed()).reviewId, isHelpful: true }),
  ],
  "reviews.report": [anybody, async () => ({ reviewId: (await reviewed()).reviewId, policy: "personal" })],
  "reviews.requests": [refused("NOT_FOUND"), async () => ({ orderId: newId(), token: "forged" })],
  "reviews.setRequests": [refused("NOT_FOUND"), async () => ({ orderId: newId(), token: "forged", isWanted: false })],
  "reviews.seller.list": [members],
  "reviews.seller.reply": [itsSeller, async () => ({ reviewId: (await reviewed()).reviewId, text: "Thank you." })],
  "reviews.seller.report": [itsSeller, async () => ({ reviewId: (await reviewed()).reviewId, policy: "personal" })],
  "reviews.staff.list": [staffOnly],
  "reviews.staff.get": [staffOnly, reviewed],
  "reviews.staff.hide": [
    staffOnly,
    async () => ({ reviewId: (await reviewed()).reviewId, policy: "personal", reason: "It names a neighbour." }),
  ],
  "reviews.staff.show": [
    staffOnly,
    async () => ({ reviewId: (await reviewed()).reviewId, reason: "It is fine after all." }),
  ],
  "reviews.staff.dismiss": [
    staffOnly,
    async () => ({ reviewId: (await reviewed()).reviewId, reason: "It is fine as it stands." }),
  ],
  "returns.request": [itsShopper, arrivedParcel],
  "returns.withdraw": [itsShopper, askedReturn],
  "returns.sent": [itsShopper, async () => ({ ...(await approvedReturn()), carrier: "USPS", trackingNumber: "9400" })],
  "returns.exchanges": [itsShopper, withdrawalOf],
  "returns.withdrawal": [itsShopper, withdrawalOf],
  "returns.withdrawFromContract": [itsShopper, withdrawalOf],
  "returns.withdrawalCountries": [anybody],
  "returns.staff.withdrawalCountries": [staffOnly],
  "returns.staff.setWithdrawalCountry": [
    staffOnly,
    async () => ({ country: "CH", days: 14, reason: "A law of their own." }),
  ],
  "returns.complain": [itsShopper, async () => ({ ...(await rejectedReturn()), text: "It came broken." })],
  "returns.answerComplaint": [itsShopper, async () => ({ ...(await complaint()), text: "It came broken." })],
  "returns.withdrawComplaint": [itsShopper, complaint],
  "returns.seller.list": [members],
  "returns.seller.get": [itsSeller, askedReturn],
  "returns.seller.approve": [itsSeller, async () => ({ ...(await askedReturn()), instructions: "Send it." })],
  "returns.seller.reject": [itsSeller, async () => ({ ...(await askedReturn()), reason: "It was dropped." })],
  "returns.seller.receive": [itsSeller, approvedReturn],
  "returns.seller.inspect": [itsSeller, receivedReturn],
  "returns.seller.complaints": [members],
  "returns.seller.answerComplaint": [itsSeller, async () => ({ ...(await complaint()), text: "It left us whole." })],
  "returns.staff.list": [staffOnly],
  "returns.staff.get": [staffOnly, askedReturn],
  "returns.staff.approve": [staffOnly, async () => ({ ...(await askedReturn()), instructions: "Send it." })],
  "returns.staff.reject": [staffOnly, async () => ({ ...(await askedReturn()), reason: "It was dropped." })],
  "returns.staff.end": [staffOnly, async () => ({ ...(await askedReturn()), reason: "They keep it after all." })],
  "returns.staff.receive": [staffOnly, approvedReturn],
  "returns.staff.inspect": [staffOnly, receivedReturn],
  "returns.staff.complaints": [staffOnly],
  "returns.staff.answerComplaint": [staffOnly, async () => ({ ...(await complaint()), text: "Tell us more." })],
  "returns.staff.decideComplaint": [
    staffOnly,
    async () => ({ ...(await complaint()), amount: 100, text: "You share the damage." }),
  ],
  "orders.seller.cancel": [itsSeller, async () => ({ sellerOrderId: (await part()).sellerOrderId, reason: "Broken" })],
  "orders.seller.refund": [itsSeller, refundOfPart],
  "orders.staff.list": [staffOnly],
  "orders.staff.get": [staffOnly, order],
  "labels.returnPdf": [refused(NO), async () => ({ ...(await order()), returnId: newId() })],
  "labels.seller.list": [itsSeller, labelled],
  "labels.seller.quote": [itsSeller, async () => ({ parcels: [await part()] })],
  "labels.seller.buy": [
    itsSeller,
    async () => {
      await labelled();
      return { key: newId(), parcels: [{ ...(await part()), ...aLabel }] };
    },
  ],
  "labels.seller.quoteReturn": [itsSeller, returnWithAddress],
  "labels.seller.approveReturn": [
    itsSeller,
    async () => ({ ...(await returnWithAddress()), ...aLabel, instructions: "Wrap it well." }),
  ],
  "labels.staff.quoteReturn": [staffOnly, returnWithAddress],
  "labels.staff.approveReturn": [
    staffOnly,
    async () => ({ ...(await returnWithAddress()), ...aLabel, instructions: "Wrap it well." }),
  ],
  "labels.seller.void": [itsSeller, labelled],
  "labels.seller.send": [itsSeller, labelled],
  "labels.seller.pdf": [itsSeller, labelled],
  "labels.staff.list": [staffOnly, labelled],
  "labels.staff.void": [staffOnly, labelled],
  "labels.staff.pdf": [staffOnly, labelled],
  "invoices.list": [itsShopper, order],
  "invoices.pdf": [itsShopper, billed],
  "invoices.seller.list": [members, part],
  "invoices.seller.pdf": [itsSeller, billed],
  "invoices.staff.list": [staffOnly, order],
  "invoices.staff.pdf": [staffOnly, billed],
  "orders.staff.priceTrace": [staffOnly, order],
  "orders.staff.asOf": [staffOnly, async () => ({ ...(await order()), sequence: 2 })],
  "orders.staff.deliver": [staffOnly, sentParcel],
  "orders.staff.resendMail": [staffOnly, confirmedByMail],
  "orders.staff.refund": [staffOnly, refundOfPart],
  "orders.staff.creditFailedRefund": [{ ...staffOnly, staff: "ORDER_NOT_REFUNDABLE" }, refundUnderWay],
  "orders.staff.cancel": [staffOnly, async () => ({ ...(await order()), reason: "Fraud" })],
  "payments.list": [staffOnly],
  "payments.lookAt": [staffOnly, order],
  "chargebacks.list": [staffOnly],
  "chargebacks.get": [staffOnly, chargeback],
  "chargebacks.answer": [
    staffOnly,
    async () => ({ ...(await chargeback()), uncategorizedText: "It was delivered and signed for." }),
  ],
  "chargebacks.decideBearer": [
    staffOnly,
    async () => ({ ...(await chargeback()), bearer: "platform", reason: "We asked for it ourselves." }),
  ],
  "chargebacks.decideParts": [
    { ...staffOnly, staff: "VALIDATION_FAILED" },
    async () => ({ ...(await chargeback()), sellerOrderIds: [newId()], reason: "It is about one shop." }),
  ],
  "ledger.balances": [staffOnly, nothing],
  "ledger.postings": [staffOnly, nothing],
  "ledger.adjustments": [staffOnly],
  "storeCredit.get": [signedIn],
  "storeCredit.ofShopper": [staffOnly, async () => ({ userId: newId() })],
  "ledger.requestAdjustment": [staffOnly, async () => adjustment()],
  "ledger.decideAdjustment": [
    staffOnly,
    async () => {
      const { requestAdjustment } = await import("@emporia/core/payments");
      const other = await aUser(database.db, { staffRole: "finance" });
      const asker = testContext(database.db).as(actor({ id: other.id, staffRole: "finance" }));
      return { ...(await requestAdjustment(asker, adjustment())), isApproved: true };
    },
  ],
  "ledger.resolveDifference": [
    staffOnly,
    async () => {
      const differenceId = newId();
      await sql`insert into reconciliations (day, transaction_count, matched_count, checked_at)
        values ('2026-01-01', 1, 0, now()) on conflict do nothing`.execute(database.db);
      await sql`insert into reconciliation_differences (id, day, key, kind, type, currency, stripe_amount)
        values (${differenceId}, '2026-01-01', ${differenceId}, 'not_in_books', 'charge', 'USD', 100)`.execute(
        database.db,
      );
      return { differenceId, kind: "ignored", note: "Tried by hand." };
    },
  ],
  "ledger.accountDifferences": [staffOnly],
  "ledger.resolveAccountDifference": [
    staffOnly,
    async () => {
      const differenceId = newId();
      await sql`insert into account_differences (id, seller_id, currency, stripe_amount, ledger_amount, first_seen_at, seen_at)
        values (${differenceId}, ${seller.id}, 'USD', 100, 0, now(), now())
        on conflict (seller_id, currency) do update set id = excluded.id`.execute(database.db);
      return { differenceId, kind: "explained", note: "Tried by hand." };
    },
  ],
  "payouts.money": [members, nothing],
  "payouts.list": [members],
  "payouts.get": [itsSeller, payout],
  "payouts.request": [outcomes(IN, NO, "PAYOUT_REFUSED", "PAYOUT_REFUSED", NO), async () => ({ key: newId() })],
  "payouts.appealHold": [
    itsSeller,
    async () => ({ holdId: await aHold(), text: "All of them arrived: see the carrier's page." }),
  ],
  "payouts.updateTerms": [members, async () => ({ interval: "daily", minimumAmount: 1000 })],
  "payouts.startOnboarding": [members, nothing],
  "payouts.refreshAccount": [members],
  "payouts.taxId": [members],
  "payouts.setTaxId": [members, async () => ({ kind: "ein", taxId: "12-3456789" })],
  "payouts.statements": [members, nothing],
  "payouts.statement": [members, async () => ({ period: "2026-10" })],
  "payouts.statementFile": [members, async () => ({ period: "2026-10", format: "pdf" })],
  "payouts.staff.list": [staffOnly],
  "payouts.staff.get": [staffOnly, payout],
  "payouts.staff.preview": [staffOnly],
  "payouts.staff.money": [staffOnly, async () => ({ sellerId: seller.id })],
  "payouts.staff.holds": [staffOnly, nothing],
  "payouts.staff.placeHold": [
    staffOnly,
    async () => ({ sellerId: seller.id, reason: "Parcels do not arrive.", releasesOn: "2027-01-01" }),
  ],
  "payouts.staff.releaseHold": [staffOnly, async () => ({ holdId: await aHold(), note: "It is all right." })],
  "payouts.staff.answerAppeal": [
    staffOnly,
    async () => ({ holdId: await aHold("All of them arrived."), answer: "Two shoppers say otherwise." }),
  ],
  "payouts.staff.setPlatformTerms": [
    staffOnly,
    async () => ({
      transferAfter: "shipment",
      transferDays: 0,
      newSellerDays: 7,
      interval: "weekly",
      minimumAmount: 100,
    }),
  ],
  "payouts.staff.sellerTerms": [staffOnly, async () => ({ sellerId: seller.id })],
  "payouts.staff.setSellerTerms": [
    staffOnly,
    async () => ({ sellerId: seller.id, transferAfter: "delivery", transferDays: 3 }),
  ],
  "payments.balance": [members],
  "payments.reconciliation": [staffOnly],
  "planned.sellerAnalytics": [plannedSignedIn, async () => ({ sellerId: seller.id })],
  "planned.inviteTeamMember": [plannedSignedIn, async () => ({ sellerId: seller.id })],
  "draftOrders.create": [staffOnly, async () => ({ email: "ada@example.com" })],
  "draftOrders.list": [staffOnly],
  "draftOrders.get": [staffOnly, () => draftOrder()],
  "draftOrders.update": [staffOnly, async () => ({ ...(await draftOrder()), note: "Ask again" })],
  "draftOrders.discount": [
    staffOnly,
    async () => ({ ...(await draftOrder()), discount: { kind: "percentage", basisPoints: 500 }, reason: "Sorry" }),
  ],
  "draftOrders.send": [staffOnly, () => draftOrder()],
  "draftOrders.takeBack": [staffOnly, () => draftOrder({ isSent: true })],
  "draftOrders.cancel": [staffOnly, async () => ({ ...(await draftOrder()), reason: "Not wanted" })],
  "draftOrders.place": [staffOnly, async () => draftOrder({ isFree: true })],
  "draftOrders.offer": [anybody, () => draftOrder({ isSent: true })],
  "draftOrders.open": [anybody, () => draftOrder({ isSent: true })],
  "sellers.register": [
    { ...signedIn, seller: "ALREADY_A_SELLER", otherSeller: "ALREADY_A_SELLER" },
    async () => ({
      shopName: `Shop ${newId()}`,
      description: "Everything that is made of wood.",
      businessType: "individual",
      city: "Portland",
      country: "US",
    }),
  ],
  "sellers.get": [anybody, async () => ({ sellerId: seller.shopSlug })],
  "sellers.products": [anybody, async () => ({ sellerId: seller.id })],
  "sellers.update": [itsSeller, async () => ({ sellerId: seller.id, tagline: "Made with care" })],
  "sellers.setVacation": [
    itsSeller,
    async () => ({ sellerId: seller.id, mode: "LATER", from: "2098-12-20", until: "2099-01-04" }),
  ],
  "sellers.endVacation": [itsSeller, async () => ({ sellerId: seller.id })],
  "sellers.mine": [members],
  "sellers.business": [members],
  "sellers.setBusiness": [
    members,
    async () => ({
      legalName: "Marlow Ceramics LLC",
      line1: "12 Kiln Lane",
      city: "Portland",
      state: "OR",
      postalCode: "97201",
      country: "US",
    }),
  ],
  "sellers.quality": [members],
  "sellers.staff.quality": [staffOnly, shop("APPROVED")],
  "sellers.staff.list": [staffOnly],
  "sellers.staff.get": [staffOnly, shop("APPROVED")],
  "sellers.staff.approve": [staffOnly, shop("PENDING")],
  "sellers.staff.setTrust": [staffOnly, async () => ({ ...(await shop("APPROVED")()), isTrusted: true })],
  "sellers.staff.reject": [staffOnly, shop("PENDING")],
  "sellers.staff.suspend": [staffOnly, shop("APPROVED")],
  "sellers.staff.reinstate": [staffOnly, shop("SUSPENDED")],
  "users.staff.list": [staffOnly],
  "users.staff.get": [staffOnly, person],
  "users.staff.ban": [staffOnly, person],
  "users.staff.unban": [staffOnly, person],
  "users.me": [signedIn],
  "users.update": [signedIn, async () => ({ firstName: "Grace" })],
  "users.addresses.list": [signedIn],
  "users.addresses.create": [signedIn, async () => address],
  "users.addresses.update": [itsSignedInShopper, async () => ({ ...(await ownAddress()), city: "Oakland" })],
  "cards.list": [signedIn],
  "cards.add": [signedIn, async () => ({ paymentMethodId: "pm_card_mastercard" })],
  "cards.finishAdding": [{ ...refused("VALIDATION_FAILED"), guest: IN }, async () => ({ setupId: "seti_of_nobody" })],
  "cards.makeDefault": [itsSignedInShopper, ownCard],
  "cards.remove": [itsSignedInShopper, ownCard],
  "users.addresses.remove": [itsSignedInShopper, ownAddress],
};

const procedures = appRouter._def.procedures as unknown as Record<string, { _def: { meta?: { access?: string } } }>;

describe("the contract of the API", () => {
  it("has a say about every procedure, and every procedure says who may call it", () => {
    expect(Object.keys(contract).sort()).toEqual(Object.keys(procedures).sort());
    for (const [name, { _def }] of Object.entries(procedures))
      expect(_def.meta?.access, name).toMatch(/^(public|shopper|seller [a-z]+:[a-z]+|staff [a-z]+:[a-z]+)$/);
  });

  it.each(Object.entries(contract))("%s", async (name, [expected, input = nothing]) => {
    const found: Partial<Outcomes> = {};
    for (const person of persons) {
      const given = await input();
      const call = name.split(".").reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], as(person)) as (
        given: Given,
      ) => Promise<unknown>;
      try {
        const text = JSON.stringify(await call(given)) ?? "";
        found[person] = "ok";
        expect(text).not.toMatch(/password_?hash|argon2/i);
        if (procedures[name]?._def.meta?.access === "public") expect(text).not.toMatch(/"(costPerItem|cost)"/);
      } catch (error) {
        if (!(error instanceof TRPCError)) throw error;
        found[person] = toErrorView(error).code;
        if (found[person] === "INTERNAL") throw error.cause;
      }
    }
    expect(found).toEqual(expected);
  });

  it("gives a shop's people what their role allows, and says so when it does not", async () => {
    const finance = createCaller({
      core: testContext(database.db).as(
        actor({ id: seller.ownerId, memberships: [{ ...seller.membership, role: "finance" }] }),
      ),
      requestedSellerId: null,
      drawCall: () => {},
    });
    await finance.payments.balance({});
    await expect(finance.catalog.create({ name: "Mug" })).rejects.toMatchObject({ code: "FORBIDDEN" });
    const support = createCaller({
      core: testContext(database.db).as(actor({ id: seller.ownerId, staffRole: "support" })),
      requestedSellerId: null,
      drawCall: () => {},
    });
    await support.orders.staff.list({});
    await expect(support.jobs.list({})).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("opens an order to whoever holds the token of its mail", async () => {
    const { orderId, token } = await aPaidOrder(testContext(database.db));
    await expect(as("shopper").orders.get({ orderId })).rejects.toMatchObject({ code: NO });
    expect((await as("guest").orders.get({ orderId, token })).id).toBe(orderId);
    const { orderId: foreign } = await aPaidOrder(shopper);
    await expect(as("guest").orders.get({ orderId: foreign, token })).rejects.toMatchObject({ code: NO });
  });
});

describe("the REST endpoints", () => {
  const planOf = (text: string) =>
    text
      .trim()
      .split("\n")
      .map((line) => line.trim());
  const plan = planOf(`
    POST /auth/register
    POST /auth/login
    POST /auth/logout
    POST /auth/forgot-password
    POST /auth/reset-password
    GET /users/me
    PATCH /users/me
    GET /users/me/addresses
    POST /users/me/addresses
    PATCH /users/me/addresses/:
    DELETE /users/me/addresses/:
    POST /sellers/register
    GET /sellers/:
    PATCH /sellers/:
    GET /sellers/:/products
    GET /sellers/:/analytics
    POST /sellers/:/team-members
    GET /products
    GET /products/:
    POST /products
    PATCH /products/:
    DELETE /products/:
    GET /categories
    GET /categories/:/products
    POST /products/:/publish
    POST /products/:/archive
    GET /cart
    POST /cart/items
    PATCH /cart/items/:
    DELETE /cart/items/:
    DELETE /cart
    POST /cart/validate
    POST /checkout/init
    POST /checkout/:/shipping-address
    POST /checkout/:/shipping-method
    GET /checkout/:/shipping-rates
    POST /checkout/:/payment-method
    GET /checkout/:/summary
    POST /checkout/:/complete
    POST /orders
    GET /orders/:
    GET /orders
    PATCH /orders/:/cancel
    POST /orders/:/return
    GET /orders/:/tracking
  `);

  it("EP-01…EP-45 are all there, each once", () => {
    expect(plan).toHaveLength(45);
    const there = restEndpoints(appRouter).map(({ method, path }) => `${method} ${path.replace(/\{\w+\}/g, ":")}`);
    expect(plan.filter((path) => !there.includes(path))).toEqual([]);
    expect(new Set(there).size).toBe(there.length);
  });

  it("are described by a valid OpenAPI 3.1 document", async () => {
    const document = openApiDocument(appRouter, { version: "1.0.0", errorSchema: errorView });
    const result = await new Validator().validate(JSON.parse(JSON.stringify(document)));
    expect(result.errors ?? []).toEqual([]);
    expect(result.valid).toBe(true);
    const { paths } = document as { paths: Record<string, Record<string, { operationId: string }>> };
    const operations = Object.values(paths).flatMap((path) => Object.values(path));
    expect(operations).toHaveLength(restEndpoints(appRouter).length);
    expect(new Set(operations.map((operation) => operation.operationId)).size).toBe(operations.length);
  });
});

describe("an error", () => {
  it("names the field, and nothing of what went wrong inside", async () => {
    const wrong = await as("guest")
      .cart.add({ variantId: "nonsense", quantity: 1.5 })
      .catch((error: TRPCError) => toErrorView(error));
    expect(wrong).toMatchObject({
      code: "VALIDATION_FAILED",
      details: { fieldErrors: { variantId: expect.any(String), quantity: "Quantity must be a whole number." } },
    });
    const broken = createCaller({
      core: { ...testContext(database.db), db: {} as never },
      requestedSellerId: null,
      drawCall: () => {},
    });
    const inside = await broken.catalog.product({ productId: "mug" }).catch((error: TRPCError) => toErrorView(error));
    expect(inside).toMatchObject({ code: "INTERNAL" });
    expect(JSON.stringify(inside)).not.toMatch(/function|selectFrom|\.ts/);
  });

  it("leaves the database as it was", async () => {
    const { rows } = await sql<{
      sum: number;
    }>`select coalesce(sum(amount), 0)::bigint as sum from ledger_entries`.execute(database.db);
    expect(rows[0]?.sum).toBe(0);
  });
});
