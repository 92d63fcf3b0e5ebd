import type { LabelRateView } from "@emporia/contracts/labels";
import type { ReturnView } from "@emporia/contracts/returns";
import { Form } from "@remix-run/react";
import { Price } from "../commerce/price";
import { moneyText } from "../lib/money-text";
import { offerOf } from "../lib/offer";
import { Button } from "../primitives/button";
import { ConfirmButton, type Question } from "../primitives/confirm-dialog";
import { Field } from "../primitives/field";
import { FormErrors } from "../primitives/form-errors";
import { Input } from "../primitives/input";
import { RadioGroup } from "../primitives/radio-group";
import { Select } from "../primitives/select";
import { Textarea } from "../primitives/textarea";
import { useTool } from "./use-tool";

/** What who keeps a return can do with it next: agree or not, say that it came, say what was found. */
export function ReturnTools({ returned, rates = [] }: { returned: ReturnView; rates?: readonly LabelRateView[] }) {
  if (returned.status === "REQUESTED")
    return (
      <div className="grid gap-8 lg:grid-cols-2">
        <ApproveTool returned={returned} rates={rates} />
        <RejectTool returned={returned} />
      </div>
    );
  if (returned.status === "APPROVED" || returned.status === "SENT") return <ReceiveTool returned={returned} />;
  if (returned.status === "RECEIVED") return <InspectTool returned={returned} />;
  return null;
}

function ApproveTool({ returned, rates }: { returned: ReturnView; rates: readonly LabelRateView[] }) {
  const { form, isSending } = useTool("approve");
  return (
    <Form method="post" noValidate className="flex flex-col items-start gap-4 text-sm">
      <input type="hidden" name="tool" value="approve" />
      <input type="hidden" name="returnId" value={returned.id} />
      <h3 className="text-base">Take it back</h3>
      <FormErrors failure={form.failure} labels={{ instructions: "Where to send it and how" }} />
      <Field
        name="instructions"
        label="Where to send it and how"
        hint="The address, and how to wrap it. The shopper reads it."
        error={form.error("instructions")}
        className="w-full"
      >
        <Textarea rows={4} maxLength={1000} defaultValue={form.value("instructions")} />
      </Field>
      {rates.length > 0 && (
        <RadioGroup
          legend="How it travels"
          name="offer"
          defaultValue={form.value("offer", returned.postage === "shop" ? offerOf(rates[0]) : "")}
          error={form.error("service")}
          hint={
            returned.postage === "shop"
              ? "You pay for this return: that is what the shopper read when they asked."
              : "The shopper pays for this return. A label that you buy is a courtesy."
          }
          className="w-full"
          options={[
            { value: "", label: "The shopper sends it" },
            ...rates.map((rate) => ({
              value: offerOf(rate),
              label: `Label of ${rate.name}`,
              aside: <Price money={rate.price} />,
            })),
          ]}
        />
      )}
      <details className="w-full" open={Boolean(form.value("label.carrier"))}>
        <summary className="inline-flex min-h-9 items-center text-muted underline underline-offset-4 hover:text-ink pointer-coarse:min-h-11">
          Send a label of your own along
        </summary>
        <div className="mt-2 grid gap-4 sm:grid-cols-2">
          <Field name="label.carrier" label="Carrier" error={form.error("label.carrier")}>
            <Input maxLength={60} autoComplete="off" defaultValue={form.value("label.carrier")} />
          </Field>
          <Field name="label.trackingNumber" label="Tracking number" error={form.error("label.trackingNumber")}>
            <Input maxLength={100} autoComplete="off" defaultValue={form.value("label.trackingNumber")} />
          </Field>
          <Field
            name="label.url"
            label="Address of the label"
            hint="https://…"
            error={form.error("label.url")}
            className="sm:col-span-2"
          >
            <Input type="url" maxLength={500} autoComplete="off" defaultValue={form.value("label.url")} />
          </Field>
        </div>
      </details>
      <ConfirmButton
        name="intent"
        value="approve"
        variant="primary"
        loading={isSending && "Saving…"}
        question={(typed) => labelQuestion(rates, String(typed.get("offer") ?? ""))}
      >
        Agree to the return
      </ConfirmButton>
    </Form>
  );
}

/** Nothing is asked where no label is bought. */
function labelQuestion(rates: readonly LabelRateView[], offer: string): Question | null {
  const rate = rates.find((each) => offerOf(each) === offer);
  if (!rate) return null;
  return {
    title: `Buy a label of ${rate.name} for ${moneyText(rate.price)}?`,
    consequence: "It is bought when you agree to the return. Choose that the shopper sends it if you want none.",
    confirmLabel: "Agree and buy it",
    cancelLabel: "Not yet",
    tone: "primary",
  };
}

function RejectTool({ returned }: { returned: ReturnView }) {
  const { form, isSending } = useTool("reject");
  return (
    <Form method="post" noValidate className="flex flex-col items-start gap-4 text-sm">
      <input type="hidden" name="tool" value="reject" />
      <input type="hidden" name="returnId" value={returned.id} />
      <h3 className="text-base">Do not take it back</h3>
      <FormErrors failure={form.failure} labels={{ reason: "Why not" }} />
      <Field
        name="reason"
        id="reject-reason"
        label="Why not"
        hint="The shopper reads it, and may ask Emporia to decide."
        error={form.error("reason")}
        className="w-full"
      >
        <Textarea rows={4} maxLength={1000} defaultValue={form.value("reason")} />
      </Field>
      <Button type="submit" name="intent" value="reject" loading={isSending && "Saving…"}>
        Reject the return
      </Button>
    </Form>
  );
}

function ReceiveTool({ returned }: { returned: ReturnView }) {
  const { form, isSending } = useTool("receive");
  return (
    <Form method="post" className="flex flex-col items-start gap-3 text-sm">
      <input type="hidden" name="tool" value="receive" />
      <input type="hidden" name="returnId" value={returned.id} />
      <FormErrors failure={form.failure} />
      <p className="text-muted">
        {returned.status === "SENT"
          ? "It is on its way to you."
          : "The shopper has not said yet that it is on its way."}
      </p>
      <Button type="submit" name="intent" value="receive" variant="primary" loading={isSending && "Saving…"}>
        It has arrived
      </Button>
    </Form>
  );
}

function InspectTool({ returned }: { returned: ReturnView }) {
  const { form, isSending } = useTool("inspect");
  return (
    <Form method="post" noValidate className="flex max-w-2xl flex-col items-start gap-5 text-sm">
      <input type="hidden" name="tool" value="inspect" />
      <input type="hidden" name="returnId" value={returned.id} />
      <FormErrors failure={form.failure} labels={{ note: "Note" }} />
      <fieldset className="w-full min-w-0">
        <legend className="font-medium">What did you find?</legend>
        <p className="text-[0.8125rem] text-muted">
          Count every unit once. What is sold again or thrown away is refunded: {moneyText(returned.worth)} for all of
          it.
        </p>
        <ul className="mt-3 flex flex-col divide-y divide-line border-y">
          {returned.items.map((item, at) => {
            const name = (field: string) => `items.${at}.${field}`;
            const count = (field: string, label: string, initial: number) => (
              <Field name={name(field)} label={label} error={form.error(name(field))}>
                <Input
                  type="number"
                  inputMode="numeric"
                  min={0}
                  max={item.quantity}
                  step={1}
                  defaultValue={form.value(name(field), String(initial))}
                  className="figures"
                />
              </Field>
            );
            return (
              <li key={item.orderItemId} className="py-4">
                <input type="hidden" name={name("orderItemId")} value={item.orderItemId} />
                <p className="mb-3 font-medium wrap-anywhere">
                  <span className="figures text-muted">{item.quantity} ×</span> {item.name}
                  {item.variantTitle && <span className="font-normal text-muted"> · {item.variantTitle}</span>}
                </p>
                <div className="grid gap-4 sm:grid-cols-3">
                  {count("restocked", "Sell again", item.reason === "damaged" ? 0 : item.quantity)}
                  {count("scrapped", "Throw away", item.reason === "damaged" ? item.quantity : 0)}
                  {count("refused", "Not taken back", 0)}
                </div>
              </li>
            );
          })}
        </ul>
      </fieldset>
      <Field name="withShipping" label="Shipping" className="w-full max-w-60">
        <Select
          options={[
            { value: "false", label: "Keep what shipping cost" },
            { value: "true", label: "Give the shipping back too" },
          ]}
          defaultValue={form.value("withShipping", "false")}
        />
      </Field>
      <Field
        name="note"
        label="Note"
        required={false}
        hint="The shopper reads it. Needed when something is not taken back."
        error={form.error("note")}
        className="w-full"
      >
        <Textarea rows={3} maxLength={1000} defaultValue={form.value("note")} />
      </Field>
      <ConfirmButton
        name="intent"
        value="inspect"
        variant="primary"
        loading={isSending && "Saving…"}
        question={{
          title: "Save what you found?",
          consequence: "What is taken back is refunded at once. This cannot be undone.",
          confirmLabel: "Save and refund",
          cancelLabel: "Look again",
          tone: "primary",
        }}
      >
        Save and refund
      </ConfirmButton>
    </Form>
  );
}
