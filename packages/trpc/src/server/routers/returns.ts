import { okView } from "@emporia/contracts/common";
import { orderView, sellerOrderView } from "@emporia/contracts/orders";
import {
  answerComplaintInput,
  approveReturnInput,
  complaintIdInput,
  complaintsView,
  decideComplaintInput,
  endReturnInput,
  exchangesView,
  inspectReturnInput,
  listComplaintsInput,
  listReturnsInput,
  openComplaintInput,
  rejectReturnInput,
  requestReturnInput,
  returnIdInput,
  returnsView,
  returnView,
  sellerAnswerComplaintInput,
  sellerReturnInput,
  sendReturnInput,
  staffAnswerComplaintInput,
} from "@emporia/contracts/returns";
import {
  setWithdrawalCountryInput,
  withdrawalCountriesView,
  withdrawalInput,
  withdrawalView,
  withdrawInput,
} from "@emporia/contracts/withdrawal";
import {
  answerComplaint,
  answerComplaintAs,
  approveReturn,
  decideComplaint,
  endReturn,
  getReturn,
  getWithdrawal,
  inspectReturn,
  listComplaints,
  listExchanges,
  listReturns,
  listWithdrawalCountries,
  openComplaint,
  receiveReturn,
  rejectReturn,
  requestReturn,
  sendReturn,
  setWithdrawalCountry,
  withdrawComplaint,
  withdrawFromContract,
  withdrawReturn,
} from "@emporia/core/returns";
import { z } from "zod";
import { answer, publicProcedure, router, sellerProcedure, staffProcedure } from "../trpc";

const returnPageView = z.object({ returned: returnView, order: sellerOrderView, orderId: z.uuid() });
const done = async (work: Promise<void>) => {
  await work;
  return { ok: true as const };
};

/** Things that come back, and what is not agreed about them. */
export const returnsRouter = router({
  request: publicProcedure
    .meta({ rest: "POST /orders/{orderId}/return", summary: "Ask to send something back" })
    .input(requestReturnInput)
    .output(answer(orderView))
    .mutation(({ ctx, input }) => requestReturn(ctx.core, input)),
  withdraw: publicProcedure
    .meta({ rest: "POST /orders/{orderId}/returns/{returnId}/withdraw", summary: "Keep it after all" })
    .input(returnIdInput)
    .output(answer(orderView))
    .mutation(({ ctx, input }) => withdrawReturn(ctx.core, input)),
  sent: publicProcedure
    .meta({ rest: "POST /orders/{orderId}/returns/{returnId}/sent", summary: "Say how a return travels" })
    .input(sendReturnInput)
    .output(answer(orderView))
    .mutation(({ ctx, input }) => sendReturn(ctx.core, input)),
  exchanges: publicProcedure
    .meta({ summary: "What there is instead of what can be sent back" })
    .input(withdrawalInput)
    .output(answer(exchangesView))
    .query(({ ctx, input }) => listExchanges(ctx.core, input)),
  withdrawal: publicProcedure
    .meta({ summary: "What of an order can be withdrawn from by law, and until when" })
    .input(withdrawalInput)
    .output(answer(withdrawalView))
    .query(({ ctx, input }) => getWithdrawal(ctx.core, input)),
  withdrawFromContract: publicProcedure
    .meta({ summary: "Withdraw from the contract, without a reason" })
    .input(withdrawInput)
    .output(answer(orderView))
    .mutation(({ ctx, input }) => withdrawFromContract(ctx.core, input)),
  withdrawalCountries: publicProcedure
    .meta({ summary: "Where shoppers may withdraw from a contract, and for how many days" })
    .output(answer(withdrawalCountriesView))
    .query(({ ctx }) => listWithdrawalCountries(ctx.core)),
  complain: publicProcedure
    .meta({ rest: "POST /orders/{orderId}/complaints", summary: "Ask the platform to decide" })
    .input(openComplaintInput)
    .output(answer(orderView))
    .mutation(({ ctx, input }) => openComplaint(ctx.core, input)),
  answerComplaint: publicProcedure
    .meta({ rest: "POST /orders/{orderId}/complaints/{complaintId}/messages", summary: "Add to a complaint" })
    .input(answerComplaintInput)
    .output(answer(orderView))
    .mutation(({ ctx, input }) => answerComplaint(ctx.core, input)),
  withdrawComplaint: publicProcedure
    .meta({ rest: "POST /orders/{orderId}/complaints/{complaintId}/withdraw", summary: "Take a complaint back" })
    .input(complaintIdInput)
    .output(answer(orderView))
    .mutation(({ ctx, input }) => withdrawComplaint(ctx.core, input)),
  seller: router({
    list: sellerProcedure("orders:read")
      .input(listReturnsInput)
      .output(answer(returnsView))
      .query(({ ctx, input }) => listReturns(ctx.core, ctx, input)),
    get: sellerProcedure("orders:read")
      .input(sellerReturnInput)
      .output(answer(returnPageView))
      .query(({ ctx, input }) => getReturn(ctx.core, ctx, input)),
    approve: sellerProcedure("orders:write")
      .input(approveReturnInput)
      .output(answer(okView))
      .mutation(({ ctx, input }) => done(approveReturn(ctx.core, ctx, input))),
    reject: sellerProcedure("orders:write")
      .input(rejectReturnInput)
      .output(answer(okView))
      .mutation(({ ctx, input }) => done(rejectReturn(ctx.core, ctx, input))),
    receive: sellerProcedure("orders:write")
      .input(sellerReturnInput)
      .output(answer(okView))
      .mutation(({ ctx, input }) => done(receiveReturn(ctx.core, ctx, input))),
    inspect: sellerProcedure("orders:write")
      .input(inspectReturnInput)
      .output(answer(okView))
      .mutation(({ ctx, input }) => done(inspectReturn(ctx.core, ctx, input))),
    complaints: sellerProcedure("orders:read")
      .input(listComplaintsInput)
      .output(answer(complaintsView))
      .query(({ ctx, input }) => listComplaints(ctx.core, ctx, input)),
    answerComplaint: sellerProcedure("orders:write")
      .input(sellerAnswerComplaintInput)
      .output(answer(okView))
      .mutation(({ ctx, input }) => done(answerComplaintAs(ctx.core, ctx, input))),
  }),
  staff: router({
    withdrawalCountries: staffProcedure("markets:read")
      .output(answer(withdrawalCountriesView))
      .query(({ ctx }) => listWithdrawalCountries(ctx.core)),
    setWithdrawalCountry: staffProcedure("markets:write")
      .input(setWithdrawalCountryInput)
      .output(answer(withdrawalCountriesView))
      .mutation(({ ctx, input }) => setWithdrawalCountry(ctx.core, input)),
    list: staffProcedure("orders:read")
      .input(listReturnsInput)
      .output(answer(returnsView))
      .query(({ ctx, input }) => listReturns(ctx.core, "staff", input)),
    get: staffProcedure("orders:read")
      .input(sellerReturnInput)
      .output(answer(returnPageView))
      .query(({ ctx, input }) => getReturn(ctx.core, "staff", input)),
    approve: staffProcedure("orders:write")
      .input(approveReturnInput)
      .output(answer(okView))
      .mutation(({ ctx, input }) => done(approveReturn(ctx.core, "staff", input))),
    reject: staffProcedure("orders:write")
      .input(rejectReturnInput)
      .output(answer(okView))
      .mutation(({ ctx, input }) => done(rejectReturn(ctx.core, "staff", input))),
    end: staffProcedure("orders:write")
      .input(endReturnInput)
      .output(answer(okView))
      .mutation(({ ctx, input }) => done(endReturn(ctx.core, input))),
    receive: staffProcedure("orders:write")
      .input(sellerReturnInput)
      .output(answer(okView))
      .mutation(({ ctx, input }) => done(receiveReturn(ctx.core, "staff", input))),
    inspect: staffProcedure("orders:refund")
      .input(inspectReturnInput)
      .output(answer(okView))
      .mutation(({ ctx, input }) => done(inspectReturn(ctx.core, "staff", input))),
    complaints: staffProcedure("orders:read")
      .input(listComplaintsInput)
      .output(answer(complaintsView))
      .query(({ ctx, input }) => listComplaints(ctx.core, "staff", input)),
    answerComplaint: staffProcedure("orders:write")
      .input(staffAnswerComplaintInput)
      .output(answer(okView))
      .mutation(({ ctx, input }) => done(answerComplaintAs(ctx.core, "staff", input))),
    decideComplaint: staffProcedure("orders:refund")
      .input(decideComplaintInput)
      .output(answer(okView))
      .mutation(({ ctx, input }) => done(decideComplaint(ctx.core, input))),
  }),
});
