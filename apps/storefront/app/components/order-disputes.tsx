import type { OrderDisputeView } from "@emporia/contracts/orders";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { Price } from "@emporia/ui/commerce/price";
import { Alert } from "@emporia/ui/primitives/alert";

/** What the shopper's bank was asked about the payment, and what became of it. Nothing where it was not asked. */
export function OrderDisputes({ disputes }: { disputes: readonly OrderDisputeView[] }) {
  const told = disputes.filter(({ isQuestion, closedAt }) => !isQuestion || closedAt === null);
  if (told.length === 0) return null;
  return (
    <div className="mb-8 flex flex-col gap-3">
      {told.map((dispute) => (
        <Dispute key={dispute.id} dispute={dispute} />
      ))}
    </div>
  );
}

function Dispute({ dispute }: { dispute: OrderDisputeView }) {
  if (dispute.outcome === "given_back")
    return (
      <Alert tone="good" title="Your bank gave you the money back">
        <Price money={dispute.amount} /> of this order
        {dispute.closedAt && (
          <>
            , on <DateTime value={dispute.closedAt} style="date" />
          </>
        )}
        . Look for it on the account of your card: it does not come from Emporia a second time.
      </Alert>
    );
  if (dispute.outcome === "kept")
    return (
      <Alert title="Your bank decided that the payment stands">
        <Price money={dispute.amount} /> of it was disputed. If something is wrong with what you bought, send it back or
        ask Emporia to decide, below.
      </Alert>
    );
  return (
    <Alert tone="warn" title="The payment is disputed with your bank">
      <Price money={dispute.amount} /> of this order, since <DateTime value={dispute.openedAt} style="date" />. Banks
      take weeks to decide, and shops wait with what is not sent. We write to you when it is decided. If you did not
      mean to dispute it, tell your bank.
    </Alert>
  );
}
