import { z } from "zod";
import { idSchema, instantSchema, pageInput, pageOf, pictureView, textSchema } from "./common";
import { longestMessage, messagePolicyCodes, mostMessagePictures } from "./message-limits";
import { orderStatuses } from "./orders";

export const messageSides = ["shopper", "shop"] as const;
export type MessageSide = (typeof messageSides)[number];

const slugOrId = z.string().min(1).max(160).describe("Id or slug");
const token = z.string().max(200).optional().describe("From the link in the confirmation mail, for guests");
const said = {
  text: textSchema(0, longestMessage, "The message")
    .default("")
    .describe("Plain text; needed where there is no picture"),
  pictureIds: z
    .array(idSchema)
    .max(mostMessagePictures, `${mostMessagePictures} pictures at most.`)
    .default([])
    .describe("Sent to POST /messages/pictures"),
  key: idSchema.describe("Chosen by who sends: the same again is the same message"),
};

/** What a thread is about: a shop, something that it sells, or its part of an order. */
export const messageAboutInput = z.union([
  z.object({ productId: slugOrId }),
  z.object({ orderId: idSchema, sellerOrderId: idSchema, token }),
  z.object({ sellerId: slugOrId }),
]);
export type MessageAboutInput = z.infer<typeof messageAboutInput>;

export const aboutMessagesInput = z.object({ about: messageAboutInput });
export const openThreadInput = z.object({ about: messageAboutInput, ...said });
const guestOrder = {
  orderId: idSchema.optional().describe("Of a thread about an order, for guests"),
  token,
};
export const threadInput = z.object({ threadId: idSchema, ...guestOrder });
export const getThreadInput = threadInput.extend({
  cursor: z.string().max(500).optional().describe("nextCursor of the page before: what was written earlier"),
  limit: z.int().min(1).max(100).default(50),
});
export const answerThreadInput = threadInput.extend(said);
export const readThreadInput = threadInput.extend({
  messageId: idSchema.describe("The latest that was seen; it and all before it count as read"),
});
export const reportMessageInput = z.object({
  messageId: idSchema,
  ...guestOrder,
  policy: z.enum(messagePolicyCodes, "Choose what is wrong with it."),
  explanation: textSchema(0, 2000, "The explanation").default(""),
});

export const reportableMessageInput = reportMessageInput.pick({ messageId: true, orderId: true, token: true });
export const reportableMessageView = z.object({
  text: z.string().describe("As it is shown; empty for pictures alone"),
});

export const sentMessageView = z.object({ threadId: idSchema, messageId: idSchema });

const subjectView = z.object({
  kind: z.enum(["shop", "product", "order"]),
  text: z.string().describe("The name of the product, or the number of the order; empty of a shop"),
  product: z
    .object({ id: idSchema, slug: z.string(), picture: pictureView.nullable() })
    .nullable()
    .describe("Absent once the product was deleted"),
  order: z.object({ orderId: idSchema, sellerOrderId: idSchema, number: z.string() }).nullable(),
});
const shopOfThread = z.object({
  id: idSchema,
  slug: z.string(),
  shopName: z.string(),
  logo: pictureView.nullable(),
});

/** Why nothing can be written: to people, in a sentence. */
const refusal = z.string().nullable().describe("Why nothing can be written now; null when it can");

/** Before anything is written: whom it goes to, about what, and the thread in which it would be said. */
export const messageAboutView = z.object({
  shop: shopOfThread,
  shopperName: z.string(),
  subject: subjectView,
  threadId: idSchema.nullable(),
  refusal,
});
export type MessageAboutView = z.infer<typeof messageAboutView>;

export const threadSummaryView = z.object({
  id: idSchema,
  shop: shopOfThread,
  shopperName: z.string().describe("First name and the first letter of the last"),
  subject: subjectView,
  lastAt: instantSchema,
  lastFrom: z.enum(messageSides),
  excerpt: z.string(),
  unread: z.int().describe("Of who asks"),
});
export type ThreadSummaryView = z.infer<typeof threadSummaryView>;

export const messageView = z.object({
  id: idSchema,
  from: z.enum(messageSides),
  text: z.string().describe("As both sides read it: without addresses, telephone numbers and links to elsewhere"),
  isMasked: z.boolean().describe("Something was taken out of it"),
  pictures: z.array(pictureView),
  sentAt: instantSchema,
  isRead: z.boolean().describe("By the side that it was written to"),
  isReported: z.boolean().describe("A report of it is open"),
  hidden: z
    .object({ policy: z.string(), reason: z.string() })
    .nullable()
    .describe("By staff; then it has no text and no pictures. The reason is for its author alone, empty for others"),
});
export type MessageView = z.infer<typeof messageView>;

export const threadView = threadSummaryView.omit({ excerpt: true }).extend({
  messages: z.array(messageView).describe("The oldest of the page first"),
  nextCursor: z.string().nullable().describe("There is more before it"),
  refusal,
  isBlocked: z.boolean().describe("By the shop; only the shop is told"),
  orders: z
    .array(z.object({ sellerOrderId: idSchema, number: z.string(), status: z.enum(orderStatuses) }))
    .describe("For the shop: the latest five that this shopper placed there"),
});
export type ThreadView = z.infer<typeof threadView>;

export const listThreadsInput = pageInput.extend({ limit: z.int().min(1).max(50).default(20) });
export const threadsView = pageOf(threadSummaryView).extend({ unread: z.int().describe("Threads with something new") });

export const shopThreadTabs = ["unanswered", "all"] as const;
export const listShopThreadsInput = listThreadsInput.extend({ tab: z.enum(shopThreadTabs).default("all") });
export const blockShopperInput = z.object({ threadId: idSchema, isBlocked: z.boolean() });

export const listMessageReportsInput = pageInput.extend({
  tab: z.enum(["reported", "decided"]).default("reported"),
  limit: z.int().min(1).max(50).default(30),
});
export const messageReportView = z.object({
  id: idSchema,
  messageId: idSchema,
  threadId: idSchema,
  from: z.enum(messageSides).describe("Whose message it is; the other side reported it"),
  original: z.string(),
  shown: z.string(),
  pictureCount: z.int(),
  sentAt: instantSchema,
  shopperName: z.string(),
  userId: idSchema.nullable(),
  seller: z.object({ id: idSchema, shopName: z.string() }),
  policy: z.string(),
  explanation: z.string(),
  status: z.enum(["OPEN", "UPHELD", "DISMISSED"]),
  reportedAt: instantSchema,
  decisionReason: z.string().nullable(),
  isHidden: z.boolean(),
});
export type MessageReportView = z.infer<typeof messageReportView>;
export const messageReportsView = pageOf(messageReportView);

export const staffThreadInput = z.object({ threadId: idSchema });
export const staffThreadView = z.object({
  id: idSchema,
  seller: z.object({ id: idSchema, shopName: z.string() }),
  shopperName: z.string(),
  userId: idSchema.nullable(),
  email: z.string().describe("Of the shopper"),
  subject: subjectView,
  block: z
    .object({ reason: z.string(), at: instantSchema })
    .nullable()
    .describe("Staff keep the shopper from writing to any shop"),
  isBlockedByShop: z.boolean(),
  messages: z
    .array(
      z.object({
        id: idSchema,
        from: z.enum(messageSides),
        original: z.string(),
        shown: z.string(),
        pictures: z.array(pictureView),
        sentAt: instantSchema,
        hidden: z.object({ policy: z.string(), reason: z.string(), at: instantSchema }).nullable(),
        reports: z.array(
          messageReportView.pick({
            id: true,
            policy: true,
            explanation: true,
            status: true,
            reportedAt: true,
            decisionReason: true,
          }),
        ),
      }),
    )
    .describe("The latest hundred, and what was reported"),
});
export type StaffThreadView = z.infer<typeof staffThreadView>;

const decisionReason = textSchema(10, 1000, "Reason");
const messageIdInput = z.object({ messageId: idSchema });
export const hideMessageInput = messageIdInput.extend({
  policy: z.enum(messagePolicyCodes, "Choose the policy."),
  reason: decisionReason.describe("Who wrote and who reported it read it word for word"),
});
export const decideMessageInput = messageIdInput.extend({
  reason: decisionReason.describe("Who reported it reads it word for word"),
});
export const showMessageInput = messageIdInput.extend({ reason: decisionReason.describe("Kept for staff") });
export const staffBlockInput = staffThreadInput.extend({
  isBlocked: z.boolean(),
  reason: decisionReason.describe("The shopper reads it when they try to write"),
});
