import { z } from "zod";
import { moneySchema } from "./money";

/** A version that is no longer written, and how what was written in it is told in the next one. */
interface EarlierVersion {
  version: string;
  payload: z.ZodType;
  upcast: (payload: never) => unknown;
}

/** What an event says, in the version that is written now; those before it, the oldest first. */
export interface EventContract<Payload extends z.ZodType = z.ZodType> {
  version: string;
  payload: Payload;
  earlier: readonly EarlierVersion[];
}

/** The first version of what an event says. What is not named here is not announced. */
export function event<Shape extends z.ZodRawShape>(shape: Shape): EventContract<z.ZodObject<Shape>> {
  return { version: "1.0", payload: z.object(shape), earlier: [] };
}

/** A next version: `upcast` tells what was said in the one before it in its words. */
export function eventSince<Before extends z.ZodType, Shape extends z.ZodRawShape>(
  before: EventContract<Before>,
  version: string,
  shape: Shape,
  upcast: (payload: z.output<Before>) => z.input<z.ZodObject<Shape>>,
): EventContract<z.ZodObject<Shape>> {
  const was = { version: before.version, payload: before.payload, upcast };
  return { version, payload: z.object(shape), earlier: [...before.earlier, was] };
}

/**
 * What an event of any version says in the words of the newest.
 * @throws Error the version is not known, or was written by something newer
 * @throws z.ZodError it does not say what its version says
 */
export function readPayload<Payload extends z.ZodType>(
  contract: EventContract<Payload>,
  version: string,
  payload: unknown,
): z.output<Payload> {
  const from = contract.earlier.findIndex((earlier) => earlier.version === version);
  if (from === -1 && version !== contract.version) throw new Error(`Nobody knows version ${version} of this event.`);
  const steps = from === -1 ? [] : contract.earlier.slice(from);
  return contract.payload.parse(
    steps.reduce<unknown>((said, step) => step.upcast(step.payload.parse(said) as never), payload),
  );
}

const id = z.uuid();
const ids = z.array(id);

const ofUser = event({ userId: id });
const ofSeller = event({ sellerId: id });
const ofDecision = event({ sellerId: id, reason: z.string().nullable() });
const ofVacation = event({ sellerId: id, mode: z.string().nullable() });
const ofProduct = event({ productId: id, sellerId: id, slug: z.string(), name: z.string() });
const ofPart = { orderId: id, sellerOrderId: id };
const ofReturn = event({ ...ofPart, returnId: id });
const ofAmendment = event({ ...ofPart, amendmentId: id });
const ofComplaint = event({ ...ofPart, complaintId: id, from: z.enum(["shopper", "seller", "staff"]).optional() });
const ofStock = event({ orderId: id.optional(), variantIds: ids });
const ofReview = event({ reviewId: id, productId: id, sellerId: id, rating: z.int() });
const ofRefund = event({ ...ofPart, refundId: id, kind: z.string(), amount: moneySchema });

/**
 * Everything that is announced, by topic and type. What goes beyond the house, to analytics for one, is written from
 * these: no address, no name and no e-mail is in them.
 */
export const eventContracts = {
  user: { UserRegistered: ofUser, UserUpdated: ofUser, UserDeleted: ofUser },
  seller: {
    SellerRegistered: ofSeller,
    SellerUpdated: ofSeller,
    SellerApproved: ofDecision,
    SellerRejected: ofDecision,
    SellerSuspended: ofDecision,
    SellerReinstated: ofDecision,
    VacationBegan: ofVacation,
    ShopFollowed: event({ sellerId: id, userId: id }),
    ShopUnfollowed: event({ sellerId: id, userId: id }),
    VacationEnded: ofVacation,
  },
  product: {
    ProductCreated: ofProduct,
    ProductUpdated: ofProduct,
    /** `isFirst`: shoppers had not seen it before. */
    ProductPublished: event({ ...ofProduct.payload.shape, isFirst: z.boolean() }),
    ProductArchived: ofProduct,
    ProductReturned: event({ productId: id, sellerId: id, submissionId: id }),
    ProductTakenDown: event({
      ...{ productId: id, sellerId: id, takedownId: id },
      policy: z.string(),
      reason: z.string(),
    }),
    ProductRestored: event({ productId: id, sellerId: id }),
    ProductRecategorised: event({
      ...{ productId: id, sellerId: id },
      reason: z.string(),
      from: z.string(),
      to: z.string(),
    }),
    ProductReassigned: event({
      ...{ productId: id, sellerId: id, newProductId: id, newSellerId: id },
      reason: z.string(),
      from: z.string(),
      to: z.string(),
    }),
    ProductDeleted: event({ productId: id, sellerId: id }),
    /** `isQuiet`: nobody is told that it arrived. */
    ProductReported: event({
      ...{ reportId: id, productId: id, sellerId: id },
      reason: z.string(),
      isQuiet: z.boolean().default(false),
    }),
    ReportDecided: event({
      reportId: id,
      productId: id.nullable(),
      sellerId: id.nullable(),
      decision: z.string(),
    }),
  },
  order: {
    OrderCreated: event({
      orderId: id,
      userId: id.nullable(),
      items: z.array(z.object({ productId: id, sellerId: id, quantity: z.int(), price: moneySchema })),
      total: moneySchema,
    }),
    /** `amendmentId`: of what was agreed to of another order, which this one adds to. */
    OrderConfirmed: event({ orderId: id, sellerOrderIds: ids, amendmentId: id.optional() }),
    /** `isComplete`: nothing of the part is left to send. */
    OrderShipped: event({ ...ofPart, shipmentId: id, isComplete: z.boolean() }),
    OrderDelivered: event({ ...ofPart, shipmentId: id }),
    OrderCompleted: event(ofPart),
    OrderCancelled: event({
      orderId: id,
      sellerOrderIds: ids,
      items: z.array(z.object({ orderItemId: id, quantity: z.int() })).optional(),
      wasConfirmed: z.boolean(),
      isWhole: z.boolean(),
      /** Parts of which all that is left has been sent by now. */
      sentSellerOrderIds: ids.default([]),
      /** A change that its shopper agreed to and is told of as such takes it out. */
      amendmentId: id.optional(),
    }),
    /** `sequence`: its place in the order's history, where the text is. */
    NoteAdded: event({ orderId: id, sellerOrderId: id.nullable(), audience: z.string(), sequence: z.int() }),
    ReturnRequested: ofReturn,
    ReturnApproved: ofReturn,
    ReturnRejected: ofReturn,
    ReturnWithdrawn: ofReturn,
    ReturnSent: ofReturn,
    ReturnReceived: ofReturn,
    ReturnInspected: ofReturn,
    AmendmentProposed: ofAmendment,
    /** `supplementId`: the order by which what was added was paid for. */
    AmendmentApplied: event({ ...ofAmendment.payload.shape, supplementId: id.nullable() }),
    AmendmentEnded: event({ ...ofAmendment.payload.shape, ending: z.string() }),
    ComplaintOpened: ofComplaint,
    ComplaintAnswered: ofComplaint,
    ComplaintWithdrawn: ofComplaint,
    ComplaintDecided: ofComplaint,
  },
  inventory: { InventoryReserved: ofStock, InventoryReleased: ofStock, StockUpdated: ofStock },
  payment: {
    /** `captureAt`: when at the latest what is held until something is sent is collected; `keepsCard`: its shopper asked for that. */
    PaymentAuthorized: event({
      orderId: id,
      paymentId: id,
      captureAt: z.iso.datetime().optional(),
      keepsCard: z.boolean().optional(),
    }),
    PaymentConfirmed: event({ orderId: id, paymentId: id, amount: moneySchema }),
    /** `isAwaited`: its shopper was told to wait. */
    PaymentFailed: event({ orderId: id, paymentId: id, code: z.string(), isAwaited: z.boolean().default(false) }),
    /** A dispute that was lost gave the shopper money back. */
    PaymentTakenBack: event({ orderId: id, disputeId: id, sellerOrderIds: ids, amount: moneySchema }),
    RefundPromised: ofRefund,
    /** `afterFailure`: as store credit, because the card had not taken it. */
    RefundIssued: event({ ...ofRefund.payload.shape, afterFailure: z.boolean().optional() }),
    /** The shopper's bank sent it back, or Stripe will not give it: it is owed to them on. */
    RefundFailed: event({ ...ofPart, refundId: id, amount: moneySchema }),
    /** Staff gave a shopper store credit by hand. */
    CreditGiven: event({ adjustmentId: id, userId: id, amount: moneySchema }),
    /** Staff keep back money of a shop. */
    HoldPlaced: event({ holdId: id, sellerId: id }),
    HoldAppealed: event({ holdId: id, sellerId: id }),
    /** Staff looked at what a seller said against a hold; `isReleased`: it is over. */
    AppealAnswered: event({ holdId: id, sellerId: id, isReleased: z.boolean() }),
    PayoutFailed: event({ payoutId: id, sellerId: id, amount: moneySchema, code: z.string() }),
  },
  review: {
    ReviewWritten: ofReview,
    ReviewEdited: ofReview,
    /** By who wrote it. */
    ReviewDeleted: ofReview,
    /** `isFirst`: it replaces no other answer. */
    ReviewAnswered: event({ reviewId: id, productId: id, sellerId: id, isFirst: z.boolean() }),
    ReviewHidden: event({ reviewId: id, productId: id, sellerId: id, policy: z.string(), reason: z.string() }),
    ReviewShown: event({ reviewId: id, productId: id, sellerId: id }),
    /** `reportIds` are those that were open. */
    ReviewReportsDecided: event({ reviewId: id, productId: id, sellerId: id, reportIds: ids, isUpheld: z.boolean() }),
  },
  question: {
    QuestionAsked: event({ questionId: id, productId: id, sellerId: id }),
    /** `isFirst`: it replaces no other answer. */
    QuestionAnswered: event({ questionId: id, productId: id, sellerId: id, isFirst: z.boolean() }),
    QuestionHidden: event({ questionId: id, productId: id, sellerId: id, policy: z.string(), reason: z.string() }),
    /** `reportIds` are those that were open. */
    QuestionReportsDecided: event({
      ...{ questionId: id, productId: id, sellerId: id },
      ...{ reportIds: ids, isUpheld: z.boolean() },
    }),
  },
  message: {
    /** Keyed by its thread. */
    MessageSent: event({ messageId: id, threadId: id, sellerId: id, from: z.enum(["shopper", "shop"]) }),
    MessageReported: event({ reportId: id, messageId: id, threadId: id, sellerId: id }),
    MessageReportDecided: event({ reportId: id, messageId: id, threadId: id, sellerId: id, isUpheld: z.boolean() }),
    MessageHidden: event({ messageId: id, threadId: id, sellerId: id, policy: z.string(), reason: z.string() }),
  },
} as const satisfies Record<string, Record<string, EventContract>>;
