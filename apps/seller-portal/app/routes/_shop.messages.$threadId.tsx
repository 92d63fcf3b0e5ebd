import { messagePolicies } from "@emporia/contracts/message-limits";
import { blockShopperInput, reportMessageInput, type ThreadView } from "@emporia/contracts/messages";
import { Conversation, subjectText } from "@emporia/ui/commerce/conversation";
import { OrderStatusBadge } from "@emporia/ui/commerce/order-status-badge";
import { Picture } from "@emporia/ui/commerce/picture";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { Section } from "@emporia/ui/layout/section";
import { cursorOf } from "@emporia/ui/lib/list-paths";
import { Badge } from "@emporia/ui/primitives/badge";
import { Button } from "@emporia/ui/primitives/button";
import { ConfirmButton } from "@emporia/ui/primitives/confirm-dialog";
import { Link } from "@emporia/ui/primitives/link";
import { MessageForm, useFreshMessages } from "@emporia/ui/remix/message-form";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { ReportForm } from "~/components/report-form";
import { apiFor } from "~/lib/api.server";
import { sayMessage } from "~/lib/messages.server";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const threadId = params.threadId ?? "";
  const { messages } = apiFor(request, context);
  const cursor = cursorOf(new URL(request.url).searchParams);
  const thread = await page(request, messages.seller.get.query({ threadId, cursor, limit: 30 }));
  const latest = thread.messages.at(-1);
  // Who cannot be told that it was read reads it all the same.
  if (thread.unread > 0 && latest && !cursor)
    await messages.seller.markRead.mutate({ threadId, messageId: latest.id }).catch(() => undefined);
  return { thread, isLatest: !cursor, messageKey: crypto.randomUUID() };
}

export async function action(args: ActionFunctionArgs) {
  const { request, context, params } = args;
  const threadId = params.threadId ?? "";
  const { seller } = apiFor(request, context).messages;
  const form = await readForm(request);
  form.set("threadId", threadId);
  const back = (done: string) => redirect(`/messages/${threadId}?done=${done}`);
  switch (form.get("intent")) {
    case "report":
      return submit(form, reportMessageInput, ({ messageId, policy, explanation }) =>
        seller.report.mutate({ messageId, policy, explanation }).then(() => back("messageReported")),
      );
    case "block":
      return submit(form, blockShopperInput.omit({ isBlocked: true }), () =>
        seller.block.mutate({ threadId, isBlocked: true }).then(() => back("shopperBlocked")),
      );
    case "unblock":
      return submit(form, blockShopperInput.omit({ isBlocked: true }), () =>
        seller.block.mutate({ threadId, isBlocked: false }).then(() => back("shopperUnblocked")),
      );
    default:
      return sayMessage(args, form, async (said) => {
        await seller.answer.mutate({ threadId, ...said });
        return `/messages/${threadId}#latest`;
      });
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? `Messages with ${data.thread.shopperName}` : "Conversation"} · Emporia Seller` },
];

export default function ThreadPage() {
  const { thread, isLatest, messageKey } = useLoaderData<typeof loader>();
  useFreshMessages();
  const here = `/messages/${thread.id}`;
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Messages", href: "/messages" }, { label: thread.shopperName }]}
        title={thread.shopperName}
        badge={
          thread.isBlocked && (
            <Badge tone="bad" shape="bar">
              Blocked
            </Badge>
          )
        }
        description={<span className="lg:hidden">About {subjectText(thread.subject) || "your shop"}</span>}
      />
      <div className="gap-x-12 lg:grid lg:grid-cols-[minmax(0,1fr)_19rem]">
        <div className="flex min-w-0 max-w-3xl flex-col gap-8 max-lg:order-2">
          <Conversation
            messages={thread.messages}
            side="shop"
            otherName={thread.shopperName}
            olderHref={thread.nextCursor ? `${here}?${new URLSearchParams({ cursor: thread.nextCursor })}` : undefined}
            newestHref={isLatest ? undefined : here}
            reportOf={(message) =>
              message.isReported ? (
                <p className="text-[0.8125rem] text-muted">You reported it. We mail you what we decide.</p>
              ) : (
                <ReportForm
                  id={message.id}
                  field="messageId"
                  hint="A person looks at it, and at what was written around it."
                  label="Report the message"
                  policies={messagePolicies}
                />
              )
            }
          />
          {isLatest && (
            <MessageForm messageKey={messageKey} label={`Answer ${thread.shopperName}`} refusal={thread.refusal} />
          )}
        </div>
        <aside aria-label="What it is about" className="flex min-w-0 flex-col max-lg:mt-8 max-lg:border-t max-lg:pt-7">
          <Subject thread={thread} />
          {thread.orders.length > 0 && (
            <Section title="Their orders">
              <ul className="flex flex-col gap-1 text-sm">
                {thread.orders.map((order) => (
                  <li key={order.sellerOrderId} className="flex flex-wrap items-center justify-between gap-2">
                    <Link
                      href={`/orders/${order.sellerOrderId}`}
                      className="figures inline-flex min-h-9 items-center underline underline-offset-4"
                    >
                      {order.number}
                    </Link>
                    <OrderStatusBadge status={order.status} />
                  </li>
                ))}
              </ul>
            </Section>
          )}
          <Section title={thread.isBlocked ? "Blocked" : "Block"}>
            <Block isBlocked={thread.isBlocked} name={thread.shopperName} />
          </Section>
        </aside>
      </div>
    </>
  );
}

function Subject({ thread: { subject } }: { thread: ThreadView }) {
  const href = subject.product
    ? `/products/${subject.product.id}`
    : subject.order
      ? `/orders/${subject.order.sellerOrderId}`
      : undefined;
  return (
    <Section title="About">
      <p className="flex min-w-0 items-center gap-3 text-[0.9375rem]">
        {subject.product?.picture && (
          <Picture media={subject.product.picture} sizes="3rem" isDecorative className="size-12 shrink-0 rounded-md" />
        )}
        {href ? (
          <Link href={href} className="min-w-0 underline underline-offset-4 wrap-anywhere">
            {subjectText(subject)}
          </Link>
        ) : (
          <span className="min-w-0 wrap-anywhere">{subjectText(subject) || "Your shop"}</span>
        )}
      </p>
    </Section>
  );
}

function Block({ isBlocked, name }: { isBlocked: boolean; name: string }) {
  return (
    <Form method="post" className="flex flex-col items-start gap-3">
      <p className="text-sm text-muted">
        {isBlocked
          ? `${name} cannot write to you. They can still send things back and complain.`
          : "Somebody insults you or does not stop? Take no more messages from them, and report what they wrote."}
      </p>
      {isBlocked ? (
        <Button type="submit" name="intent" value="unblock" size="sm">
          Let them write again
        </Button>
      ) : (
        <ConfirmButton
          name="intent"
          value="block"
          size="sm"
          question={{
            title: `Take no more messages from ${name}?`,
            consequence: "They read that you take none. Returns and complaints about orders still reach you.",
            confirmLabel: "Block them",
            cancelLabel: "Not now",
          }}
        >
          Block {name}
        </ConfirmButton>
      )}
    </Form>
  );
}
