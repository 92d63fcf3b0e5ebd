import { Link } from "@emporia/ui/primitives/link";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ThreadPage } from "~/components/thread-page";
import { apiFor } from "~/lib/api.server";
import { loadThread, sayMessage } from "~/lib/messages.server";
import { pageMeta } from "~/lib/meta";
import { originOf } from "~/lib/root-data";

export async function loader(args: LoaderFunctionArgs) {
  return loadThread(args, args.params.threadId ?? "", { isSeen: true });
}

export async function action(args: ActionFunctionArgs) {
  const threadId = args.params.threadId ?? "";
  return sayMessage(args, {}, async (said) => {
    await apiFor(args).messages.answer.mutate({ threadId, ...said });
    return `/account/messages/${threadId}#latest`;
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta({
    origin: originOf(matches),
    title: data ? `Messages with ${data.thread.shop.shopName}` : "Conversation not found",
  });

export default function AccountThreadPage() {
  const data = useLoaderData<typeof loader>();
  const { order } = data.thread.subject;
  return (
    <>
      <p className="mb-4">
        <Link
          href="/account/messages"
          className="inline-flex min-h-11 items-center text-sm underline underline-offset-4"
        >
          All messages
        </Link>
      </p>
      <ThreadPage {...data} orderHref={order ? `/account/orders/${order.orderId}` : undefined} />
    </>
  );
}
