import { idSchema, okView } from "@emporia/contracts/common";
import {
  aboutMessagesInput,
  answerThreadInput,
  blockShopperInput,
  decideMessageInput,
  getThreadInput,
  hideMessageInput,
  listMessageReportsInput,
  listShopThreadsInput,
  listThreadsInput,
  messageAboutView,
  messageReportsView,
  openThreadInput,
  readThreadInput,
  reportableMessageInput,
  reportableMessageView,
  reportMessageInput,
  sentMessageView,
  showMessageInput,
  staffBlockInput,
  staffThreadInput,
  staffThreadView,
  threadsView,
  threadView,
} from "@emporia/contracts/messages";
import {
  answerThread,
  blockShopper,
  blockShopperEverywhere,
  dismissMessageReport,
  getMessageAbout,
  getOrderMessageAbout,
  getReportableMessage,
  getStaffThread,
  getThread,
  hideMessage,
  listMessageReports,
  listShopThreads,
  listThreads,
  openOrderThread,
  openThread,
  readThread,
  reportMessage,
  showMessage,
} from "@emporia/core/messages";
import { z } from "zod";
import { answer, publicProcedure, router, sellerProcedure, shopperProcedure, staffProcedure } from "../trpc";

const orderPart = z.object({ sellerOrderId: idSchema });
const shopSays = answerThreadInput.omit({ orderId: true, token: true });

/** What shoppers and shops write to each other. */
export const messagesRouter = router({
  list: shopperProcedure
    .meta({ rest: "GET /messages", summary: "Conversations with shops, those with something new first" })
    .input(listThreadsInput)
    .output(answer(threadsView))
    .query(({ ctx, input }) => listThreads(ctx.core, input)),
  get: publicProcedure
    .meta({ rest: "GET /messages/{threadId}", summary: "A conversation, with what was said last" })
    .input(getThreadInput)
    .output(answer(threadView))
    .query(({ ctx, input }) => getThread(ctx.core, input)),
  about: publicProcedure
    .meta({ summary: "Whom a message would go to, and about what" })
    .input(aboutMessagesInput)
    .output(answer(messageAboutView))
    .query(({ ctx, input }) => getMessageAbout(ctx.core, input)),
  open: publicProcedure
    .meta({
      rest: "POST /messages",
      summary: "Write to a shop about itself, a product or an order",
      limit: "account",
    })
    .input(openThreadInput)
    .output(answer(sentMessageView))
    .mutation(({ ctx, input }) => openThread(ctx.core, input)),
  answer: publicProcedure
    .meta({ rest: "POST /messages/{threadId}", summary: "Go on in a conversation", limit: "account" })
    .input(answerThreadInput)
    .output(answer(sentMessageView))
    .mutation(({ ctx, input }) => answerThread(ctx.core, input)),
  markRead: publicProcedure
    .meta({ rest: "POST /messages/{threadId}/read", summary: "Say up to which message a conversation was read" })
    .input(readThreadInput)
    .output(answer(okView))
    .mutation(({ ctx, input }) => readThread(ctx.core, input)),
  reportable: publicProcedure
    .meta({ summary: "A message that could be reported" })
    .input(reportableMessageInput)
    .output(answer(reportableMessageView))
    .query(({ ctx, input }) => getReportableMessage(ctx.core, input)),
  report: publicProcedure
    .meta({ summary: "Tell staff what is wrong with a message", limit: "account" })
    .input(reportMessageInput)
    .output(answer(okView))
    .mutation(({ ctx, input }) => reportMessage(ctx.core, input)),
  seller: router({
    list: sellerProcedure("messages:write")
      .meta({ rest: "GET /seller/messages", summary: "Conversations with shoppers, those with something new first" })
      .input(listShopThreadsInput)
      .output(answer(threadsView))
      .query(({ ctx, input }) => listShopThreads(ctx.core, ctx, input)),
    get: sellerProcedure("messages:write")
      .meta({ rest: "GET /seller/messages/{threadId}", summary: "A conversation, with what was said last" })
      .input(getThreadInput.omit({ orderId: true, token: true }))
      .output(answer(threadView))
      .query(({ ctx, input }) => getThread(ctx.core, input, ctx)),
    about: sellerProcedure("messages:write")
      .input(orderPart)
      .output(answer(messageAboutView))
      .query(({ ctx, input }) => getOrderMessageAbout(ctx.core, ctx, input)),
    open: sellerProcedure("messages:write")
      .meta({ rest: "POST /seller/messages", summary: "Write to a shopper about their order", limit: "account" })
      .input(shopSays.omit({ threadId: true }).extend(orderPart.shape))
      .output(answer(sentMessageView))
      .mutation(({ ctx, input }) => openOrderThread(ctx.core, ctx, input)),
    answer: sellerProcedure("messages:write")
      .meta({ rest: "POST /seller/messages/{threadId}", summary: "Answer a shopper", limit: "account" })
      .input(shopSays)
      .output(answer(sentMessageView))
      .mutation(({ ctx, input }) => answerThread(ctx.core, input, ctx)),
    markRead: sellerProcedure("messages:write")
      .input(readThreadInput.omit({ orderId: true, token: true }))
      .output(answer(okView))
      .mutation(({ ctx, input }) => readThread(ctx.core, input, ctx)),
    report: sellerProcedure("messages:write")
      .input(reportMessageInput.omit({ orderId: true, token: true }))
      .output(answer(okView))
      .mutation(({ ctx, input }) => reportMessage(ctx.core, input, ctx)),
    block: sellerProcedure("messages:write")
      .meta({ summary: "Take no more messages from somebody, or take them again" })
      .input(blockShopperInput)
      .output(answer(okView))
      .mutation(({ ctx, input }) => blockShopper(ctx.core, ctx, input)),
  }),
  staff: router({
    list: staffProcedure("messages:write")
      .input(listMessageReportsInput)
      .output(answer(messageReportsView))
      .query(({ ctx, input }) => listMessageReports(ctx.core, input)),
    get: staffProcedure("messages:write")
      .input(staffThreadInput)
      .output(answer(staffThreadView))
      .query(({ ctx, input }) => getStaffThread(ctx.core, input)),
    hide: staffProcedure("messages:write")
      .input(hideMessageInput)
      .output(answer(okView))
      .mutation(({ ctx, input }) => hideMessage(ctx.core, input)),
    show: staffProcedure("messages:write")
      .input(showMessageInput)
      .output(answer(okView))
      .mutation(({ ctx, input }) => showMessage(ctx.core, input)),
    dismiss: staffProcedure("messages:write")
      .input(decideMessageInput)
      .output(answer(okView))
      .mutation(({ ctx, input }) => dismissMessageReport(ctx.core, input)),
    block: staffProcedure("messages:write")
      .input(staffBlockInput)
      .output(answer(okView))
      .mutation(({ ctx, input }) => blockShopperEverywhere(ctx.core, input)),
  }),
});
