import type { orderAsOfView } from "@emporia/contracts/orders";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { OrderStatusBadge } from "@emporia/ui/commerce/order-status-badge";
import { Price } from "@emporia/ui/commerce/price";
import { ReturnStatusBadge } from "@emporia/ui/commerce/return-status-badge";
import { Section } from "@emporia/ui/layout/section";
import { Button } from "@emporia/ui/primitives/button";
import { Form, useNavigation, useSubmit } from "@remix-run/react";
import { useEffect, useId, useRef } from "react";
import type { z } from "zod";
import { PaymentStatusBadge } from "~/components/payment-status-badge";
import { accountWord } from "~/lib/ledger";

type Past = z.infer<typeof orderAsOfView>;
type Event = { sequence: number; type: string; occurredAt: string };

/** The order, its money and its stock after any of its events: a slider over the history. */
export function AsOf({ events, past }: { events: readonly Event[]; past: Past }) {
  const id = useId();
  const submit = useSubmit();
  const { formData, state } = useNavigation();
  const slider = useRef<HTMLInputElement>(null);
  // Set by hand: a new element for each step would take the focus from who moves it by the keyboard.
  useEffect(() => {
    if (slider.current) slider.current.value = String(past.sequence);
  }, [past.sequence]);
  return (
    <Section
      title="As it was"
      description="Move along the history: the order, its money and its stock as they were after each event."
    >
      <Form
        method="get"
        preventScrollReset
        className="flex flex-wrap items-end gap-4"
        onChange={(event) => submit(event.currentTarget, { preventScrollReset: true, replace: true })}
      >
        <div className="min-w-60 grow">
          <label htmlFor={id} className="text-sm font-medium">
            After event {past.sequence} of {events.length}
          </label>
          <input
            ref={slider}
            id={id}
            type="range"
            name="asOf"
            min={1}
            max={events.length}
            step={1}
            defaultValue={past.sequence}
            aria-valuetext={`${past.sequence}, ${wordsOf(past.type)}`}
            className="block h-11 w-full accent-accent"
          />
        </div>
        <noscript>
          <Button type="submit" size="sm">
            Show
          </Button>
        </noscript>
      </Form>
      <div aria-busy={state !== "idle" && formData?.has("asOf")} aria-live="polite" className="flex flex-col gap-6">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
          <span className="font-medium">{wordsOf(past.type)}</span>
          <DateTime value={past.occurredAt} style="both" className="text-muted" />
          <OrderStatusBadge status={past.status} />
          <PaymentStatusBadge status={past.paymentStatus} />
        </p>
        {past.sellerOrders.map((part) => (
          <div key={part.number} className="text-sm">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="font-medium wrap-anywhere">{part.shopName}</span>
              <span className="figures text-muted">{part.number}</span>
              <OrderStatusBadge status={part.status} />
              {part.refunded.amount > 0 && (
                <span className="text-muted">
                  <Price money={part.refunded} /> given back
                </span>
              )}
            </p>
            <ul className="mt-1 flex flex-col gap-0.5">
              {part.items.map((item) => (
                <li key={item.id} className="wrap-anywhere">
                  <span className="figures text-muted">{item.quantity} ×</span> {item.name}
                  {item.variantTitle && <span className="text-muted"> · {item.variantTitle}</span>}
                  <span className="text-muted"> · {progressOf(item)}</span>
                </li>
              ))}
              {part.returns.map((returned) => (
                <li key={returned.number} className="flex flex-wrap items-center gap-2">
                  <span className="figures">{returned.number}</span> <ReturnStatusBadge status={returned.status} />
                </li>
              ))}
            </ul>
          </div>
        ))}
        <div className="grid gap-6 sm:grid-cols-2">
          <div>
            <h3 className="mb-2 text-base">In the books</h3>
            {past.accounts === null ? (
              <p className="text-sm text-muted">Your role does not include reading the books.</p>
            ) : past.accounts.length === 0 ? (
              <p className="text-sm text-muted">Nothing was posted yet, or all of it is even.</p>
            ) : (
              <dl className="flex flex-col gap-1 text-sm">
                {past.accounts.map((account) => (
                  <div key={`${account.account}-${account.sellerName}`} className="flex justify-between gap-4">
                    <dt className="min-w-0 wrap-anywhere">
                      {accountWord(account.account)}
                      {account.sellerName && <span className="text-muted">, {account.sellerName}</span>}
                    </dt>
                    <dd>
                      <Price money={account.balance} />
                    </dd>
                  </div>
                ))}
              </dl>
            )}
          </div>
          <div>
            <h3 className="mb-2 text-base">On the shelves</h3>
            {past.stock.length === 0 ? (
              <p className="text-sm text-muted">Nothing was set aside or taken.</p>
            ) : (
              <ul className="flex flex-col gap-1 text-sm">
                {past.stock.map((stock) => (
                  <li key={`${stock.name}-${stock.variantTitle}`} className="wrap-anywhere">
                    {[stock.name, stock.variantTitle].filter(Boolean).join(" · ")}:{" "}
                    <span className="figures">
                      {stock.reserved} reserved, {stock.taken} taken
                    </span>
                  </li>
                ))}
              </ul>
            )}
          </div>
        </div>
      </div>
    </Section>
  );
}

function progressOf(item: Past["sellerOrders"][number]["items"][number]): string {
  const parts = [
    item.cancelledQuantity > 0 && `${item.cancelledQuantity} cancelled`,
    item.shippedQuantity > 0 && `${item.shippedQuantity} shipped`,
    item.deliveredQuantity > 0 && `${item.deliveredQuantity} delivered`,
    item.returnedQuantity > 0 && `${item.returnedQuantity} returned`,
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(", ") : "nothing sent";
}

/** "ItemsShipped" as words. */
function wordsOf(code: string): string {
  const text = code.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
}
