import type { AmendmentView } from "@emporia/contracts/amendments";
import type { ReactNode } from "react";
import { Badge, type Tone } from "../primitives/badge";
import { DateTime } from "./date-time";
import { Price } from "./price";

const statusWord: Record<AmendmentView["status"], { tone: Tone; text: string }> = {
  PROPOSED: { tone: "warn", text: "Waits for the shopper" },
  APPLIED: { tone: "good", text: "Done" },
  ENDED: { tone: "neutral", text: "Off" },
};
const endingText: Record<NonNullable<AmendmentView["ending"]>, string> = {
  declined: "The shopper did not want it.",
  withdrawn: "It was taken back.",
  expired: "Nobody agreed to it in time.",
  overtaken: "The order changed meanwhile.",
};

/** A change of an order as anybody reads it: what is added and taken out, the money, how far it is. Forms go below it. */
export function AmendmentSummary(props: {
  amendment: AmendmentView;
  /** To the shopper the change is theirs to answer. */
  isShopper?: boolean | undefined;
  /** Where the order that it became is shown. */
  supplementHref?: ((orderId: string) => string | undefined) | undefined;
  children?: ReactNode;
}) {
  const { amendment, isShopper = false, supplementHref, children } = props;
  const { status, ending, supplement, added, removed } = amendment;
  const word =
    isShopper && status === "PROPOSED" ? { tone: "warn" as const, text: "Waits for you" } : statusWord[status];
  return (
    <article aria-label="A change of the order" className="flex flex-col gap-3 text-sm">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Badge tone={word.tone}>{word.text}</Badge>
        <span className="text-muted">
          {amendment.by === "staff" ? "By Emporia, " : ""}
          <DateTime value={amendment.proposedAt} style="short" />
        </span>
      </p>
      <p className="border-l-2 border-line-strong pl-3 wrap-anywhere">{amendment.reason}</p>
      <ul className="flex flex-col gap-1">
        {added.map((item) => (
          <li key={item.variantId} className="flex justify-between gap-4">
            <span className="min-w-0 wrap-anywhere">
              <span className="font-medium">Added:</span> <span className="figures">{item.quantity} ×</span> {item.name}
              {item.variantTitle && <span className="text-muted"> · {item.variantTitle}</span>}
            </span>
            <Price money={{ ...item.price, amount: item.price.amount * item.quantity }} className="shrink-0" />
          </li>
        ))}
        {removed.map((item) => (
          <li key={item.orderItemId} className="wrap-anywhere">
            <span className="font-medium">Taken out:</span> <span className="figures">{item.quantity} ×</span>{" "}
            {item.name}
            {item.variantTitle && <span className="text-muted"> · {item.variantTitle}</span>}
          </li>
        ))}
      </ul>
      <AmendmentTotals {...amendment} isShopper={isShopper} />
      {ending && (
        <p className="text-muted">
          {isShopper && ending === "declined" ? "You did not want it." : endingText[ending]} The order stays as it was.
        </p>
      )}
      {supplement && (
        <p className="text-muted">
          What was added is order{" "}
          {supplementHref?.(supplement.orderId) ? (
            <a
              href={supplementHref(supplement.orderId)}
              className="figures inline-flex min-h-9 items-center underline underline-offset-4 pointer-coarse:min-h-11"
            >
              {supplement.orderNumber}
            </a>
          ) : (
            <span className="figures">{supplement.orderNumber}</span>
          )}
          .
        </p>
      )}
      {status === "PROPOSED" && (
        <p className="text-muted">
          Set aside until <DateTime value={amendment.expiresAt} style="both" />.
        </p>
      )}
      {children}
    </article>
  );
}

type Totals = Pick<
  AmendmentView,
  "added" | "subtotal" | "shipping" | "tax" | "isTaxIncluded" | "total" | "givenBack" | "carried" | "toPay"
>;
type Status = AmendmentView["status"];

/** What is said of paying, and of what goes back: before it is agreed to, once it is done, and where it came to nothing. */
const payTerms = {
  PROPOSED: { you: "You pay", they: "The shopper pays" },
  APPLIED: { you: "You paid", they: "The shopper paid" },
  ENDED: { you: "You would have paid", they: "The shopper would have paid" },
} as const satisfies Record<Status, unknown>;
const backTerms = {
  PROPOSED: { you: "Goes back to you", they: "Goes back to the shopper" },
  APPLIED: { you: "Given back to you", they: "Given back to the shopper" },
  ENDED: { you: "Would have gone back to you", they: "Would have gone back to the shopper" },
} as const satisfies Record<Status, unknown>;

/** What a change comes to: what is added costs, what is taken out pays of it, and the difference, one way or the other. */
export function AmendmentTotals(props: Totals & { status?: Status | undefined; isShopper?: boolean | undefined }) {
  const { added, subtotal, shipping, tax, isTaxIncluded, total, givenBack, carried, toPay } = props;
  const who = props.isShopper ? "you" : "they";
  const status = props.status ?? "PROPOSED";
  const back = givenBack.amount - carried.amount;
  return (
    <dl className="flex max-w-sm flex-col gap-1 text-sm">
      {added.length > 0 && (
        <>
          <Row term="Subtotal">
            <Price money={subtotal} />
          </Row>
          <Row term="Shipping">
            <Price money={shipping} isFreeWhenZero />
          </Row>
          {!isTaxIncluded && (
            <Row term="Tax">
              <Price money={tax} />
            </Row>
          )}
          {carried.amount > 0 && (
            <>
              <Row term="What is added costs">
                <Price money={total} />
              </Row>
              <Row term="Paid by what is taken out">
                <Price money={{ ...carried, amount: -carried.amount }} />
              </Row>
            </>
          )}
          <Row term={payTerms[status][who]} isTotal>
            <Price money={toPay} />
          </Row>
          {isTaxIncluded && (
            <Row term={carried.amount > 0 ? "Tax within what is added" : "Of that tax"}>
              <Price money={tax} />
            </Row>
          )}
        </>
      )}
      {back > 0 && (
        <Row term={backTerms[status][who]} isTotal={added.length === 0 || toPay.amount === 0}>
          <Price money={{ ...givenBack, amount: back }} />
        </Row>
      )}
    </dl>
  );
}

function Row({ term, isTotal = false, children }: { term: string; isTotal?: boolean; children: ReactNode }) {
  return (
    <div className={isTotal ? "flex justify-between gap-4 font-medium" : "flex justify-between gap-4"}>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
