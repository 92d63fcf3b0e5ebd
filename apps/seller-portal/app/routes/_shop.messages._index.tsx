import { ThreadRows } from "@emporia/ui/commerce/conversation";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { cursorOf } from "@emporia/ui/lib/list-paths";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { TabLinks } from "@emporia/ui/primitives/tabs";
import { CursorPages } from "@emporia/ui/remix/cursor-pages";
import { page } from "@emporia/ui/remix/tool-page.server";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { MessagesSquare } from "lucide-react";
import { apiFor } from "~/lib/api.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams;
  const tab = params.get("tab") === "unanswered" ? "unanswered" : "all";
  const { messages } = apiFor(request, context);
  return { tab, list: await page(request, messages.seller.list.query({ tab, cursor: cursorOf(params) })) };
}

export const meta: MetaFunction = () => [{ title: "Messages · Emporia Seller" }];

export default function MessagesPage() {
  const { tab, list } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Messages"
        description="What shoppers write to you about your shop, a product or an order. Our staff read only what is reported."
      >
        <TabLinks
          label="Messages"
          tabs={[
            { href: "/messages", label: "All", isCurrent: tab === "all" },
            { href: "/messages?tab=unanswered", label: "To answer", isCurrent: tab === "unanswered" },
          ]}
        />
      </PageHeader>
      <ThreadRows
        threads={list.items}
        side="shop"
        hrefOf={(threadId) => `/messages/${threadId}`}
        empty={
          <EmptyState
            icon={<MessagesSquare />}
            title={tab === "unanswered" ? "Nobody waits for an answer." : "Nobody has written yet."}
          >
            When a shopper writes, it stands here and you get a mail. You can write first about an order, from its page.
          </EmptyState>
        }
      />
      <CursorPages label="Messages" nextCursor={list.nextCursor} />
    </>
  );
}
