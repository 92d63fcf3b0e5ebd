import { ErrorPage } from "@emporia/ui/remix/error-page";
import { MessageForm } from "@emporia/ui/remix/message-form";
import { readForm } from "@emporia/ui/remix/submit.server";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { ThreadHead, ThreadPage } from "~/components/thread-page";
import { apiFor, read } from "~/lib/api.server";
import { loadThread, markSeen, sayMessage } from "~/lib/messages.server";
import { pageMeta } from "~/lib/meta";
import { withQuery } from "~/lib/paths";
import { originOf } from "~/lib/root-data";

function placeOf({ request, params }: Pick<LoaderFunctionArgs, "request" | "params">) {
  const token = new URL(request.url).searchParams.get("token")?.slice(0, 200) || undefined;
  return { orderId: params.orderId ?? "", sellerOrderId: params.sellerOrderId ?? "", token };
}

/** A shop's part of an order, of one's own or by the token of its link: what was written about it, or the first message. */
export async function loader(args: LoaderFunctionArgs) {
  const about = placeOf(args);
  const { orderId, token } = about;
  const found = await read(args, apiFor(args).messages.about.query({ about }));
  const said = found.threadId ? await loadThread(args, found.threadId, { orderId, token }) : null;
  return { found, said, orderId, token, messageKey: crypto.randomUUID() };
}

export async function action(args: ActionFunctionArgs) {
  const about = placeOf(args);
  const { orderId, sellerOrderId, token } = about;
  const form = await readForm(args.request);
  if (form.get("intent") === "seen") return markSeen(args, { orderId, token }, form);
  return sayMessage(
    args,
    { orderId, token },
    async (said) => {
      await apiFor(args).messages.open.mutate({ about, ...said });
      return `${withQuery(`/orders/${orderId}/messages/${sellerOrderId}`, { token })}#latest`;
    },
    form,
  );
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta({
    origin: originOf(matches),
    title: data ? `Messages with ${data.found.shop.shopName}` : "Order not found",
    isHidden: true,
  });

export default function OrderMessagesPage() {
  const { found, said, orderId, token, messageKey } = useLoaderData<typeof loader>();
  const orderHref = withQuery(`/orders/${orderId}`, { token });
  return (
    <div className="shell pt-8">
      {said ? (
        <ThreadPage {...said} orderHref={orderHref} guest={{ orderId, token }} />
      ) : (
        <div className="flex max-w-3xl flex-col gap-6">
          <ThreadHead shop={found.shop} subject={found.subject} orderHref={orderHref} />
          <MessageForm
            messageKey={messageKey}
            label={`Write to ${found.shop.shopName}`}
            refusal={found.refusal}
            submitLabel="Send the message"
          />
        </div>
      )}
    </div>
  );
}

export function ErrorBoundary() {
  return (
    <ErrorPage
      error={useRouteError()}
      element="div"
      searchAction={null}
      sentences={{ 404: "This link does not open an order, or not any more. We can mail you a new one." }}
    />
  );
}
