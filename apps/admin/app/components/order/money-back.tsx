import type { Money } from "@emporia/contracts/money";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { Price } from "@emporia/ui/commerce/price";
import { Section } from "@emporia/ui/layout/section";
import { moneyText } from "@emporia/ui/lib/money-text";
import { Alert } from "@emporia/ui/primitives/alert";
import { Badge } from "@emporia/ui/primitives/badge";
import { ConfirmButton } from "@emporia/ui/primitives/confirm-dialog";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Link } from "@emporia/ui/primitives/link";
import { Table } from "@emporia/ui/primitives/table";
import { useFieldErrorsOf } from "@emporia/ui/remix/use-field-errors";
import { Form, useNavigation } from "@remix-run/react";

export interface Refund {
  id: string;
  shopName: string | null;
  amount: Money;
  status: "PENDING" | "SUCCEEDED" | "FAILED" | "SETTLED" | "CREDITED" | "CARRIED";
  failureMessage: string | null;
  stripeRefundId: string | null;
  createdAt: string;
}

export interface Dispute {
  id: string;
  stripeDisputeId: string;
  amount: Money;
  reason: string;
  status: string;
  openedAt: string;
  closedAt: string | null;
  evidenceDueAt: string | null;
  evidenceSentAt: string | null;
}

const refundFaces = {
  PENDING: { word: "Under way", tone: "info", shape: "half" },
  SUCCEEDED: { word: "Given back", tone: "good", shape: "tick" },
  FAILED: { word: "Not arrived", tone: "bad", shape: "cross" },
  CREDITED: { word: "Given as store credit", tone: "good", shape: "tick" },
  CARRIED: { word: "Pays for what was added", tone: "good", shape: "tick" },
  SETTLED: { word: "Given by their bank", tone: "good", shape: "tick" },
} as const;

/** What was given back of an order. Nothing when nothing was. */
export function Refunds(props: { refunds: readonly Refund[]; isCreditable: boolean; mayRefund: boolean }) {
  const { refunds, isCreditable, mayRefund } = props;
  const form = useFieldErrorsOf("tool", "credit-refund");
  if (refunds.length === 0) return null;
  return (
    <Section title="Refunds">
      {refunds.some((refund) => refund.status === "FAILED") && (
        <Alert tone="bad" className="mb-4">
          A refund did not arrive. The money is still the shopper’s:{" "}
          {isCreditable
            ? "give it as store credit, or pay it another way."
            : "pay it another way. There is no open account to give store credit to."}
        </Alert>
      )}
      <FormErrors failure={form.failure} />
      <Table
        caption="Refunds"
        rows={refunds}
        rowKey={(refund) => refund.id}
        columns={[
          {
            key: "shop",
            header: "Part of",
            isName: true,
            cell: (refund) => (
              <>
                <span className="wrap-anywhere">{refund.shopName ?? "The order"}</span>
                <code className="block text-xs font-normal text-muted break-all">{refund.stripeRefundId}</code>
              </>
            ),
          },
          {
            key: "status",
            header: "Status",
            cell: (refund) => (
              <span className="flex flex-col items-start gap-1 max-sm:items-end">
                <Badge tone={refundFaces[refund.status].tone} shape={refundFaces[refund.status].shape}>
                  {refundFaces[refund.status].word}
                </Badge>
                {refund.failureMessage && <span className="text-xs text-muted">{refund.failureMessage}</span>}
                {refund.status === "FAILED" && isCreditable && mayRefund && <CreditRefund refund={refund} />}
              </span>
            ),
          },
          {
            key: "at",
            header: "When",
            cell: (refund) => <DateTime value={refund.createdAt} style="short" className="whitespace-nowrap" />,
          },
          { key: "amount", header: "Amount", align: "end", cell: (refund) => <Price money={refund.amount} /> },
        ]}
      />
    </Section>
  );
}

/** What a card did not take, given as store credit. Sends `intent=credit`. */
function CreditRefund({ refund }: { refund: Refund }) {
  const { formData } = useNavigation();
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="tool" value="credit-refund" />
      <input type="hidden" name="refundId" value={refund.id} />
      <ConfirmButton
        size="sm"
        name="intent"
        value="credit"
        loading={formData?.get("refundId") === refund.id && "Giving…"}
        question={{
          title: `Give ${moneyText(refund.amount)} as store credit?`,
          consequence: "The shopper can spend it at once. This cannot be undone.",
          confirmLabel: "Give it",
          cancelLabel: "Not now",
        }}
      >
        Give as store credit
      </ConfirmButton>
    </Form>
  );
}

/** That a bank disputes the payment: how much, until when, and what is left to do. Nothing when none does. */
export function OpenDisputes({ disputes }: { disputes: readonly Dispute[] }) {
  return disputes
    .filter((dispute) => dispute.closedAt === null)
    .map((dispute) => {
      const isQuestion = dispute.status.startsWith("warning");
      return (
        <Alert
          key={dispute.id}
          tone={dispute.evidenceSentAt ? "info" : "warn"}
          className="mb-8"
          title={isQuestion ? "The shopper's bank asks about this payment" : "The shopper's bank disputes this payment"}
          action={
            <Link href={`/chargebacks/${dispute.id}`} className="underline underline-offset-4">
              {dispute.evidenceSentAt ? "Look at it" : "Answer it"}
            </Link>
          }
        >
          <Price money={dispute.amount} />: {dispute.reason.replaceAll("_", " ")}.{" "}
          {dispute.evidenceSentAt ? (
            <>
              Evidence was sent on <DateTime value={dispute.evidenceSentAt} style="date" />; the bank decides.
            </>
          ) : dispute.evidenceDueAt ? (
            <>
              Send evidence until <DateTime value={dispute.evidenceDueAt} style="both" />, or it is lost.
            </>
          ) : (
            "Send evidence, or it is lost."
          )}{" "}
          {!isQuestion &&
            "What the parts concerned have earned is held, refunds to the card wait, and their shops are asked not to send what is disputed whole."}
        </Alert>
      );
    });
}

/** What the shopper's bank took back, or asks about. Nothing when it did not. */
export function Disputes({ disputes }: { disputes: readonly Dispute[] }) {
  if (disputes.length === 0) return null;
  return (
    <Section title="Disputes">
      <Table
        caption="Disputes"
        rows={disputes}
        rowKey={(dispute) => dispute.id}
        columns={[
          {
            key: "id",
            header: "Stripe dispute",
            isName: true,
            cell: (dispute) => (
              <Link href={`/chargebacks/${dispute.id}`} className="underline underline-offset-4">
                <code className="text-[0.8125rem] font-normal break-all">{dispute.stripeDisputeId}</code>
              </Link>
            ),
          },
          { key: "reason", header: "Reason", cell: (dispute) => words(dispute.reason) },
          {
            key: "status",
            header: "Status",
            cell: (dispute) => (
              <Badge
                tone={dispute.closedAt === null ? "warn" : dispute.status === "lost" ? "bad" : "good"}
                shape={dispute.closedAt === null ? "half" : dispute.status === "lost" ? "cross" : "tick"}
              >
                {words(dispute.status)}
              </Badge>
            ),
          },
          {
            key: "at",
            header: "Opened",
            cell: (dispute) => <DateTime value={dispute.openedAt} style="short" className="whitespace-nowrap" />,
          },
          { key: "amount", header: "Amount", align: "end", cell: (dispute) => <Price money={dispute.amount} /> },
        ]}
      />
    </Section>
  );
}

/** "needs_response" as "Needs response". */
function words(code: string): string {
  const text = code.replaceAll("_", " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
