import type { PromotionView } from "@emporia/contracts/promotions";
import { Form } from "@remix-run/react";
import { Price } from "../commerce/price";
import { Section } from "../layout/section";
import { Button, ButtonLink } from "../primitives/button";
import { useBusy } from "./form-busy";

/** Beside a promotion's name: the way to its own codes, and the switch for who may use it. */
export function PromotionActions({ promotion, mayWrite }: { promotion: PromotionView; mayWrite: boolean }) {
  const busy = useBusy();
  const isOff = promotion.status === "off";
  return (
    <>
      {promotion.hasOwnCodes && (
        <ButtonLink size="sm" href={`/promotions/${promotion.id}/codes`}>
          Codes
        </ButtonLink>
      )}
      {mayWrite && (
        <Form method="post">
          <input type="hidden" name="intent" value="switch" />
          <input type="hidden" name="isOn" value={String(isOff)} />
          <Button type="submit" size="sm" loading={busy("switch", isOff ? "Switching on…" : "Switching off…")}>
            {isOff ? "Switch on" : "Switch off"}
          </Button>
        </Form>
      )}
    </>
  );
}

/** How often a promotion was used, and what it took off. */
export function PromotionUse({ promotion: { usedCount, usageLimit, discounted } }: { promotion: PromotionView }) {
  return (
    <Section isSplit title="Use" description="Orders that ended unpaid gave it back and do not count.">
      <dl className="grid gap-x-10 gap-y-4 sm:grid-cols-2">
        <div>
          <dt className="text-sm text-muted">Orders</dt>
          <dd className="figures text-xl">
            {usedCount.toLocaleString("en-US")}
            {usageLimit !== null && ` of ${usageLimit.toLocaleString("en-US")}`}
          </dd>
        </div>
        <div>
          <dt className="text-sm text-muted">Taken off</dt>
          <dd className="text-xl">
            {discounted.length === 0
              ? "Nothing yet"
              : discounted.map((money) => <Price key={money.currency} money={money} className="block" />)}
          </dd>
        </div>
      </dl>
    </Section>
  );
}
