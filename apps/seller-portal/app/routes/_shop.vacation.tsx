import { sellerIdInput, setVacationInput, type VacationView } from "@emporia/contracts/sellers";
import { dateText } from "@emporia/ui/commerce/date-time";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { Section } from "@emporia/ui/layout/section";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button } from "@emporia/ui/primitives/button";
import { ConfirmButton } from "@emporia/ui/primitives/confirm-dialog";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Input } from "@emporia/ui/primitives/input";
import { RadioGroup } from "@emporia/ui/primitives/radio-group";
import { Textarea } from "@emporia/ui/primitives/textarea";
import { useBusy } from "@emporia/ui/remix/form-busy";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { type ActionFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form } from "@remix-run/react";
import { apiFor } from "~/lib/api.server";
import { useMay, useShop } from "~/lib/shop";
import { zoneWords } from "~/lib/shop-time";

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request);
  const { sellers } = apiFor(request, context);
  if (form.get("intent") === "end")
    return submit(form, sellerIdInput, (input) =>
      sellers.endVacation.mutate(input).then(() => redirect("/vacation?done=vacationEnded")),
    );
  return submit(form, setVacationInput, (input) =>
    sellers.setVacation.mutate(input).then(() => redirect("/vacation?done=vacationSaved")),
  );
}

export const meta: MetaFunction = () => [{ title: "Vacation · Emporia Seller" }];

const labels = { mode: "Meanwhile", from: "First day", until: "Back on", message: "What shoppers read" };

export default function VacationPage() {
  const shop = useShop();
  const mayWrite = useMay("shop:write");
  const planned = shop.plannedVacation;
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Shop settings", href: "/settings" }, { label: "Vacation" }]}
        title="Vacation"
        description="A break with a day on which you are back. It begins and ends by itself; orders that you have already are still to be sent."
      />
      {!mayWrite && (
        <Alert tone="info" className="mb-6">
          Only owners and admins of the shop plan its breaks.
        </Alert>
      )}
      {planned && <Planned planned={planned} isNow={shop.vacation !== null} sellerId={shop.id} mayWrite={mayWrite} />}
      {mayWrite && (
        <Plan key={JSON.stringify(planned)} planned={planned} sellerId={shop.id} zone={zoneWords(shop.timeZone)} />
      )}
    </>
  );
}

function Planned(props: { planned: VacationView; isNow: boolean; sellerId: string; mayWrite: boolean }) {
  const { planned, isNow, sellerId, mayWrite } = props;
  const busy = useBusy();
  return (
    <Section isSplit title={isNow ? "It lasts now" : "It is planned"}>
      <p className="text-[0.9375rem]">
        From {dateText(planned.from)}; you are back on {dateText(planned.until)}.{" "}
        {planned.mode === "CLOSED"
          ? "Nothing can be bought meanwhile."
          : "Orders are taken meanwhile, and sent when you are back."}
      </p>
      {mayWrite && (
        <Form method="post" className="mt-4">
          <input type="hidden" name="sellerId" value={sellerId} />
          <ConfirmButton
            name="intent"
            value="end"
            loading={busy("end", "One moment…")}
            question={{
              title: isNow ? "Are you back?" : "Do you stay?",
              consequence: isNow
                ? "Everything is sold and sent as usual, from now on."
                : "Nothing changes on the day for which the break was planned.",
              confirmLabel: isNow ? "I am back" : "Forget the break",
              tone: "primary",
            }}
          >
            {isNow ? "End it now" : "Forget it"}
          </ConfirmButton>
        </Form>
      )}
    </Section>
  );
}

function Plan({ planned, sellerId, zone }: { planned: VacationView | null; sellerId: string; zone: string }) {
  const form = useFieldErrors();
  const busy = useBusy();
  return (
    <Form method="post" noValidate>
      <input type="hidden" name="sellerId" value={sellerId} />
      <div className="mb-6 empty:hidden">
        <FormErrors failure={form.failure} labels={labels} />
      </div>
      <Section isSplit title={planned ? "Change it" : "Plan a break"} description={`Days begin at midnight, ${zone}.`}>
        <div className="flex max-w-prose flex-col gap-5">
          <div className="grid gap-5 sm:grid-cols-2">
            <Field name="from" label={labels.from} error={form.error("from")}>
              <Input type="date" defaultValue={form.value("from", planned?.from)} />
            </Field>
            <Field
              name="until"
              label={labels.until}
              hint="The first day on which you work again."
              error={form.error("until")}
            >
              <Input type="date" defaultValue={form.value("until", planned?.until)} />
            </Field>
          </div>
          <RadioGroup
            legend={labels.mode}
            name="mode"
            defaultValue={form.value("mode", planned?.mode)}
            error={form.error("mode")}
            options={[
              {
                value: "CLOSED",
                label: "Nothing is sold",
                hint: "Products stay where they are, with a note, and cannot be bought. At most a year.",
              },
              {
                value: "LATER",
                label: "Orders are taken, and sent later",
                hint: "Shoppers read the day by which you send: your usual days, from the day on which you are back. At most 60 days.",
              },
            ]}
          />
          <Field
            name="message"
            label={labels.message}
            required={false}
            hint="On your shop’s page and beside your products."
            error={form.error("message")}
          >
            <Textarea rows={3} maxLength={500} defaultValue={form.value("message", planned?.message)} />
          </Field>
          <div>
            <Button type="submit" variant="primary" name="intent" value="plan" loading={busy("plan", "Saving…")}>
              {planned ? "Save the break" : "Plan the break"}
            </Button>
          </div>
        </div>
      </Section>
    </Form>
  );
}
