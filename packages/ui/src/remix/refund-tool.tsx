import type { RefundCause, sellerOrderPartView } from "@emporia/contracts/orders";
import { Form } from "@remix-run/react";
import type { z } from "zod";
import { MoneyInput } from "../commerce/money-input";
import { UnitFields } from "../commerce/unit-fields";
import { moneyText, typedMoney } from "../lib/money-text";
import { ConfirmButton, type Question } from "../primitives/confirm-dialog";
import { Field } from "../primitives/field";
import { FormErrors } from "../primitives/form-errors";
import { RadioGroup } from "../primitives/radio-group";
import { Select } from "../primitives/select";
import { ReasonField, Tool, useTool } from "./use-tool";

type Part = z.infer<typeof sellerOrderPartView>;

const causes = {
  damaged: "It arrived damaged",
  not_as_described: "It is not as described",
  missing: "Something was missing",
  late: "It came late",
  price: "The price was wrong",
  courtesy: "As a courtesy",
  other: "Something else",
} as const satisfies Record<RefundCause, string>;

/** In words; nothing of refunds that came with a return, a cancellation or a decision. */
export function refundCauseWord(cause: RefundCause | null): string | null {
  return cause && causes[cause];
}

/**
 * Money back without a return: an amount up to what is left, or units of items with the shipping or without. `formKey` makes
 * sending it twice one refund. Sends `intent=refund`.
 */
export function RefundTool({ part, formKey }: { part: Part; formKey: string }) {
  const tool = `refund-${part.id}`;
  const { form, isSending } = useTool(tool);
  const { amount, currency } = part.refundable;
  if (amount === 0) return null;
  const items = part.items
    .map((item) => ({
      id: item.id,
      name: item.name,
      detail: item.variantTitle,
      most: item.quantity - item.cancelledQuantity,
    }))
    .filter((item) => item.most > 0);
  return (
    <Tool summary="Give money back" isOpen={form.failure !== undefined}>
      <Form method="post" noValidate preventScrollReset className="group flex flex-col items-start gap-4">
        <input type="hidden" name="tool" value={tool} />
        <input type="hidden" name="sellerOrderId" value={part.id} />
        <input type="hidden" name="key" value={`${formKey}-${part.refunds.length}`} />
        <FormErrors failure={form.failure} />
        <RadioGroup
          legend="What goes back"
          name="by"
          id={`${tool}-by`}
          defaultValue={form.value("by", "amount")}
          options={[
            { value: "amount", label: "An amount" },
            { value: "units", label: "What was paid for items, or the shipping" },
          ]}
        />
        <div className="w-full group-has-[[name=by][value=units]:checked]:hidden">
          <Field
            id={`${tool}-amount`}
            name="amount"
            label="Amount"
            hint={`Up to ${moneyText(part.refundable)}, tax included. The commission on it is taken back too.`}
            error={form.error("amount")}
            className="w-full max-w-60"
          >
            <MoneyInput currency={currency} defaultValue={form.value("amount")} />
          </Field>
        </div>
        <div className="flex w-full flex-col gap-4 group-has-[[name=by][value=amount]:checked]:hidden">
          <UnitFields
            legend="How many"
            hint="What was paid for them, less discounts and with the tax on it."
            items={items}
            form={form}
            initial="none"
          />
          <Field
            name="withShipping"
            id={`${tool}-shipping`}
            label="Shipping"
            error={form.error("withShipping")}
            className="w-full max-w-60"
          >
            <Select
              options={[
                { value: "false", label: "Keep what shipping cost" },
                { value: "true", label: "Give the shipping back too" },
              ]}
              defaultValue={form.value("withShipping", "false")}
            />
          </Field>
        </div>
        {part.isCreditable && (
          <Field
            id={`${tool}-to`}
            name="to"
            label="Where it goes"
            hint="What was paid with store credit goes back to it first, either way."
            error={form.error("to")}
            className="w-full max-w-60"
          >
            <Select
              options={[
                { value: "card", label: "The card that paid" },
                { value: "credit", label: "The shopper’s store credit" },
              ]}
              defaultValue={form.value("to", "card")}
            />
          </Field>
        )}
        <Field id={`${tool}-cause`} name="cause" label="Why" error={form.error("cause")} className="w-full max-w-60">
          <Select
            options={[
              { value: "", label: "Choose" },
              ...Object.entries(causes).map(([value, label]) => ({ value, label })),
            ]}
            defaultValue={form.value("cause", "")}
          />
        </Field>
        <ReasonField tool={tool} form={form} label="In your words" />
        <ConfirmButton
          size="sm"
          name="intent"
          value="refund"
          loading={isSending && "Giving back…"}
          question={(typed) => refundQuestion(part, typed)}
        >
          Give it back
        </ConfirmButton>
      </Form>
    </Tool>
  );
}

function refundQuestion(part: Part, typed: FormData): Question | null {
  const what = typed.get("by") === "units" ? unitsWords(part, typed) : amountWords(part, typed);
  if (!what) return null;
  const where = typed.get("to") === "credit" ? "as store credit" : "to where it came from";
  return {
    title: `Give back ${what} for ${part.number}?`,
    consequence: `The shopper gets it at once, ${where}. This cannot be undone.`,
    confirmLabel: "Give it back",
    cancelLabel: "Not now",
  };
}

function amountWords(part: Part, typed: FormData): string | null {
  const { amount, currency } = part.refundable;
  const asked = typedMoney(typed, "amount", currency);
  return asked && asked.amount > 0 && asked.amount <= amount ? moneyText(asked) : null;
}

function unitsWords(part: Part, typed: FormData): string | null {
  const units = part.items.reduce((sum, item) => {
    const at = [...typed].find(([name, value]) => name.endsWith(".orderItemId") && value === item.id)?.[0];
    return sum + Number((at && typed.get(at.replace("orderItemId", "quantity"))) || 0);
  }, 0);
  const withShipping = typed.get("withShipping") === "true";
  if (!Number.isInteger(units) || units < 0 || (units === 0 && !withShipping)) return null;
  const things = units > 0 ? `what was paid for ${units === 1 ? "one unit" : `${units} units`}` : null;
  return [things, withShipping ? "the shipping" : null].filter(Boolean).join(" and ");
}
