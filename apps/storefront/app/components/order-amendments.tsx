import type { OrderView } from "@emporia/contracts/orders";
import { AmendmentSummary } from "@emporia/ui/commerce/amendment-summary";
import { moneyText } from "@emporia/ui/lib/money-text";
import { Button } from "@emporia/ui/primitives/button";
import { ConfirmButton } from "@emporia/ui/primitives/confirm-dialog";
import { Form, useNavigation } from "@remix-run/react";

type Amendment = OrderView["sellerOrders"][number]["amendments"][number];

/** Changes that a shop or staff made or propose; what waits for the shopper stands first, with the way to agree. */
export function OrderAmendments({ order, isOwn }: { order: OrderView; isOwn: boolean }) {
  const amendments = order.sellerOrders.flatMap((part) => part.amendments);
  if (amendments.length === 0) return null;
  const waiting = amendments.filter(({ status }) => status === "PROPOSED");
  const others = amendments.filter(({ status }) => status !== "PROPOSED").reverse();
  return (
    <section id="changes" aria-labelledby="changes-title" className="mb-8 scroll-mt-8">
      <h2 id="changes-title" className="mb-3 text-xl">
        {waiting.length > 0 ? "A change of your order: do you agree?" : "Changes of your order"}
      </h2>
      <ul className="flex flex-col gap-4">
        {waiting.map((amendment) => (
          <li key={amendment.id} className="rounded-lg border border-accent p-5">
            <AmendmentSummary amendment={amendment} isShopper>
              <Answer amendment={amendment} />
            </AmendmentSummary>
          </li>
        ))}
        {others.map((amendment) => (
          <li key={amendment.id} className="rounded-lg bg-sunken p-5">
            <AmendmentSummary
              amendment={amendment}
              isShopper
              supplementHref={(orderId) => (isOwn ? `/account/orders/${orderId}` : undefined)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Paying is agreeing. */
function Answer({ amendment }: { amendment: Amendment }) {
  const { state, formData } = useNavigation();
  const doing = state === "idle" ? null : formData?.get("intent");
  return (
    <Form method="post" className="flex flex-wrap gap-3">
      <input type="hidden" name="amendmentId" value={amendment.id} />
      <Button type="submit" variant="primary" name="intent" value="agree" loading={doing === "agree" && "One moment…"}>
        {amendment.toPay.amount === 0 ? "Agree" : `Agree and pay ${moneyText(amendment.toPay)}`}
      </Button>
      <ConfirmButton
        name="intent"
        value="declineAmendment"
        loading={doing === "declineAmendment" && "One moment…"}
        question={{
          title: "Leave the order as it is?",
          consequence: "Nothing is added and nothing is taken out. What was set aside for you is let go of.",
          confirmLabel: "Leave it as it is",
          cancelLabel: "Not yet",
          tone: "primary",
        }}
      >
        No, leave it as it is
      </ConfirmButton>
    </Form>
  );
}
