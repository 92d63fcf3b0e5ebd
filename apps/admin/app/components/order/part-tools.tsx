import type { OrderView } from "@emporia/contracts/orders";
import { AmendmentSummary } from "@emporia/ui/commerce/amendment-summary";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { MoneyInput } from "@emporia/ui/commerce/money-input";
import { ReturnStatusBadge } from "@emporia/ui/commerce/return-status-badge";
import { ComplaintThread } from "@emporia/ui/commerce/return-summary";
import { moneyText, typedMoney } from "@emporia/ui/lib/money-text";
import { Button, ButtonLink } from "@emporia/ui/primitives/button";
import { ConfirmButton } from "@emporia/ui/primitives/confirm-dialog";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Link } from "@emporia/ui/primitives/link";
import { Select } from "@emporia/ui/primitives/select";
import { Textarea } from "@emporia/ui/primitives/textarea";
import { AnswerComplaintTool, CancelUnitsTool, WithdrawAmendment } from "@emporia/ui/remix/order-tools";
import { RefundTool } from "@emporia/ui/remix/refund-tool";
import { useFieldErrorsOf } from "@emporia/ui/remix/use-field-errors";
import { Form, useNavigation } from "@remix-run/react";

type Part = OrderView["sellerOrders"][number];

/** What staff can do about a seller's part: parcels, returns, complaints, cancelling and money back. */
export function PartTools(props: { orderId: string; part: Part; mayWrite: boolean; mayRefund: boolean }) {
  const { orderId, part, mayWrite, mayRefund } = props;
  const underWay = part.shipments.filter((shipment) => shipment.status === "SHIPPED");
  return (
    <div className="mt-5 flex flex-col gap-4">
      {mayWrite &&
        underWay.map((shipment) => (
          <Form key={shipment.id} method="post" preventScrollReset>
            <input type="hidden" name="shipmentId" value={shipment.id} />
            <Button type="submit" size="sm" name="intent" value="deliver">
              {shipment.trackingNumber} has arrived
            </Button>
          </Form>
        ))}
      {part.returns.length > 0 && (
        <ul className="flex flex-col gap-1 text-sm">
          {part.returns.map((returned) => (
            <li key={returned.id} className="flex flex-wrap items-center gap-x-3">
              <Link
                href={`/returns/${returned.id}`}
                className="figures inline-flex min-h-9 items-center underline underline-offset-4 pointer-coarse:min-h-11"
              >
                Return {returned.number}
              </Link>
              <ReturnStatusBadge status={returned.status} />
            </li>
          ))}
        </ul>
      )}
      {part.complaints.map((complaint) => (
        <div key={complaint.id} id="complaint" className="border-l-2 border-line-strong pl-4">
          <ComplaintThread complaint={complaint}>
            {complaint.status === "OPEN" && mayWrite && (
              <AnswerComplaintTool complaintId={complaint.id} label="Ask or say something" />
            )}
            {complaint.status === "OPEN" && mayRefund && <DecideForm complaint={complaint} part={part} />}
          </ComplaintThread>
        </div>
      ))}
      {part.amendments.length > 0 && (
        <ul className="flex max-w-lg flex-col gap-6 border-l-2 border-line-strong pl-4">
          {[...part.amendments].reverse().map((amendment) => (
            <li key={amendment.id}>
              <AmendmentSummary amendment={amendment} supplementHref={(id) => `/orders/${id}`}>
                {amendment.status === "PROPOSED" && mayWrite && (
                  <WithdrawAmendment amendmentId={amendment.id} sellerOrderId={part.id} />
                )}
              </AmendmentSummary>
            </li>
          ))}
        </ul>
      )}
      {mayWrite && part.isAmendable && (
        <ButtonLink size="sm" href={`/orders/${orderId}/change/${part.id}`} className="self-start">
          Add or take out items
        </ButtonLink>
      )}
      <div>
        {mayWrite && <CancelUnitsTool part={part} />}
        {mayRefund && <RefundTool part={part} formKey={`staff-${part.id}`} />}
      </div>
    </div>
  );
}

function DecideForm({ complaint, part }: { complaint: Part["complaints"][number]; part: Part }) {
  const complaintId = complaint.id;
  const tool = `decide-${complaintId}`;
  const form = useFieldErrorsOf("tool", tool);
  const { formData } = useNavigation();
  return (
    <Form method="post" noValidate preventScrollReset className="flex max-w-lg flex-col items-start gap-3">
      <input type="hidden" name="tool" value={tool} />
      <input type="hidden" name="complaintId" value={complaintId} />
      <FormErrors failure={form.failure} />
      <Field
        id={`${tool}-amount`}
        name="amount"
        label="The shopper gets back"
        hint={`0 for nothing, ${moneyText(part.refundable)} at most.`}
        error={form.error("amount")}
        className="w-full max-w-60"
      >
        <MoneyInput currency={part.refundable.currency} defaultValue={form.value("amount")} />
      </Field>
      {part.isCreditable && (
        <Field id={`${tool}-to`} name="to" label="Where it goes" error={form.error("to")} className="w-full max-w-60">
          <Select
            options={[
              { value: "card", label: "The card that paid" },
              { value: "credit", label: "The shopper’s store credit" },
            ]}
            defaultValue={form.value("to", "card")}
          />
        </Field>
      )}
      <Field
        id={`${tool}-text`}
        name="text"
        label="Decision"
        hint="Shopper and shop read it."
        error={form.error("text")}
        className="w-full"
      >
        <Textarea rows={3} maxLength={2000} defaultValue={form.value("text")} />
      </Field>
      <ConfirmButton
        size="sm"
        name="intent"
        value="decide"
        loading={formData?.get("tool") === tool && "Deciding…"}
        question={(typed) => {
          const given = typedMoney(typed, "amount", part.refundable.currency);
          if (!given || given.amount < 0 || given.amount > part.refundable.amount) return null;
          return {
            title:
              given.amount === 0
                ? `Give nothing back for ${part.number}?`
                : `Give back ${moneyText(given)} for ${part.number}?`,
            consequence: (
              <>
                {isEarly(complaint) && (
                  <p className="mb-2 font-medium text-warn">
                    The shop has until <DateTime value={complaint.answerBy} style="both" /> to say its side, and has not
                    yet.
                  </p>
                )}
                Both sides get a mail{given.amount > 0 && ", and the money goes back at once"}. This cannot be undone.
              </>
            ),
            confirmLabel: "Decide",
            cancelLabel: "Not yet",
          };
        }}
      >
        Decide
      </ConfirmButton>
    </Form>
  );
}

/** Whether the shop may still answer and has not; asked as somebody decides, by their own clock. */
function isEarly({ answerBy, messages }: Part["complaints"][number]): boolean {
  return Date.parse(answerBy) > Date.now() && messages.every((message) => message.from !== "seller");
}
