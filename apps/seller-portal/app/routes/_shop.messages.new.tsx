import { subjectText } from "@emporia/ui/commerce/conversation";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { MessageForm } from "@emporia/ui/remix/message-form";
import { readForm } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { apiFor } from "~/lib/api.server";
import { sayMessage } from "~/lib/messages.server";

const partIn = (request: Request) => new URL(request.url).searchParams.get("order") ?? "";

/** Writes about an order; what was written about it before goes on where it stopped. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { messages } = apiFor(request, context);
  const sellerOrderId = partIn(request);
  const found = await page(request, messages.seller.about.query({ sellerOrderId }));
  if (found.threadId) throw redirect(`/messages/${found.threadId}#latest`);
  return { found, sellerOrderId, messageKey: crypto.randomUUID() };
}

export async function action(args: ActionFunctionArgs) {
  const form = await readForm(args.request);
  const sellerOrderId = partIn(args.request);
  return sayMessage(args, form, async (said) => {
    const { messages } = apiFor(args.request, args.context);
    const { threadId } = await messages.seller.open.mutate({ sellerOrderId, ...said });
    return `/messages/${threadId}#latest`;
  });
}

export const meta: MetaFunction = () => [{ title: "Write to a shopper · Emporia Seller" }];

export default function NewMessagePage() {
  const { found, sellerOrderId, messageKey } = useLoaderData<typeof loader>();
  const about = subjectText(found.subject);
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Orders", href: "/orders" },
          { label: found.subject.text, href: `/orders/${sellerOrderId}` },
          { label: "Write to the shopper" },
        ]}
        title={`Write to ${found.shopperName}`}
        description={`About ${about.charAt(0).toLowerCase()}${about.slice(1)}. They get a mail and answer here.`}
      />
      <div className="max-w-3xl">
        <MessageForm
          messageKey={messageKey}
          label="Your message"
          refusal={found.refusal}
          submitLabel="Send the message"
        />
      </div>
    </>
  );
}
