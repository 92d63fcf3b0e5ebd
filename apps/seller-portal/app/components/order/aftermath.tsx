import type { SellerOrderView } from "@emporia/contracts/orders";
import { AmendmentSummary } from "@emporia/ui/commerce/amendment-summary";
import { ReturnStatusBadge } from "@emporia/ui/commerce/return-status-badge";
import { ComplaintThread } from "@emporia/ui/commerce/return-summary";
import { Section } from "@emporia/ui/layout/section";
import { ButtonLink } from "@emporia/ui/primitives/button";
import { Link } from "@emporia/ui/primitives/link";
import { AnswerComplaintTool, CancelUnitsTool, NoteTool, WithdrawAmendment } from "@emporia/ui/remix/order-tools";
import { RefundTool } from "@emporia/ui/remix/refund-tool";
import { ReplaceTool } from "~/components/order/replace-tool";

/** What comes after sending, or instead of it: returns, complaints, cancelling and money back. */
export function PartAftermath({ order, mayWrite }: { order: SellerOrderView; mayWrite: boolean }) {
  return (
    <>
      {order.returns.length > 0 && (
        <Section title="Returns">
          <ul className="flex flex-col gap-2 text-sm">
            {order.returns.map((returned) => (
              <li key={returned.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <Link
                  href={`/returns/${returned.id}`}
                  className="figures inline-flex min-h-9 items-center underline underline-offset-4 pointer-coarse:min-h-11"
                >
                  {returned.number}
                </Link>
                <ReturnStatusBadge status={returned.status} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {order.complaints.length > 0 && (
        <Section
          title={<span id="complaint">Complaints</span>}
          description="Emporia decides, after both sides were heard."
        >
          <div className="flex flex-col gap-6">
            {order.complaints.map((complaint) => (
              <ComplaintThread key={complaint.id} complaint={complaint}>
                {complaint.status === "OPEN" && mayWrite && (
                  <AnswerComplaintTool complaintId={complaint.id} label="Say your side" withPhotos />
                )}
              </ComplaintThread>
            ))}
          </div>
        </Section>
      )}
      {order.amendments.length > 0 && (
        <Section title="Changes">
          <ul className="flex max-w-lg flex-col gap-6">
            {[...order.amendments].reverse().map((amendment) => (
              <li key={amendment.id}>
                <AmendmentSummary amendment={amendment}>
                  {amendment.status === "PROPOSED" && mayWrite && <WithdrawAmendment amendmentId={amendment.id} />}
                </AmendmentSummary>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {mayWrite &&
        (order.isAmendable || order.isCancellable || order.refundable.amount > 0 || isReplaceable(order)) && (
          <Section title="Change the order">
            {order.isAmendable && (
              <ButtonLink size="sm" href={`/orders/${order.id}/change`} className="mb-3">
                Add or take out items
              </ButtonLink>
            )}
            <CancelUnitsTool part={order} />
            <RefundTool part={order} formKey={`shop-${order.id}`} />
            <ReplaceTool order={order} />
          </Section>
        )}
    </>
  );
}

const isReplaceable = ({ items }: SellerOrderView) => items.some((item) => item.replaceableQuantity > 0);

export function NoteForm() {
  return (
    <NoteTool
      audiences={[
        { value: "shop", label: "Only the shop and Emporia" },
        { value: "shopper", label: "The shopper too, by mail" },
      ]}
    />
  );
}
