import { z } from "zod";
import { idSchema, instantSchema, pageInput, pageOf, textSchema } from "./common";
import { reviewPolicyCodes } from "./review-policies";

export const askQuestionInput = z.object({
  productId: z.string().min(1).max(160).describe("Id or slug"),
  body: textSchema(10, 1000, "The question").describe("Plain text"),
});
export const questionIdInput = z.object({ questionId: idSchema });
export const askedQuestionView = questionIdInput;

export const answerView = z.object({ text: z.string(), answeredAt: instantSchema });
export const questionView = z.object({
  id: idSchema,
  body: z.string(),
  authorName: z.string().describe("First name and the first letter of the last"),
  askedAt: instantSchema,
  answer: answerView.nullable().describe("The shop's; null only for who asked it, while they wait"),
  helpfulCount: z.int(),
  isOwn: z.boolean(),
  isHelpful: z.boolean().describe("Who asks found it helpful"),
});
export type QuestionView = z.infer<typeof questionView>;

export const listQuestionsInput = pageInput.extend({
  productId: z.string().min(1).max(160).describe("Id or slug"),
  limit: z.int().min(1).max(50).default(10),
});
export const questionsView = pageOf(questionView).extend({
  count: z.int().describe("Of those that are answered"),
  waiting: z.array(questionView).describe("What who asks has asked and is not answered yet"),
});

export const voteQuestionInput = questionIdInput.extend({ isHelpful: z.boolean() });
export const reportQuestionInput = questionIdInput.extend({
  policy: z.enum(reviewPolicyCodes, "Choose what is wrong with it."),
  explanation: textSchema(0, 2000, "The explanation").default(""),
});

export const shopQuestionTabs = ["open", "answered", "hidden"] as const;
export const listShopQuestionsInput = pageInput.extend({
  tab: z.enum(shopQuestionTabs).default("open"),
  limit: z.int().min(1).max(50).default(20),
});
export const shopQuestionView = questionView.omit({ isOwn: true, isHelpful: true }).extend({
  product: z.object({ id: idSchema, name: z.string(), slug: z.string() }),
  isReported: z.boolean().describe("The shop's own report of it is open"),
});
export type ShopQuestionView = z.infer<typeof shopQuestionView>;
export const shopQuestionsView = pageOf(shopQuestionView);
export const answerQuestionInput = questionIdInput.extend({
  text: textSchema(2, 2000, "The answer").describe("Plain text; sent again it replaces what was there"),
});

export const listStaffQuestionsInput = pageInput.extend({
  tab: z.enum(["reported", "hidden", "all"]).default("reported"),
  limit: z.int().min(1).max(50).default(30),
});
export const staffQuestionView = z.object({
  id: idSchema,
  body: z.string(),
  answer: answerView.nullable(),
  authorName: z.string(),
  userId: idSchema.nullable(),
  status: z.enum(["SHOWN", "HIDDEN"]),
  product: z.object({ id: idSchema, name: z.string(), slug: z.string() }),
  seller: z.object({ id: idSchema, shopName: z.string() }),
  openCount: z.int().describe("Open reports of it"),
  askedAt: instantSchema,
  hidden: z.object({ policy: z.string(), reason: z.string(), at: instantSchema }).nullable(),
  reports: z.array(
    z.object({
      id: idSchema,
      policy: z.string(),
      explanation: z.string(),
      isFromShop: z.boolean(),
      status: z.enum(["OPEN", "UPHELD", "DISMISSED"]),
      reportedAt: instantSchema,
    }),
  ),
});
export type StaffQuestionView = z.infer<typeof staffQuestionView>;
export const staffQuestionsView = pageOf(staffQuestionView);

const decisionReason = textSchema(10, 1000, "Reason");
export const hideQuestionInput = questionIdInput.extend({
  policy: z.enum(reviewPolicyCodes, "Choose the policy."),
  reason: decisionReason.describe("Who asked reads it word for word"),
});
export const decideQuestionInput = questionIdInput.extend({ reason: decisionReason.describe("Kept for staff") });
