import type { ComplaintView, ReturnView } from "@emporia/contracts/returns";
import type { ReactNode } from "react";
import { moneyText } from "../lib/money-text";
import { DateTime } from "./date-time";
import { Picture } from "./picture";
import { Price } from "./price";
import { ComplaintStatusBadge, complaintReasonWord, ReturnStatusBadge, returnReasonWord } from "./return-status-badge";

/** A return as anybody reads it: what comes back and why, photos, what was said, the money. Forms go below it. */
export function ReturnSummary(props: {
  returned: ReturnView;
  /** Where number and status stand above it already. */
  hideHeading?: boolean | undefined;
  /** Where a label that was bought here is printed. */
  labelHref?: string | undefined;
  /** Its shopper reads it. */
  isShopper?: boolean | undefined;
  children?: ReactNode;
}) {
  const { returned, hideHeading, labelHref, isShopper, children } = props;
  const { label, sent, refund } = returned;
  return (
    <article aria-label={`Return ${returned.number}`} className="flex flex-col gap-3 text-sm">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {!hideHeading && (
          <>
            <span className="figures font-medium wrap-anywhere">Return {returned.number}</span>
            <ReturnStatusBadge status={returned.status} />
          </>
        )}
        <span className="text-muted">
          Asked for <DateTime value={returned.requestedAt} style="short" />
        </span>
      </p>
      <ul className="flex flex-col gap-1">
        {returned.items.map((item) => (
          <li key={item.orderItemId} className="wrap-anywhere">
            <span className="figures text-muted">{item.quantity} ×</span> {item.name}
            {item.variantTitle && <span className="text-muted"> · {item.variantTitle}</span>}
            {!returned.isWithdrawal && <span className="text-muted"> · {returnReasonWord(item.reason)}</span>}
            {item.exchangeFor && <span className="block">Wanted instead: {item.exchangeFor.variantTitle}</span>}
            {item.comment && <span className="block text-muted">“{item.comment}”</span>}
            {found(item) && <span className="block text-muted">{found(item)}</span>}
          </li>
        ))}
      </ul>
      {returned.comment && <p className="border-l-2 border-line-strong pl-3 wrap-anywhere">{returned.comment}</p>}
      <Photos label="Photos of the return" pictures={returned.pictures} about="what comes back" />
      <dl className="flex flex-col gap-2">
        {returned.instructions && (
          <Said term={returned.isWithdrawal ? "How to send it" : "The shop says"}>{returned.instructions}</Said>
        )}
        {label && (
          <Said term="Label">
            {label.carrier}, {label.trackingNumber}
            {returned.status === "APPROVED" && (label.url || labelHref) && (
              <>
                ,{" "}
                {label.url ? (
                  <a href={label.url} rel="noreferrer" target="_blank" className="underline underline-offset-4">
                    print it<span className="sr-only"> (opens in a new tab)</span>
                  </a>
                ) : (
                  <a href={labelHref} download className="underline underline-offset-4">
                    print it
                  </a>
                )}
              </>
            )}
          </Said>
        )}
        {returned.postage && !label && returned.status !== "REJECTED" && (
          <Said term="Postage">
            {returned.postage === "shop" ? "The shop pays" : isShopper ? "You pay" : "The shopper pays"}
          </Said>
        )}
        {returned.isWithdrawal && <Said term="Withdrawal">From the contract, by law and without a reason.</Said>}
        {returned.isLapsed && <Said term="Closed">It was not sent in time.</Said>}
        {returned.ending && <Said term="Closed by Emporia">{returned.ending}</Said>}
        {returned.due && !hideHeading && (
          <Said term={returned.due.by === "shop" ? "The shop's turn" : "To be sent"}>
            until <DateTime value={returned.due.at} style="short" />
          </Said>
        )}
        {returned.rejection && <Said term="Why not">{returned.rejection}</Said>}
        {sent && (
          <Said term="Sent with">
            {sent.carrier}, {sent.trackingNumber}
          </Said>
        )}
        {returned.note && <Said term="What the shop found">{returned.note}</Said>}
        {!refund && returned.refundTo === "credit" && <Said term="Money back as">Store credit</Said>}
        {refund && (
          <Said term="Refund">
            <Price money={refund.amount} />{" "}
            {refund.credit.amount > 0 && refund.isAccountClosed
              ? `${refundWords[refund.status]}; ${moneyText(refund.credit)} of it was to be store credit of an account that is closed, and is owed`
              : refund.credit.amount > 0 && refund.status === "SUCCEEDED"
                ? refund.credit.amount === refund.amount.amount
                  ? "is store credit now"
                  : `was given back, ${moneyText(refund.credit)} of it as store credit`
                : refundWords[refund.status]}
          </Said>
        )}
      </dl>
      {children}
    </article>
  );
}

function Photos(props: { label: string; pictures: ReturnView["pictures"]; about: string }) {
  if (props.pictures.length === 0) return null;
  return (
    <ul aria-label={props.label} className="mt-2 flex flex-wrap gap-2">
      {props.pictures.map((picture, at) => (
        <li key={picture.id}>
          <Picture
            media={{ ...picture, alt: `Photo ${at + 1} of ${props.about}` }}
            sizes="7rem"
            className="size-28 rounded-md object-cover"
          />
        </li>
      ))}
    </ul>
  );
}

const refundWords = {
  PENDING: "is on its way",
  SUCCEEDED: "was given back; banks take five to ten days to show it",
  FAILED: "came back from the bank; we look into it",
} as const;

function found(item: ReturnView["items"][number]): string {
  return [
    item.restocked > 0 && `${item.restocked} taken back`,
    item.scrapped > 0 && `${item.scrapped} taken back and thrown away`,
    item.refused > 0 && `${item.refused} not taken back`,
  ]
    .filter(Boolean)
    .join(", ");
}

function Said({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-muted">{term}</dt>
      <dd className="wrap-anywhere whitespace-pre-line">{children}</dd>
    </div>
  );
}

const sides = { shopper: "Shopper", seller: "Shop", staff: "Emporia" } as const;

/** A complaint with what each side said, and the decision. Forms go below it. */
export function ComplaintThread({ complaint, children }: { complaint: ComplaintView; children?: ReactNode }) {
  return (
    <article aria-label="Complaint" className="flex flex-col gap-3 text-sm">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-medium">{complaintReasonWord(complaint.reason)}</span>
        <ComplaintStatusBadge status={complaint.status} />
      </p>
      <ol className="flex flex-col gap-3">
        {complaint.messages.map((message) => (
          <li key={`${message.at}-${message.from}`}>
            <p className="text-muted">
              {sides[message.from]}, <DateTime value={message.at} style="both" />
            </p>
            <p className="wrap-anywhere whitespace-pre-line">{message.text}</p>
            <Photos label="Photos of the complaint" pictures={message.pictures} about="what it is about" />
          </li>
        ))}
      </ol>
      {complaint.status === "OPEN" && (
        <p className="text-muted">
          The shop has until <DateTime value={complaint.answerBy} style="short" /> to say its side. Then Emporia
          decides.
        </p>
      )}
      {complaint.decision && (
        <p className="border-l-2 border-line-strong pl-3 wrap-anywhere whitespace-pre-line">
          <span className="font-medium">Emporia decided:</span> {complaint.decision}
          <span className="mt-1 block">
            {complaint.refund ? (
              <>
                The shopper gets <Price money={complaint.refund} /> back.
              </>
            ) : (
              "The shopper gets nothing back."
            )}
          </span>
        </p>
      )}
      {children}
    </article>
  );
}
