import type { CategoryNodeView } from "@emporia/contracts/catalog";
import type { PromotionKind, PromotionLimitsView, PromotionView } from "@emporia/contracts/promotions";
import { Form } from "@remix-run/react";
import { useState } from "react";
import { MoneyInput } from "../commerce/money-input";
import { Section } from "../layout/section";
import { useHydrated } from "../lib/hydrated";
import { moneyText } from "../lib/money-text";
import { percentText } from "../lib/promotion-text";
import { Button } from "../primitives/button";
import { Checkbox } from "../primitives/checkbox";
import { Field, FieldError } from "../primitives/field";
import { FormErrors } from "../primitives/form-errors";
import { Input } from "../primitives/input";
import { Select } from "../primitives/select";
import { Textarea } from "../primitives/textarea";
import { SuggestLines, type SuggestLinesProps } from "./suggest-lines";
import { useFieldErrors } from "./use-field-errors";

export interface PromotionFormProps {
  /** The one that is changed; a new one when absent. */
  promotion?: PromotionView | undefined;
  currency: string;
  /** A shop's own is always a coupon, and for the shop's own things. */
  isOwn?: boolean | undefined;
  /** What a shop may promise. */
  limits?: PromotionLimitsView | undefined;
  /** Whom one of the platform can be for. */
  groups?: readonly { id: string; name: string }[] | undefined;
  /** What it can be for. */
  categories: readonly CategoryNodeView[];
  busy: string | false;
}

const kinds: { value: PromotionKind; label: string }[] = [
  { value: "percentage", label: "A percentage" },
  { value: "fixed", label: "An amount" },
  { value: "free_shipping", label: "The shipping" },
  { value: "buy_x_get_y", label: "Buy some, get some for less" },
];
const labels = {
  "benefit.kind": "It takes off",
  categoryIds: "Categories",
  isForFirstOrder: "Only for a first order",
  name: "Name",
  code: "Code",
  "benefit.basisPoints": "Per cent",
  "benefit.amount": "Amount",
  "benefit.maxAmount": "At most",
  "benefit.buy": "Buy",
  "benefit.get": "Get",
  minimumAmount: "Minimum",
  usageLimit: "Uses in all",
  shopperLimit: "Uses by one shopper",
  products: "Products",
  shops: "Shops",
  startsAt: "From",
  endsAt: "Until",
  priority: "Priority",
  groupId: "Group of shoppers",
};

/** All that can be said of a promotion. `promotionForm` reads it. */
export function PromotionForm({
  promotion,
  currency,
  isOwn = false,
  limits,
  groups = [],
  categories,
  busy,
}: PromotionFormProps) {
  const form = useFieldErrors();
  const benefit = promotion?.benefit;
  const known = form.value("benefit.kind", benefit?.kind ?? "percentage") as PromotionKind;
  const [kind, setKind] = useState<PromotionKind>(known);
  // Before JavaScript loads nothing can be hidden: all fields are there, those of the chosen kind count.
  const isHydrated = useHydrated();
  const isOf = (...wanted: PromotionKind[]) => !isHydrated || wanted.includes(kind);
  const isCoupon = promotion ? promotion.code !== null || promotion.hasOwnCodes : isOwn;
  const basisPoints = benefit && "basisPoints" in benefit ? benefit.basisPoints : undefined;
  const instant = (name: "startsAt" | "endsAt") =>
    (form.value(name) ?? promotion?.[name] ?? "").replace(/:\d\d(\.\d+)?Z$/, "");
  return (
    <Form method="post" noValidate preventScrollReset>
      <input type="hidden" name="intent" value="save" />
      <input type="hidden" name="currency" value={promotion?.currency ?? currency} />
      <div className="mb-6 empty:hidden">
        <FormErrors failure={form.failure} labels={labels} />
      </div>
      <Section isSplit title="What it is">
        <div className="grid items-start gap-5 sm:grid-cols-2">
          <Field
            name="name"
            label="Name"
            required
            hint="Shoppers read it beside the discount."
            error={form.error("name")}
          >
            <Input maxLength={100} defaultValue={form.value("name", promotion?.name)} />
          </Field>
          {(promotion ? promotion.code !== null : true) && (
            <Field
              name="code"
              label="Code"
              required={promotion !== undefined}
              hint={
                promotion
                  ? "What shoppers enter."
                  : isOwn
                    ? "What shoppers enter; empty where each gets a code of their own."
                    : "What shoppers enter; without one it applies by itself, or each gets a code of their own."
              }
              error={form.error("code")}
            >
              <Input
                maxLength={40}
                autoComplete="off"
                spellCheck={false}
                className="uppercase"
                defaultValue={form.value("code", promotion?.code ?? "")}
              />
            </Field>
          )}
          {!promotion && (
            <Checkbox
              name="hasOwnCodes"
              label="Codes of one use each, in place of one code"
              hint="You make them by the hundred once it is created."
              defaultChecked={form.checked("hasOwnCodes", false)}
            />
          )}
        </div>
      </Section>
      <Section isSplit title="What it takes off">
        <div className="grid items-start gap-5 sm:grid-cols-2">
          <Field name="benefit.kind" label="It takes off" className="sm:col-span-2">
            <Select
              defaultValue={known}
              options={kinds.filter(({ value }) => value === known || (limits?.kinds.includes(value) ?? true))}
              onChange={(event) => setKind(event.currentTarget.value as PromotionKind)}
            />
          </Field>
          {isOf("buy_x_get_y") && (
            <>
              <Field name="benefit.buy" label="Who buys" error={form.error("benefit.buy")}>
                <Input
                  inputMode="numeric"
                  defaultValue={form.value("benefit.buy", String(benefit?.kind === "buy_x_get_y" ? benefit.buy : 2))}
                />
              </Field>
              <Field
                name="benefit.get"
                label="Gets for less"
                hint="The cheapest of what is in the cart."
                error={form.error("benefit.get")}
              >
                <Input
                  inputMode="numeric"
                  defaultValue={form.value("benefit.get", String(benefit?.kind === "buy_x_get_y" ? benefit.get : 1))}
                />
              </Field>
            </>
          )}
          {isOf("percentage", "buy_x_get_y") && (
            <Field
              name="percent"
              label="Per cent off"
              hint={
                limits?.maxBasisPoints == null
                  ? "100 is for nothing."
                  : `At most ${percentText(limits.maxBasisPoints)}${kind === "buy_x_get_y" ? " of all that is bought" : ""}, a limit of Emporia.`
              }
              error={form.error("benefit.basisPoints") ?? form.error("percent")}
            >
              <Input
                inputMode="decimal"
                after="%"
                defaultValue={form.value("percent", basisPoints === undefined ? "" : String(basisPoints / 100))}
              />
            </Field>
          )}
          {isOf("percentage") && (
            <Field
              name="benefit.maxAmount"
              label="At most"
              required={false}
              hint="Of one order."
              error={form.error("benefit.maxAmount")}
            >
              <MoneyInput
                currency={currency}
                defaultValue={
                  form.value("benefit.maxAmount") ??
                  (benefit?.kind === "percentage" ? (benefit.maxAmount ?? undefined) : undefined)
                }
              />
            </Field>
          )}
          {isOf("fixed") && (
            <Field
              name="benefit.amount"
              label="Amount off"
              {...(limits?.maxAmount ? { hint: `At most ${moneyText(limits.maxAmount)}, a limit of Emporia.` } : {})}
              error={form.error("benefit.amount")}
            >
              <MoneyInput
                currency={currency}
                defaultValue={form.value("benefit.amount") ?? (benefit?.kind === "fixed" ? benefit.amount : undefined)}
              />
            </Field>
          )}
        </div>
      </Section>
      <Section
        isSplit
        title="What it is for"
        description="Everything, unless something is named here. All that is named has to fit."
      >
        <div className="grid items-start gap-5 sm:grid-cols-2">
          <Field
            name="productLines"
            label="Products"
            required={false}
            hint="Their addresses, one to a line; links do."
            error={form.error("products") ?? form.error("productLines")}
            className="sm:col-span-2"
          >
            <Lines
              kind="product"
              findLabel="Find a product to add"
              isFinding={!isOwn}
              rows={3}
              spellCheck={false}
              defaultValue={form.value("productLines", promotion?.products.map(({ slug }) => slug).join("\n"))}
            />
          </Field>
          {!isOwn && !promotion?.seller && (
            <Field
              name="shopLines"
              label="Shops"
              required={false}
              hint="Their addresses, one to a line."
              error={form.error("shops") ?? form.error("shopLines")}
              className="sm:col-span-2"
            >
              <Lines
                kind="shop"
                findLabel="Find a shop to add"
                isFinding
                rows={2}
                spellCheck={false}
                defaultValue={form.value("shopLines", promotion?.sellers.map(({ slug }) => slug).join("\n"))}
              />
            </Field>
          )}
          <fieldset className="min-w-0 sm:col-span-2">
            <legend className="text-sm font-medium">
              Categories <span className="font-normal text-muted">optional, each with all below it</span>
            </legend>
            <div className="mt-1.5 max-h-64 overflow-y-auto rounded-md border border-line-strong px-3 py-1">
              <CategoryBoxes
                categories={categories}
                chosen={form.all("categoryIds", promotion?.categories.map(({ id }) => id) ?? [])}
              />
            </div>
            <FieldError id="field-categoryIds-error">{form.error("categoryIds")}</FieldError>
          </fieldset>
          <Field
            name="minimumAmount"
            label="Minimum"
            required={false}
            hint="What these things have to be worth together."
            error={form.error("minimumAmount")}
          >
            <MoneyInput
              currency={currency}
              defaultValue={form.value("minimumAmount") ?? promotion?.minimum?.amount ?? undefined}
            />
          </Field>
        </div>
      </Section>
      <Section isSplit title="Whom it is for" description="Everybody, unless something is said here.">
        <div className="grid items-start gap-5 sm:grid-cols-2">
          {!isOwn && !promotion?.seller && (
            <Field
              name="groupId"
              label="Group of shoppers"
              required={false}
              hint="Who is in it has it once they are signed in."
              error={form.error("groupId")}
            >
              <Select
                defaultValue={form.value("groupId", promotion?.group?.id ?? "")}
                options={[
                  { value: "", label: "Everybody" },
                  ...groups.map(({ id, name }) => ({ value: id, label: name })),
                ]}
              />
            </Field>
          )}
          <Checkbox
            name="isForFirstOrder"
            label="Only for a first order"
            hint="For who has not ordered yet, by account and by e-mail address."
            defaultChecked={form.checked("isForFirstOrder", promotion?.isForFirstOrder ?? false)}
          />
        </div>
      </Section>
      <Section isSplit title="When, and how often">
        <div className="grid items-start gap-5 sm:grid-cols-2">
          <Field
            name="startsAt"
            label="From, in UTC"
            required={false}
            hint="At once when left empty."
            error={form.error("startsAt")}
          >
            <Input type="datetime-local" defaultValue={instant("startsAt")} />
          </Field>
          <Field
            name="endsAt"
            label="Until, in UTC"
            required={false}
            hint={
              limits?.maxDays == null
                ? "Until you switch it off when left empty."
                : `At most ${limits.maxDays === 1 ? "a day" : `${limits.maxDays} days`} after it begins, a limit of Emporia.`
            }
            error={form.error("endsAt")}
          >
            <Input type="datetime-local" defaultValue={instant("endsAt")} />
          </Field>
          {(isCoupon || !promotion) && (
            <>
              <Field
                name="usageLimit"
                label="Uses in all"
                required={false}
                hint={isCoupon ? "Without end when left empty." : "For coupons; without end when left empty."}
                error={form.error("usageLimit")}
              >
                <Input inputMode="numeric" defaultValue={form.value("usageLimit", text(promotion?.usageLimit))} />
              </Field>
              <Field
                name="shopperLimit"
                label="Uses by one shopper"
                required={false}
                hint="By account or e-mail address."
                error={form.error("shopperLimit")}
              >
                <Input inputMode="numeric" defaultValue={form.value("shopperLimit", text(promotion?.shopperLimit))} />
              </Field>
            </>
          )}
        </div>
      </Section>
      <Section isSplit title="Beside others" description="Promotions go one after the other, each on what is left.">
        <div className="grid items-start gap-5 sm:grid-cols-2">
          <Field
            name="priority"
            label="Priority"
            hint={
              limits && limits.leastPriority > 0
                ? `The smaller number goes first; ${limits.leastPriority} at least, a limit of Emporia.`
                : "The smaller number goes first."
            }
            error={form.error("priority")}
          >
            <Input
              inputMode="numeric"
              defaultValue={form.value(
                "priority",
                String(promotion?.priority ?? Math.max(100, limits?.leastPriority ?? 0)),
              )}
            />
          </Field>
          <Checkbox
            name="isExclusive"
            label="Never together with another one"
            hint="Shoppers get whichever saves them more."
            defaultChecked={form.checked("isExclusive", promotion?.isExclusive ?? false)}
          />
        </div>
      </Section>
      <div className="border-t py-5">
        <Button type="submit" variant="primary" loading={busy}>
          {promotion ? "Save" : "Create it"}
        </Button>
      </div>
    </Form>
  );
}

function CategoryBoxes({ categories, chosen }: { categories: readonly CategoryNodeView[]; chosen: readonly string[] }) {
  return (
    <ul className="[&_ul]:ps-6">
      {categories.map((category) => (
        <li key={category.id}>
          <Checkbox
            name="categoryIds[]"
            value={category.id}
            label={category.name}
            defaultChecked={chosen.includes(category.id)}
          />
          {category.children.length > 0 && <CategoryBoxes categories={category.children} chosen={chosen} />}
        </li>
      ))}
    </ul>
  );
}

const text = (count: number | null | undefined) => (count == null ? "" : String(count));

/** Staff find things by name; a shop names its own, which it knows. */
function Lines({ isFinding, kind, findLabel, ...props }: SuggestLinesProps & { isFinding: boolean }) {
  return isFinding ? <SuggestLines kind={kind} findLabel={findLabel} {...props} /> : <Textarea {...props} />;
}
