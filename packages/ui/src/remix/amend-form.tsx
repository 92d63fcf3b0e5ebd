import type { AmendmentQuoteView } from "@emporia/contracts/amendments";
import type { Money } from "@emporia/contracts/money";
import type { sellerOrderPartView } from "@emporia/contracts/orders";
import { Form, useSubmit } from "@remix-run/react";
import { Plus } from "lucide-react";
import type { z } from "zod";
import { AmendmentTotals } from "../commerce/amendment-summary";
import { Picture } from "../commerce/picture";
import { Price } from "../commerce/price";
import { UnitFields } from "../commerce/unit-fields";
import type { FormState } from "../lib/form-result";
import { leftBehind } from "../lib/left-behind";
import { moneyText } from "../lib/money-text";
import { Alert } from "../primitives/alert";
import { Button } from "../primitives/button";
import { ConfirmButton, type Question } from "../primitives/confirm-dialog";
import { Field } from "../primitives/field";
import { FormErrors } from "../primitives/form-errors";
import { Input } from "../primitives/input";
import { RadioGroup } from "../primitives/radio-group";
import { Textarea } from "../primitives/textarea";
import type { AskedChange } from "./amend-form.server";

type Part = z.infer<typeof sellerOrderPartView>;

export interface AmendFormProps {
  part: Pick<Part, "number" | "items" | "total" | "amendments">;
  asked: AskedChange;
  /** What it comes to as it is asked for; null while nothing is. */
  quote: AmendmentQuoteView | null;
  /** Why it cannot be asked for so. */
  refusal: string | null;
  /** What was found by name; null where nothing was looked for. */
  products:
    | readonly {
        id: string;
        name: string;
        picture: Parameters<typeof Picture>[0]["media"];
        /** The lowest, in home's currency. */
        price: Money | null;
        hasPriceRange: boolean;
        available: number;
      }[]
    | null;
  /** Of the product that was chosen. */
  variants:
    | readonly {
        id: string;
        title: string;
        sku: string | null;
        price: Money | null;
        /** Null where nobody counts them. */
        available: number | null;
      }[]
    | null;
  /** Only the shop itself sends things along for nothing. */
  maySendAlong: boolean;
  form: FormState;
  isSending: boolean;
}

/**
 * Changes what a part of an order is of. One form: looking for a thing and working it out anew are its GET, asking the shopper
 * its POST, so that nothing that was typed is lost and all of it works without JavaScript.
 */
export function AmendForm(props: AmendFormProps) {
  const { part, asked, quote, refusal, maySendAlong, form, isSending } = props;
  const removable = part.items
    .map((item) => ({
      id: item.id,
      name: item.name,
      detail: item.variantTitle,
      most: item.quantity - item.cancelledQuantity - item.shippedQuantity - item.heldQuantity,
    }))
    .filter((item) => item.most > 0);
  const submit = useSubmit();
  const workOut = (form: HTMLFormElement) => submit(form, { method: "get", replace: true, preventScrollReset: true });
  const isAdding = asked.added.length > 0;
  const rates = quote?.rates ?? [];
  const rateId = asked.rateId ?? (maySendAlong ? "along" : rates[0]?.id);
  const along = leftBehind(
    part,
    asked.removed.reduce((sum, { quantity }) => sum + quantity, 0),
  );
  return (
    <Form
      method="post"
      noValidate
      preventScrollReset
      className="flex max-w-2xl flex-col gap-9"
      onChange={({ target, currentTarget }) => {
        if ((target as Element).matches("[name=rateId]")) workOut(currentTarget);
      }}
      onBlur={({ target, currentTarget }) => {
        if (target.matches("[name$='.quantity']") && !isWorkedOut(asked, rateId, new FormData(currentTarget)))
          workOut(currentTarget);
      }}
    >
      <FormErrors failure={form.failure} labels={{ reason: "Reason", days: "Days" }} />
      <input type="hidden" name="key" value={asked.key} />
      {quote && (
        <>
          <input type="hidden" name="expected.toPay" value={quote.toPay.amount} />
          <input type="hidden" name="expected.givenBack" value={quote.givenBack.amount} />
        </>
      )}
      <section aria-labelledby="add" className="flex flex-col gap-4">
        <h2 id="add" className="text-xl">
          Add something
        </h2>
        <div className="flex items-end gap-3">
          <Field name="find" label="Find a thing of the shop" required={false} className="grow">
            <Input
              type="search"
              defaultValue={asked.find}
              maxLength={100}
              autoComplete="off"
              placeholder="A part of its name, or a SKU"
            />
          </Field>
          <Button type="submit" formMethod="get">
            Find
          </Button>
        </div>
        <Found {...props} />
        {quote && quote.added.length > 0 && (
          <ul aria-label="What is added" className="border-t">
            {quote.added.map((item, at) => (
              <li key={item.variantId} className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b py-3 text-sm">
                <Picture media={item.picture} sizes="48px" isDecorative className="size-12 shrink-0 rounded-md" />
                <div className="min-w-0 grow basis-40">
                  <p className="line-clamp-2 font-medium wrap-anywhere">{item.name}</p>
                  <p className="text-muted wrap-anywhere">
                    {[item.variantTitle, item.sku && `SKU ${item.sku}`].filter(Boolean).join(" · ")}
                  </p>
                </div>
                <input type="hidden" name={`added.${at}.variantId`} value={item.variantId} />
                <span className="w-20 shrink-0">
                  <Input
                    key={item.quantity}
                    name={`added.${at}.quantity`}
                    aria-label={`How many of ${item.name}`}
                    type="number"
                    inputMode="numeric"
                    min={0}
                    max={99}
                    defaultValue={form.value(`added.${at}.quantity`) ?? item.quantity}
                    className="figures text-right"
                  />
                </span>
                <Price
                  money={{ ...item.price, amount: item.price.amount * item.quantity }}
                  className="ml-auto min-w-24 shrink-0 text-right font-medium"
                />
              </li>
            ))}
          </ul>
        )}
        {!quote &&
          asked.added.map((item, at) => (
            <span key={item.variantId} hidden>
              <input type="hidden" name={`added.${at}.variantId`} value={item.variantId} />
              <input type="hidden" name={`added.${at}.quantity`} value={item.quantity} />
            </span>
          ))}
        {isAdding && (
          <RadioGroup
            legend="How it is sent"
            name="rateId"
            defaultValue={form.value("rateId") ?? rateId}
            error={form.error("rateId")}
            options={[
              ...(maySendAlong || rates.length === 0 ? [{ value: "along", ...wayOf(quote) }] : []),
              ...rates.map((rate) => ({
                value: rate.id,
                label: rate.name,
                hint:
                  rate.minDays === rate.maxDays ? `${rate.minDays} days` : `${rate.minDays} to ${rate.maxDays} days`,
                aside: moneyText(rate.price),
              })),
            ]}
          />
        )}
      </section>
      {removable.length > 0 && (
        <section aria-labelledby="take-out" className="flex flex-col gap-3">
          <h2 id="take-out" className="text-xl">
            Take something out
          </h2>
          <UnitFields
            name="removed"
            legend="How many of each"
            hint={
              isAdding
                ? "They are kept back until the shopper agrees. Then what was paid for them pays for what is added, and only the difference moves."
                : "What was paid for them goes back at once, and their stock too."
            }
            items={removable}
            chosen={new Map(asked.removed.map(({ orderItemId, quantity }) => [orderItemId, quantity]))}
            form={form}
            initial="none"
          />
        </section>
      )}
      <section aria-labelledby="comes-to" className="flex flex-col items-start gap-4">
        <h2 id="comes-to" className="text-xl">
          What it comes to
        </h2>
        {refusal && (
          <Alert tone="bad" title="It cannot be changed so">
            {refusal}
          </Alert>
        )}
        {quote && quote.issues.length > 0 && (
          <Alert tone="warn" title="It cannot be asked for as it is">
            {quote.issues.join(" ")}
          </Alert>
        )}
        {along.length > 0 && (
          <Alert tone="warn" title="Something was to go along with it">
            Nothing of {part.number} would be left. {along.join(", ")} was to be sent along with it, for nothing, and
            stays an order of its own: send it by itself, or cancel it as well.
          </Alert>
        )}
        {quote ? (
          <div className="w-full">
            <AmendmentTotals {...quote} />
          </div>
        ) : (
          !refusal && <p className="text-sm text-muted">Add something, or say how many are taken out.</p>
        )}
        <Button type="submit" size="sm" formMethod="get">
          Work it out
        </Button>
      </section>
      <section aria-labelledby="why" className="flex flex-col gap-5">
        <h2 id="why" className="text-xl">
          Why
        </h2>
        <Field name="reason" label="Reason" hint="The shopper reads it." error={form.error("reason")}>
          <Textarea rows={2} maxLength={300} defaultValue={form.value("reason") ?? asked.reason} />
        </Field>
        {isAdding && (
          <Field
            name="days"
            label="Days to agree"
            hint="What is added is set aside for so long, 14 at most."
            error={form.error("days")}
            className="max-w-56"
          >
            <Input
              type="number"
              inputMode="numeric"
              min={1}
              max={14}
              defaultValue={form.value("days") ?? asked.days}
              className="figures"
            />
          </Field>
        )}
        {!isAdding && <input type="hidden" name="days" value={asked.days} />}
        {asked.isWorkedOutAnew && quote && (
          <Alert tone="warn" title="Look at it once more">
            It comes to something else than was worked out before, so nothing is sent yet. {sumsOf(quote)}.
          </Alert>
        )}
        <ConfirmButton
          variant="primary"
          name="intent"
          value="amend"
          needs={["reason"]}
          className="self-start"
          loading={isSending && "Sending…"}
          question={(typed) => (quote && isWorkedOut(asked, rateId, typed) ? questionOf(part, quote) : null)}
        >
          {isAdding ? "Ask the shopper" : "Change the order"}
        </ConfirmButton>
      </section>
    </Form>
  );
}

/** How what is added is sent where no rate is chosen. */
function wayOf(quote: AmendmentQuoteView | null): { label: string; hint: string; aside: string } {
  if (!quote?.along.isInPlaceOfAll) return { label: "Along with the rest", hint: "For nothing", aside: "Free" };
  const { name, price } = quote.along;
  return {
    label: `As before: ${name}`,
    hint: "Nothing else is left to send. What they paid for that pays for this.",
    aside: price.amount > 0 ? moneyText(price) : "Free",
  };
}

/** What the search found, and of what was chosen its variants. */
function Found({ asked, products, variants }: AmendFormProps) {
  if (variants)
    return (
      <ul aria-label="Choose what of it" className="border-t">
        {variants.map((variant) => (
          <li key={variant.id} className="flex items-center gap-3 border-b py-2 text-sm">
            <span className="min-w-0 grow wrap-anywhere">
              {variant.title || "The one there is"}
              <span className="block text-muted">
                {[variant.sku && `SKU ${variant.sku}`, stockText(variant.available)].filter(Boolean).join(" · ")}
              </span>
            </span>
            {variant.price && <Price money={variant.price} className="shrink-0" />}
            <Button
              type="submit"
              formMethod="get"
              name="plus"
              value={variant.id}
              size="sm"
              icon={<Plus />}
              aria-label={`Add ${variant.title || "it"}`}
            >
              Add
            </Button>
          </li>
        ))}
      </ul>
    );
  if (!products) return null;
  if (products.length === 0)
    return <p className="text-sm text-muted">Nothing that is sold now matches “{asked.find}”.</p>;
  return (
    <ul aria-label="What was found" className="border-t">
      {products.map((product) => (
        <li key={product.id} className="flex items-center gap-3 border-b py-2 text-sm">
          <Picture media={product.picture} sizes="40px" isDecorative className="size-10 shrink-0 rounded-md" />
          <span className="min-w-0 grow">
            <span className="line-clamp-2 wrap-anywhere">{product.name}</span>
            <span className="block text-muted">{stockText(product.available)}</span>
          </span>
          {product.price && (
            <span className="shrink-0">
              {product.hasPriceRange && <span className="text-muted">from </span>}
              <Price money={product.price} />
            </span>
          )}
          <Button
            type="submit"
            formMethod="get"
            name="product"
            value={product.id}
            size="sm"
            aria-label={`Choose ${product.name}`}
          >
            Choose
          </Button>
        </li>
      ))}
    </ul>
  );
}

const stockText = (available: number | null) =>
  available === null
    ? "Not counted"
    : available > 0
      ? `${available.toLocaleString("en-US")} available`
      : "None available";

/** Whether what is typed is what the page says the sums of. */
function isWorkedOut(asked: AskedChange, rateId: string | undefined, typed: FormData): boolean {
  const now = new URLSearchParams(
    [...typed].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
  const unitsOf = (name: string, id: string) =>
    [...now]
      .filter(([key]) => key.startsWith(`${name}.`) && key.endsWith(`.${id}`))
      .map(([key, value]) => `${value} ${Number(now.get(key.replace(id, "quantity")))}`)
      .filter((each) => !each.endsWith(" 0"))
      .sort()
      .join();
  return (
    unitsOf("removed", "orderItemId") ===
      asked.removed
        .map((each) => `${each.orderItemId} ${each.quantity}`)
        .sort()
        .join() &&
    unitsOf("added", "variantId") ===
      asked.added
        .map((each) => `${each.variantId} ${each.quantity}`)
        .sort()
        .join() &&
    (asked.added.length === 0 || now.get("rateId") === rateId)
  );
}

function questionOf(part: AmendFormProps["part"], quote: AmendmentQuoteView): Question | null {
  const removed = quote.removed.reduce((sum, { quantity }) => sum + quantity, 0);
  if (quote.added.length > 0)
    return {
      title: `Ask the shopper to agree to a change of ${part.number}?`,
      consequence: `They get a mail with a link. ${sumsOf(quote)}. What is added is set aside for them at once; nothing else changes until they have ${removed > 0 ? "agreed" : "paid"}.`,
      confirmLabel: "Ask the shopper",
      cancelLabel: "Not yet",
      tone: "primary",
    };
  if (!removed) return null;
  const along = leftBehind(part, removed);
  return {
    title: `Take ${removed} out of ${part.number}?`,
    consequence: `The stock goes back, and the shopper gets a mail. ${sumsOf(quote)}.${along.length > 0 ? ` ${along.join(", ")}, which was to go along with it, stays.` : ""} This cannot be undone.`,
    confirmLabel: "Take it out",
    cancelLabel: "Not yet",
  };
}

/** What the shopper pays, and what goes back to them: "They pay $9.00". */
function sumsOf({ toPay, givenBack, carried }: AmendmentQuoteView): string {
  const back = { ...givenBack, amount: givenBack.amount - carried.amount };
  const sums = [toPay.amount > 0 && `pay ${moneyText(toPay)}`, back.amount > 0 && `get back ${moneyText(back)}`].filter(
    (each) => each !== false,
  );
  return sums.length > 0 ? `They ${sums.join(" and ")}` : "They have nothing to pay";
}
