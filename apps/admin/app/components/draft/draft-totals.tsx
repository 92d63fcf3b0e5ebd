import type { DraftOrderView } from "@emporia/contracts/draft-orders";
import { OrderTotals } from "@emporia/ui/commerce/order-totals";

export function DraftTotals({ draft }: { draft: DraftOrderView }) {
  const isSent = draft.groups.length > 0 && draft.groups.every((group) => group.shipping);
  return (
    <OrderTotals
      subtotal={draft.subtotal}
      discounts={
        draft.discount.amount > 0
          ? [
              {
                ...{ promotionId: draft.id, name: draft.discountReason, code: null },
                ...{ fundedBy: "platform", amount: draft.discount },
              },
            ]
          : []
      }
      shipping={isSent ? draft.shipping : null}
      shippingNote="Not chosen yet"
      tax={draft.shippingAddress ? draft.tax : null}
      taxNote="By the address"
      total={draft.total}
      isTaxIncluded={draft.isTaxIncluded}
      itemCount={draft.groups.flatMap((group) => group.items).reduce((sum, item) => sum + item.quantity, 0)}
    />
  );
}
