import { cancelOrderInput } from "@emporia/contracts/orders";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { apiFor, read } from "./api.server";

const tokenIn = (request: Request) => new URL(request.url).searchParams.get("token")?.slice(0, 200) || undefined;

/** An order of one's own, or by the token of its link. */
export async function loadOrder(args: LoaderFunctionArgs) {
  const { request, params } = args;
  const token = tokenIn(request);
  const order = await read(args, apiFor(args).orders.get.query({ orderId: params.orderId ?? "", token }));
  return { order, token };
}

export async function cancelFromPage(args: ActionFunctionArgs) {
  const { request, params } = args;
  const form = await readForm(request);
  const token = tokenIn(request);
  form.set("orderId", params.orderId ?? "");
  if (token) form.set("token", token);
  return submit(form, cancelOrderInput, async (input) => {
    await apiFor(args).orders.cancel.mutate(input);
    const { pathname, search } = new URL(request.url);
    return redirect(pathname.replace(/\.data$/, "") + search);
  });
}
