import { messagePolicyLabel } from "@emporia/contracts/message-limits";
import type { MessageSide, MessageView, ThreadSummaryView } from "@emporia/contracts/messages";
import type { ReactNode } from "react";
import { cx } from "../lib/cx";
import { Avatar } from "../primitives/avatar";
import { Badge } from "../primitives/badge";
import { Link } from "../primitives/link";
import { DateTime } from "./date-time";
import { Picture } from "./picture";

export interface ConversationProps {
  /** The oldest first. */
  messages: readonly MessageView[];
  /** Who reads: what they wrote stands on the right. */
  side: MessageSide;
  otherName: string;
  /** What was written before. */
  olderHref?: string | undefined;
  newestHref?: string | undefined;
  /** Below a message of the other side: how to report it. */
  reportOf?: (message: MessageView) => ReactNode;
}

/** What two sides have written to each other. */
export function Conversation(props: ConversationProps) {
  const { messages, side, otherName, olderHref, newestHref, reportOf } = props;
  const latestRead = messages.findLast((message) => message.from === side && message.isRead)?.id;
  return (
    <section aria-label={`Messages with ${otherName}`} className="flex flex-col gap-4">
      {(olderHref || newestHref) && (
        <p className="flex flex-wrap justify-center gap-x-6 text-sm">
          {olderHref && (
            <Link href={olderHref} className="inline-flex min-h-11 items-center underline underline-offset-4">
              Earlier messages
            </Link>
          )}
          {newestHref && (
            <Link href={newestHref} className="inline-flex min-h-11 items-center underline underline-offset-4">
              The latest messages
            </Link>
          )}
        </p>
      )}
      <ol className="flex flex-col gap-5">
        {messages.map((message, at) => (
          <li
            key={message.id}
            id={at === messages.length - 1 ? "latest" : undefined}
            className={cx(
              "flex max-w-[34rem] scroll-mt-24 flex-col gap-1",
              message.from === side ? "self-end" : "self-start",
            )}
          >
            <Message message={message} isOwn={message.from === side} otherName={otherName} />
            {message.id === latestRead && <p className="self-end text-xs text-muted">Read</p>}
            {message.from !== side && message.hidden === null && reportOf?.(message)}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Message({ message, isOwn, otherName }: { message: MessageView; isOwn: boolean; otherName: string }) {
  const { text, pictures, hidden, isMasked } = message;
  return (
    <article
      className={cx(
        "flex min-w-0 flex-col gap-2 rounded-lg border px-4 py-3",
        isOwn ? "bg-sunken" : "bg-surface",
        hidden && "border-dashed",
      )}
    >
      <p className="text-[0.8125rem] text-muted wrap-anywhere">
        <span className="font-medium text-ink">{isOwn ? "You" : otherName}</span> ·{" "}
        <DateTime value={message.sentAt} style="both" className="figures" />
      </p>
      {hidden ? (
        <p className="text-[0.9375rem] text-muted wrap-anywhere">
          Our staff have hidden this message ({messagePolicyLabel(hidden.policy).toLowerCase()}).
          {hidden.reason && ` ${hidden.reason}`}
        </p>
      ) : (
        text !== "" && <p className="text-[0.9375rem] whitespace-pre-line wrap-anywhere">{text}</p>
      )}
      {pictures.length > 0 && (
        <ul aria-label="Pictures" className="flex flex-wrap gap-2">
          {pictures.map((picture, at) => (
            <li key={picture.id}>
              <a href={`${picture.url}/1600.webp`} target="_blank" rel="noreferrer" className="block rounded-md">
                <Picture
                  media={{ ...picture, alt: `Picture ${at + 1} from ${isOwn ? "you" : otherName}, larger` }}
                  sizes="7rem"
                  className="size-28 rounded-md"
                />
              </a>
            </li>
          ))}
        </ul>
      )}
      {isMasked && (
        <p className="text-[0.8125rem] text-muted">
          {isOwn
            ? "We took contact data out of it before it was delivered."
            : "We took contact data out of it. Talk and pay here only: elsewhere we cannot help."}
        </p>
      )}
    </article>
  );
}

export interface ThreadRowsProps {
  threads: readonly ThreadSummaryView[];
  side: MessageSide;
  hrefOf: (threadId: string) => string;
  empty: ReactNode;
}

/** Conversations, those with something new first. */
export function ThreadRows({ threads, side, hrefOf, empty }: ThreadRowsProps) {
  if (threads.length === 0) return empty;
  return (
    <ul className="divide-y divide-line border-y">
      {threads.map((thread) => {
        const isShop = side === "shop";
        const name = isShop ? thread.shopperName : thread.shop.shopName;
        const about = subjectText(thread.subject);
        return (
          <li key={thread.id} className="group relative flex items-start gap-4 py-4">
            <Avatar
              name={name}
              src={!isShop && thread.shop.logo ? `${thread.shop.logo.url}/320.webp` : undefined}
              shape={isShop ? "person" : "shop"}
            />
            <div className="min-w-0 grow">
              <h2 className={cx("text-base wrap-anywhere", thread.unread > 0 ? "font-semibold" : "font-medium")}>
                <Link
                  href={hrefOf(thread.id)}
                  className="underline-offset-4 group-hover:underline after:absolute after:inset-0"
                >
                  {name}
                </Link>
              </h2>
              {about && <p className="truncate text-sm text-muted">{about}</p>}
              <p
                className={cx(
                  "line-clamp-2 text-[0.9375rem] wrap-anywhere",
                  thread.unread > 0 ? "text-ink" : "text-muted",
                )}
              >
                {thread.lastFrom === side && "You: "}
                {thread.excerpt}
              </p>
            </div>
            <div className="flex shrink-0 flex-col items-end gap-1.5">
              <DateTime value={thread.lastAt} style="short" className="figures text-[0.8125rem] text-muted" />
              {thread.unread > 0 && (
                <Badge tone="accent" shape="dot">
                  {thread.unread === 1 ? "1 new" : `${thread.unread} new`}
                </Badge>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

/** What a conversation is about, in words; empty where it is about the shop itself. */
export function subjectText({ kind, text }: ThreadSummaryView["subject"]): string {
  return kind === "order" ? `Order ${text}` : text;
}
