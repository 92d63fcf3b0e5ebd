import type { MessageAboutInput } from "@emporia/contracts/messages";
import { MessageForm } from "@emporia/ui/remix/message-form";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ThreadHead } from "~/components/thread-page";
import { apiFor, read } from "~/lib/api.server";
import { sayMessage } from "~/lib/messages.server";
import { pageMeta } from "~/lib/meta";
import { originOf } from "~/lib/root-data";

/** A shop by `shop`, something that one sells by `product`. */
function aboutIn(request: Request): MessageAboutInput {
  const params = new URL(request.url).searchParams;
  const product = params.get("product")?.slice(0, 160);
  return product ? { productId: product } : { sellerId: params.get("shop")?.slice(0, 160) || "-" };
}

/** What was written about the same before goes on where it stopped. */
export async function loader(args: LoaderFunctionArgs) {
  const found = await read(args, apiFor(args).messages.about.query({ about: aboutIn(args.request) }));
  if (found.threadId) throw redirect(`/account/messages/${found.threadId}#latest`);
  return { found, messageKey: crypto.randomUUID() };
}

export async function action(args: ActionFunctionArgs) {
  const about = aboutIn(args.request);
  return sayMessage(args, {}, async (said) => {
    const { threadId } = await apiFor(args).messages.open.mutate({ about, ...said });
    return `/account/messages/${threadId}#latest`;
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta({ origin: originOf(matches), title: data ? `Write to ${data.found.shop.shopName}` : "Shop not found" });

export default function NewMessagePage() {
  const { found, messageKey } = useLoaderData<typeof loader>();
  return (
    <div className="flex max-w-3xl flex-col gap-6">
      <ThreadHead shop={found.shop} subject={found.subject} orderHref={undefined} />
      <MessageForm
        messageKey={messageKey}
        label={`Write to ${found.shop.shopName}`}
        refusal={found.refusal}
        submitLabel="Send the message"
      />
    </div>
  );
}
