import { setTaxIdInput, startOnboardingInput, updatePayoutTermsInput } from "@emporia/contracts/payouts";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { MoneyInput } from "@emporia/ui/commerce/money-input";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { Section } from "@emporia/ui/layout/section";
import { Alert } from "@emporia/ui/primitives/alert";
import { Badge } from "@emporia/ui/primitives/badge";
import { Button } from "@emporia/ui/primitives/button";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Input } from "@emporia/ui/primitives/input";
import { Select } from "@emporia/ui/primitives/select";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import { useFieldErrorsOf } from "@emporia/ui/remix/use-field-errors";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData, useNavigation } from "@remix-run/react";
import { MoneyTabs } from "~/components/money/money-tabs";
import { apiFor } from "~/lib/api.server";
import { useMay } from "~/lib/shop";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { payouts } = apiFor(request, context);
  // Back from Stripe's page, which tells us the rest by itself a moment later.
  if (new URL(request.url).searchParams.has("onboarding")) await page(request, payouts.refreshAccount.mutate());
  const [money, { taxId }] = await page(request, Promise.all([payouts.money.query(), payouts.taxId.query()]));
  return { money, taxId };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request);
  const { payouts } = apiFor(request, context);
  switch (form.get("intent")) {
    case "onboard":
      return submit(form, startOnboardingInput, (input) =>
        payouts.startOnboarding.mutate(input).then(({ url }) => redirect(url)),
      );
    case "refresh":
      await page(request, payouts.refreshAccount.mutate());
      return redirect("/payouts/settings?done=saved");
    case "taxId":
      return submit(form, setTaxIdInput, (input) =>
        payouts.setTaxId.mutate(input).then(() => redirect("/payouts/settings?done=saved")),
      );
    default:
      return submit(form, updatePayoutTermsInput, (input) =>
        payouts.updateTerms.mutate(input).then(() => redirect("/payouts/settings?done=saved")),
      );
  }
}

export const meta: MetaFunction = () => [{ title: "Payout settings · Emporia Seller" }];

type Money = Awaited<ReturnType<typeof loader>>["money"];
type TaxId = Awaited<ReturnType<typeof loader>>["taxId"];

export default function PayoutSettingsPage() {
  const { money, taxId } = useLoaderData<typeof loader>();
  const mayWrite = useMay("balance:write");
  return (
    <>
      <PageHeader title="Payout settings">
        <MoneyTabs />
      </PageHeader>
      <Account money={money} mayWrite={mayWrite} />
      <TaxIdSection key={taxId?.updatedAt} taxId={taxId} mayWrite={mayWrite} />
      <Terms key={JSON.stringify(money.terms)} money={money} mayWrite={mayWrite} />
    </>
  );
}

function Account({ money: { account }, mayWrite }: { money: Money; mayWrite: boolean }) {
  const navigation = useNavigation();
  const busy = (intent: string, label: string) => navigation.formData?.get("intent") === intent && label;
  const face = account.payoutsEnabled
    ? ({ tone: "good", shape: "tick", word: "Ready" } as const)
    : account.checkedAt
      ? ({ tone: "warn", shape: "half", word: "Not ready" } as const)
      : ({ tone: "neutral", shape: "ring", word: "Not looked at yet" } as const);
  return (
    <Section
      isSplit
      title="Your Stripe account"
      description="Stripe pays you. It has to know who you are and where your bank is; we never see your documents."
    >
      <p className="flex flex-wrap items-center gap-3">
        <Badge tone={face.tone} shape={face.shape}>
          {face.word}
        </Badge>
        {account.bank ? (
          <span>
            {account.bank.name} <span className="figures">••••{account.bank.last4}</span>
          </span>
        ) : (
          <span className="text-muted">No bank account yet</span>
        )}
      </p>
      {account.requirements.length > 0 && (
        <Alert tone="warn" title="Stripe needs more from you" className="mt-4">
          <ul className="mt-1 list-disc pl-5">
            {account.requirements.map((each) => (
              <li key={each}>{requirementText(each)}</li>
            ))}
          </ul>
          {account.requirementsDueAt && (
            <p className="mt-2">
              Until <DateTime value={account.requirementsDueAt} />, or payouts stop.
            </p>
          )}
        </Alert>
      )}
      {mayWrite && (
        <Form method="post" className="mt-5 flex flex-wrap gap-3">
          <Button
            type="submit"
            name="intent"
            value="onboard"
            variant={account.payoutsEnabled ? "secondary" : "primary"}
            loading={busy("onboard", "Opening Stripe…")}
          >
            {account.detailsSubmitted ? "Change it at Stripe" : "Set up at Stripe"}
          </Button>
          <Button type="submit" name="intent" value="refresh" variant="ghost" loading={busy("refresh", "Asking…")}>
            Ask Stripe again
          </Button>
        </Form>
      )}
      {account.checkedAt && (
        <p className="mt-3 text-sm text-muted">
          As of <DateTime value={account.checkedAt} style="both" />
        </p>
      )}
    </Section>
  );
}

/** Stripe's name of a requirement in readable words: individual.verification.document. */
function requirementText(name: string): string {
  const words = name.split(".").at(-1)?.replaceAll("_", " ") ?? name;
  const about = name.includes(".") ? ` (${name.split(".").slice(0, -1).join(", ").replaceAll("_", " ")})` : "";
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${about}`;
}

const taxIdKinds = [
  { value: "ein", label: "EIN" },
  { value: "ssn", label: "SSN" },
  { value: "vat", label: "VAT number" },
  { value: "other", label: "Another number" },
];

function TaxIdSection({ taxId, mayWrite }: { taxId: TaxId; mayWrite: boolean }) {
  const said = useFieldErrorsOf("intent", "taxId");
  const { formData } = useNavigation();
  const kind = taxIdKinds.find((each) => each.value === taxId?.kind)?.label;
  return (
    <Section
      isSplit
      title="Tax id"
      description="For the tax office. It is kept encrypted, and nobody, you included, sees more than its last four again. Only a VAT number stands on your invoices, as the law wants it."
    >
      <p>
        {taxId ? (
          <>
            {kind} <span className="figures">•••••{taxId.last4}</span>, since{" "}
            <DateTime value={taxId.updatedAt} style="short" />
          </>
        ) : (
          <span className="text-muted">None yet</span>
        )}
      </p>
      {mayWrite && (
        <Form method="post" noValidate preventScrollReset className="mt-5 flex max-w-md flex-col gap-5">
          <FormErrors failure={said.failure} />
          <Field name="kind" label="What it is" error={said.error("kind")}>
            <Select defaultValue={said.value("kind", taxId?.kind ?? "ein")} options={taxIdKinds} />
          </Field>
          <Field name="taxId" label={taxId ? "Another number" : "The number"} error={said.error("taxId")}>
            <Input autoComplete="off" maxLength={30} />
          </Field>
          <div>
            <Button
              type="submit"
              name="intent"
              value="taxId"
              loading={formData?.get("intent") === "taxId" && "Saving…"}
            >
              Save the tax id
            </Button>
          </div>
        </Form>
      )}
    </Section>
  );
}

const intervals = [
  { value: "daily", label: "Every day" },
  { value: "weekly", label: "Every week" },
  { value: "monthly", label: "Every month" },
  { value: "manual", label: "When I ask for it" },
];

function Terms({ money, mayWrite }: { money: Money; mayWrite: boolean }) {
  const said = useFieldErrorsOf("intent", "terms");
  const navigation = useNavigation();
  const { terms } = money;
  return (
    <Section
      isSplit
      title="When you are paid"
      description={`What an order earned reaches your Stripe account ${terms.transferDays === 0 ? "when" : `${terms.transferDays} days after`} all of it ${terms.transferAfter === "delivery" ? "arrived" : "was sent"}. From there it goes to your bank:`}
    >
      <Form method="post" noValidate preventScrollReset className="flex max-w-md flex-col gap-5">
        <FormErrors failure={said.failure} />
        <Field name="interval" label="How often" error={said.error("interval")}>
          <Select disabled={!mayWrite} defaultValue={said.value("interval", terms.interval)} options={intervals} />
        </Field>
        <Field
          name="payoutDay"
          label="On day"
          hint="Of the week, Monday is 1, or of the month, up to 28. Days are UTC."
          error={said.error("payoutDay")}
        >
          <Input
            type="number"
            min={1}
            max={28}
            disabled={!mayWrite}
            defaultValue={said.value("payoutDay", String(terms.payoutDay))}
          />
        </Field>
        <Field
          name="minimumAmount"
          label="From this amount on"
          hint="Less than that waits for the next time."
          error={said.error("minimumAmount")}
        >
          <MoneyInput
            currency={terms.minimum.currency}
            disabled={!mayWrite}
            defaultValue={said.value("minimumAmount") ?? terms.minimum.amount}
          />
        </Field>
        {mayWrite && (
          <div>
            <Button
              type="submit"
              name="intent"
              value="terms"
              variant="primary"
              loading={navigation.formData?.get("intent") === "terms" && "Saving…"}
            >
              Save
            </Button>
          </div>
        )}
      </Form>
    </Section>
  );
}
