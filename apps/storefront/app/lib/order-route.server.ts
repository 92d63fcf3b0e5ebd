import { answerAmendmentInput } from "@emporia/contracts/amendments";
import { cancelOrderInput, receiveShipmentInput } from "@emporia/contracts/orders";
import {
  answerComplaintInput,
  chosenUnitsInput,
  complaintIdInput,
  openComplaintInput,
  returnIdInput,
  sendReturnInput,
} from "@emporia/contracts/returns";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import type { z } from "zod";
import { apiFor, read } from "./api.server";
import { cartCookie } from "./cookies.server";
import { sendPhotos, takePhotos } from "./return-photos.server";

const tokenIn = (request: Request) => new URL(request.url).searchParams.get("token")?.slice(0, 200) || undefined;

/** An order of one's own, or by the token of its link. */
export async function loadOrder(args: LoaderFunctionArgs) {
  const { request, params } = args;
  const token = tokenIn(request);
  const asked = { orderId: params.orderId ?? "", token };
  const { orders, invoices, reviews, returns } = apiFor(args);
  const [order, papers, trace, reviewable, withdrawal] = await Promise.all([
    read(args, orders.get.query(asked)),
    // An order without its papers is still an order.
    invoices.list.query(asked).catch(() => ({ items: [] })),
    orders.priceTrace.query(asked).catch(() => null),
    reviews.ofOrder.query(asked).catch(() => ({ items: [] })),
    returns.withdrawal.query(asked).catch(() => null),
  ]);
  return { order, token, invoices: papers.items, trace, reviewable: reviewable.items, withdrawal };
}

/** What a shopper does on the page of their order, told by the form's intent. */
export async function changeOrder(args: ActionFunctionArgs) {
  const { request, params } = args;
  const form = await readForm(request);
  const token = tokenIn(request);
  form.set("orderId", params.orderId ?? "");
  if (token) form.set("token", token);
  const { orders, returns, amendments } = apiFor(args);
  const back = () => {
    const { pathname, search } = new URL(request.url);
    return redirect(pathname.replace(/\.data$/, "") + search);
  };
  const photos = takePhotos(form);
  /** What goes to the API with photos of the order: they are sent before it, once the rest is right. */
  const withPhotos = <Schema extends z.ZodType<{ pictureIds: string[] }>>(
    schema: Schema,
    act: (input: z.output<Schema>) => Promise<unknown>,
  ) =>
    submit(form, schema, async (input) => {
      const sent = await sendPhotos(args, { orderId: params.orderId ?? "", token }, photos, form);
      return "refused" in sent ? sent.refused : act(Object.assign(input, { pictureIds: sent.ids })).then(back);
    });
  switch (form.get("intent")) {
    case "cancelUnits":
      return submit(form, cancelUnitsInput, (input) => orders.cancel.mutate(input).then(back));
    case "agree":
      return submit(form, answerAmendmentInput, async (input) => {
        const { checkoutId, cartId } = await amendments.open.mutate(input);
        return redirect(`/checkout/${checkoutId}`, {
          headers: cartId ? { "Set-Cookie": cartCookie.set(request, cartId) } : {},
        });
      });
    case "declineAmendment":
      return submit(form, answerAmendmentInput, (input) => amendments.decline.mutate(input).then(back));
    case "received":
      return submit(form, receiveShipmentInput, (input) => orders.received.mutate(input).then(back));
    case "withdrawReturn":
      return submit(form, returnIdInput, (input) => returns.withdraw.mutate(input).then(back));
    case "sendReturn":
      return submit(form, sendReturnInput, (input) => returns.sent.mutate(input).then(back));
    case "complain":
      return withPhotos(openComplaintInput, (input) => returns.complain.mutate(input));
    case "answerComplaint":
      return withPhotos(answerComplaintInput, (input) => returns.answerComplaint.mutate(input));
    case "withdrawComplaint":
      return submit(form, complaintIdInput, (input) => returns.withdrawComplaint.mutate(input).then(back));
    default:
      return submit(form, cancelOrderInput, (input) => orders.cancel.mutate(input).then(back));
  }
}

const cancelUnitsInput = cancelOrderInput.extend({ items: chosenUnitsInput });
