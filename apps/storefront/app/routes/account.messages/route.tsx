import { ThreadRows } from "@emporia/ui/commerce/conversation";
import { cursorOf } from "@emporia/ui/lib/list-paths";
import { ButtonLink } from "@emporia/ui/primitives/button";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { CursorPages } from "@emporia/ui/remix/cursor-pages";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { MessagesSquare } from "lucide-react";
import { apiFor, read } from "~/lib/api.server";
import { pageMeta } from "~/lib/meta";
import { originOf } from "~/lib/root-data";

export async function loader(args: LoaderFunctionArgs) {
  const cursor = cursorOf(new URL(args.request.url).searchParams)?.slice(0, 500) || undefined;
  const { items, nextCursor } = await read(args, apiFor(args).messages.list.query({ limit: 20, cursor }));
  return { threads: items, nextCursor, isFirst: cursor === undefined };
}

export const meta: MetaFunction = ({ matches }) => pageMeta({ origin: originOf(matches), title: "Your messages" });

export default function MessagesPage() {
  const { threads, nextCursor, isFirst } = useLoaderData<typeof loader>();
  return (
    <>
      <h1 className="mb-6 text-title">Your messages</h1>
      <ThreadRows
        threads={threads}
        side="shopper"
        hrefOf={(threadId) => `/account/messages/${threadId}`}
        empty={
          <EmptyState
            icon={<MessagesSquare />}
            title={isFirst ? "No messages yet" : "No more messages"}
            action={isFirst ? undefined : <ButtonLink href="/account/messages">Back to the latest</ButtonLink>}
          >
            You can write to a shop from its page, from a product and from an order. What it answers stands here, and
            you get a mail.
          </EmptyState>
        }
      />
      <CursorPages label="Messages" nextCursor={nextCursor} />
    </>
  );
}
