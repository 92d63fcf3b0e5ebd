import { setPromotionLimitsInput } from "@emporia/contracts/promotions";
import { MoneyInput } from "@emporia/ui/commerce/money-input";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { Section } from "@emporia/ui/layout/section";
import { Button } from "@emporia/ui/primitives/button";
import { Checkbox } from "@emporia/ui/primitives/checkbox";
import { Field, FieldError } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Input } from "@emporia/ui/primitives/input";
import { basisPointsOf } from "@emporia/ui/remix/promotion-form.server";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData, useNavigation } from "@remix-run/react";
import { PromotionTabs } from "~/components/promotion-tabs";
import { apiFor } from "~/lib/api.server";
import { homeCurrencyOf } from "~/lib/currencies";
import { useMay } from "~/lib/staff";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { promotions, markets } = apiFor(request, context);
  const [limits, known] = await page(request, Promise.all([promotions.staff.limits.query(), markets.list.query()]));
  return { limits, home: homeCurrencyOf(known) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { staff } = apiFor(request, context).promotions;
  const form = await readForm(request);
  form.set("maxBasisPoints", basisPointsOf(form.get("percent")));
  return submit(form, setPromotionLimitsInput, (input) =>
    staff.setLimits.mutate(input).then(() => redirect("/promotions/limits?done=saved")),
  );
}

export const meta: MetaFunction = () => [{ title: "Limits for shops · Emporia Admin" }];

const kinds = [
  { value: "percentage", label: "A percentage" },
  { value: "fixed", label: "An amount" },
  { value: "free_shipping", label: "The shipping" },
  { value: "buy_x_get_y", label: "Buy some, get some for less" },
];
const labels = {
  percent: "Largest percentage",
  maxBasisPoints: "Largest percentage",
  maxAmount: "Largest amount",
  maxDays: "Days at most",
  maxAtOnce: "At once",
  leastPriority: "Lowest priority",
  kinds: "What they may take off",
  reason: "Reason",
};

export default function LimitsPage() {
  const { limits, home } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Limits for shops"
        description="What shops may promise by coupons and sales. What they promised before stays as it is and cannot be widened; what the platform funds has no limits."
      >
        <PromotionTabs />
      </PageHeader>
      <LimitsForm key={JSON.stringify(limits)} limits={limits} home={home} />
    </>
  );
}

function LimitsForm({ limits, home }: ReturnType<typeof useLoaderData<typeof loader>>) {
  const form = useFieldErrors();
  const { state } = useNavigation();
  const mayWrite = useMay("promotions:write");
  return (
    <Form method="post" noValidate preventScrollReset>
      <div className="mb-6 empty:hidden">
        <FormErrors failure={form.failure} labels={labels} />
      </div>
      <fieldset disabled={!mayWrite} className="contents">
        <Section isSplit title="How much" description="Of a sale the percentage counts too.">
          <div className="grid items-start gap-5 sm:grid-cols-2">
            <Field
              name="percent"
              label="Largest percentage"
              required={false}
              hint="Of a price; without a limit when left empty."
              error={form.error("maxBasisPoints")}
            >
              <Input
                inputMode="decimal"
                after="%"
                defaultValue={form.value(
                  "percent",
                  limits.maxBasisPoints === null ? "" : String(limits.maxBasisPoints / 100),
                )}
              />
            </Field>
            <Field
              name="maxAmount"
              label="Largest amount"
              required={false}
              hint="Off one order; without a limit when left empty."
              error={form.error("maxAmount")}
            >
              <MoneyInput
                currency={limits.maxAmount?.currency ?? home}
                defaultValue={form.value("maxAmount") ?? limits.maxAmount?.amount ?? undefined}
              />
            </Field>
          </div>
        </Section>
        <Section isSplit title="How long, how many">
          <div className="grid items-start gap-5 sm:grid-cols-2">
            <Field
              name="maxDays"
              label="Days at most"
              required={false}
              hint="A coupon needs an end then."
              error={form.error("maxDays")}
            >
              <Input inputMode="numeric" defaultValue={form.value("maxDays", text(limits.maxDays))} />
            </Field>
            <Field
              name="maxAtOnce"
              label="At once"
              required={false}
              hint="Coupons of one shop that are on or planned."
              error={form.error("maxAtOnce")}
            >
              <Input inputMode="numeric" defaultValue={form.value("maxAtOnce", text(limits.maxAtOnce))} />
            </Field>
          </div>
        </Section>
        <Section isSplit title="What and in which order">
          <div className="grid items-start gap-5 sm:grid-cols-2">
            <fieldset className="min-w-0">
              <legend className="text-sm font-medium">What they may take off</legend>
              <div className="mt-1.5">
                {kinds.map(({ value, label }) => (
                  <Checkbox
                    key={value}
                    name="kinds[]"
                    value={value}
                    label={label}
                    defaultChecked={form.all("kinds", limits.kinds).includes(value)}
                  />
                ))}
              </div>
              <FieldError id="field-kinds-error">{form.error("kinds")}</FieldError>
            </fieldset>
            <Field
              name="leastPriority"
              label="Lowest priority"
              hint="The smaller number goes first; keep the first ones for the platform."
              error={form.error("leastPriority")}
            >
              <Input inputMode="numeric" defaultValue={form.value("leastPriority", String(limits.leastPriority))} />
            </Field>
          </div>
        </Section>
        {mayWrite && (
          <div className="border-t py-6">
            <Field
              name="reason"
              label="Reason"
              required
              hint="For the audit log."
              error={form.error("reason")}
              className="max-w-lg"
            >
              <Input maxLength={500} defaultValue={form.value("reason", "")} />
            </Field>
            <Button type="submit" variant="primary" className="mt-5" loading={state === "submitting" && "Saving…"}>
              Save
            </Button>
          </div>
        )}
      </fieldset>
    </Form>
  );
}

const text = (count: number | null) => (count === null ? "" : String(count));
