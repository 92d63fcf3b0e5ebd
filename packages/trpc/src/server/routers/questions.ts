import { okView } from "@emporia/contracts/common";
import {
  answerQuestionInput,
  askedQuestionView,
  askQuestionInput,
  decideQuestionInput,
  hideQuestionInput,
  listQuestionsInput,
  listShopQuestionsInput,
  listStaffQuestionsInput,
  questionsView,
  reportQuestionInput,
  shopQuestionsView,
  staffQuestionsView,
  voteQuestionInput,
} from "@emporia/contracts/questions";
import { votedView } from "@emporia/contracts/reviews";
import {
  answerQuestion,
  askQuestion,
  dismissQuestionReports,
  hideQuestion,
  listQuestions,
  listShopQuestions,
  listStaffQuestions,
  reportQuestion,
  showQuestion,
  voteQuestion,
} from "@emporia/core/questions";
import { answer, publicProcedure, router, sellerProcedure, shopperProcedure, staffProcedure } from "../trpc";

/** What shoppers ask about products, and what shops answer. */
export const questionsRouter = router({
  ofProduct: publicProcedure
    .meta({
      rest: "GET /products/{productId}/questions",
      summary: "What was asked about a product and answered, the most helpful first",
      limit: "catalog",
    })
    .input(listQuestionsInput)
    .output(answer(questionsView))
    .query(({ ctx, input }) => listQuestions(ctx.core, input)),
  ask: shopperProcedure
    .meta({ rest: "POST /products/{productId}/questions", summary: "Ask the shop about a product", limit: "account" })
    .input(askQuestionInput)
    .output(answer(askedQuestionView))
    .mutation(({ ctx, input }) => askQuestion(ctx.core, input)),
  vote: shopperProcedure
    .meta({ rest: "POST /questions/{questionId}/vote", summary: "Say that an answer was helpful, or take it back" })
    .input(voteQuestionInput)
    .output(answer(votedView))
    .mutation(({ ctx, input }) => voteQuestion(ctx.core, input)),
  report: publicProcedure
    .meta({
      rest: "POST /questions/{questionId}/reports",
      summary: "Tell staff what is wrong with a question or its answer",
      limit: "account",
    })
    .input(reportQuestionInput)
    .output(answer(okView))
    .mutation(({ ctx, input }) => reportQuestion(ctx.core, input)),
  seller: router({
    list: sellerProcedure("shop:read")
      .meta({ rest: "GET /seller/questions", summary: "What shoppers ask the shop" })
      .input(listShopQuestionsInput)
      .output(answer(shopQuestionsView))
      .query(({ ctx, input }) => listShopQuestions(ctx.core, ctx, input)),
    answer: sellerProcedure("reviews:write")
      .meta({ rest: "POST /seller/questions/{questionId}/answer", summary: "Answer a question, or change the answer" })
      .input(answerQuestionInput)
      .output(answer(okView))
      .mutation(({ ctx, input }) => answerQuestion(ctx.core, ctx, input)),
    report: sellerProcedure("reviews:write")
      .input(reportQuestionInput)
      .output(answer(okView))
      .mutation(({ ctx, input }) => reportQuestion(ctx.core, input, ctx.sellerId)),
  }),
  staff: router({
    list: staffProcedure("reviews:write")
      .input(listStaffQuestionsInput)
      .output(answer(staffQuestionsView))
      .query(({ ctx, input }) => listStaffQuestions(ctx.core, input)),
    hide: staffProcedure("reviews:write")
      .input(hideQuestionInput)
      .output(answer(okView))
      .mutation(({ ctx, input }) => hideQuestion(ctx.core, input)),
    show: staffProcedure("reviews:write")
      .input(decideQuestionInput)
      .output(answer(okView))
      .mutation(({ ctx, input }) => showQuestion(ctx.core, input)),
    dismiss: staffProcedure("reviews:write")
      .input(decideQuestionInput)
      .output(answer(okView))
      .mutation(({ ctx, input }) => dismissQuestionReports(ctx.core, input)),
  }),
});
