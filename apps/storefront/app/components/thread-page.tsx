import type { MessageAboutView, ThreadView } from "@emporia/contracts/messages";
import { Conversation, subjectText } from "@emporia/ui/commerce/conversation";
import { Picture } from "@emporia/ui/commerce/picture";
import { Avatar } from "@emporia/ui/primitives/avatar";
import { Link } from "@emporia/ui/primitives/link";
import { MessageForm, useFreshMessages } from "@emporia/ui/remix/message-form";
import { useFetcher, useLocation } from "@remix-run/react";
import { useEffect } from "react";
import { productPath, shopPath, withQuery } from "~/lib/paths";

interface ThreadPageProps {
  thread: ThreadView;
  isLatest: boolean;
  messageKey: string;
  /** The page of the order that it is about. */
  orderHref: string | undefined;
  /** What the report of a message has to carry for a guest. */
  guest?: { orderId: string; token: string | undefined } | undefined;
}

/** A conversation with a shop: what it is about, what was said, the answer. */
export function ThreadPage({ thread, isLatest, messageKey, orderHref, guest }: ThreadPageProps) {
  const { pathname, search } = useLocation();
  useFreshMessages();
  const { shop, messages, nextCursor } = thread;
  const here = withQuery(pathname, { token: guest?.token });
  return (
    <div className="max-w-3xl">
      <ThreadHead shop={shop} subject={thread.subject} orderHref={orderHref} />
      <div className="flex flex-col gap-8 pt-6">
        <Conversation
          messages={messages}
          side="shopper"
          otherName={shop.shopName}
          olderHref={nextCursor ? withQuery(pathname, { token: guest?.token, cursor: nextCursor }) : undefined}
          newestHref={isLatest ? undefined : here}
          reportOf={(message) =>
            message.isReported ? (
              <p className="text-[0.8125rem] text-muted">You reported it. We mail you what we decide.</p>
            ) : (
              <Link
                href={withQuery(`/messages/${message.id}/report`, { next: pathname + search, ...guest })}
                className="inline-flex min-h-6 items-center self-start text-[0.8125rem] text-muted underline underline-offset-4 pointer-coarse:min-h-11"
              >
                Report
              </Link>
            )
          }
        />
        {guest && isLatest && <Seen thread={thread} />}
        {isLatest && <MessageForm messageKey={messageKey} label={`Answer ${shop.shopName}`} refusal={thread.refusal} />}
      </div>
    </div>
  );
}

/** Tells the server that what is new was seen; without JavaScript it is a button. */
function Seen({ thread: { id, unread, messages } }: Pick<ThreadPageProps, "thread">) {
  const { submit } = useFetcher();
  const messageId = messages.at(-1)?.id;
  const isNew = unread > 0 && messageId !== undefined;
  useEffect(() => {
    if (isNew) submit({ intent: "seen", threadId: id, messageId }, { method: "post" });
  }, [isNew, id, messageId, submit]);
  if (!isNew) return null;
  return (
    <noscript>
      <form method="post">
        <input type="hidden" name="threadId" value={id} />
        <input type="hidden" name="messageId" value={messageId} />
        <button
          type="submit"
          name="intent"
          value="seen"
          className="inline-flex min-h-11 items-center text-[0.9375rem] underline underline-offset-4"
        >
          I have read this
        </button>
      </form>
    </noscript>
  );
}

/** Whom it goes to and about what. */
export function ThreadHead(props: Pick<MessageAboutView, "shop" | "subject"> & { orderHref: string | undefined }) {
  const { shop, subject, orderHref } = props;
  return (
    <header className="flex flex-wrap items-center gap-4 border-b pb-5">
      <Avatar name={shop.shopName} src={shop.logo ? `${shop.logo.url}/320.webp` : undefined} size="lg" shape="shop" />
      <div className="min-w-0 grow basis-48">
        <h1 className="text-title wrap-anywhere">
          <Link href={shopPath({ shopSlug: shop.slug })} className="underline-offset-4 hover:underline">
            {shop.shopName}
          </Link>
        </h1>
        {subject.kind !== "shop" && (
          <p className="mt-1.5 flex min-w-0 items-center gap-2 text-[0.9375rem] text-muted">
            <span className="shrink-0">About</span>
            {subject.product?.picture && (
              <Picture
                media={subject.product.picture}
                sizes="2rem"
                isDecorative
                className="size-8 shrink-0 rounded-sm"
              />
            )}
            <About subject={subject} orderHref={orderHref} />
          </p>
        )}
      </div>
    </header>
  );
}

function About({ subject, orderHref }: { subject: MessageAboutView["subject"]; orderHref: string | undefined }) {
  const href = subject.product ? productPath(subject.product) : orderHref;
  const text = subjectText(subject);
  if (!href) return <span className="min-w-0 truncate">{text}</span>;
  return (
    <Link href={href} className="min-w-0 truncate underline underline-offset-4">
      {text}
    </Link>
  );
}
