import type { StaffSellerView } from "@emporia/contracts/sellers";
import { Button } from "@emporia/ui/primitives/button";
import { useBusy } from "@emporia/ui/remix/form-busy";
import { Form } from "@remix-run/react";

/** Whether a shop's products are shown without anybody looking first. */
export function TrustForm({ seller }: { seller: Pick<StaffSellerView, "id" | "isTrusted"> }) {
  const busy = useBusy();
  return (
    <Form method="post" preventScrollReset className="flex flex-wrap items-center justify-between gap-4">
      <input type="hidden" name="sellerId" value={seller.id} />
      <input type="hidden" name="isTrusted" value={String(!seller.isTrusted)} />
      <p className="text-[0.9375rem]">
        {seller.isTrusted
          ? "Trusted: shoppers see what it publishes at once."
          : "Not trusted yet: what it publishes waits in the moderation."}
      </p>
      <Button type="submit" name="intent" value="trust" size="sm" loading={busy("trust", "Saving…")}>
        {seller.isTrusted ? "Look at its products first" : "Trust the shop"}
      </Button>
    </Form>
  );
}
