import { answerAppealInput, placeHoldInput, releaseHoldInput } from "@emporia/contracts/payouts";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { Price } from "@emporia/ui/commerce/price";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { Section } from "@emporia/ui/layout/section";
import { Badge } from "@emporia/ui/primitives/badge";
import { Button } from "@emporia/ui/primitives/button";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Input } from "@emporia/ui/primitives/input";
import { Link } from "@emporia/ui/primitives/link";
import { Select } from "@emporia/ui/primitives/select";
import { Textarea } from "@emporia/ui/primitives/textarea";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import { useFieldErrorsOf } from "@emporia/ui/remix/use-field-errors";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData, useNavigation } from "@remix-run/react";
import { LockOpen } from "lucide-react";
import { PayoutTabs } from "~/components/payout-tabs";
import { apiFor } from "~/lib/api.server";
import { useMay } from "~/lib/staff";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { payouts, sellers } = apiFor(request, context);
  const [holds, shops] = await page(
    request,
    Promise.all([payouts.staff.holds.query({}), sellers.staff.list.query({ status: "APPROVED", limit: 100 })]),
  );
  return { holds: holds.items, shops: shops.items.map(({ id, shopName }) => ({ value: id, label: shopName })) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request);
  const { staff } = apiFor(request, context).payouts;
  const done = () => redirect("/payouts/holds?done=saved");
  switch (form.get("intent")) {
    case "place":
      return submit(form, placeHoldInput, (input) => staff.placeHold.mutate(input).then(done));
    case "answer":
      return submit(form, answerAppealInput, (input) => staff.answerAppeal.mutate(input).then(done));
    default:
      return submit(form, releaseHoldInput, (input) => staff.releaseHold.mutate(input).then(done));
  }
}

export const meta: MetaFunction = () => [{ title: "Holds · Emporia Admin" }];

type Hold = ReturnType<typeof useLoaderData<typeof loader>>["holds"][number];
const rules = { new_seller: "New shop", dispute: "Dispute", payout_failed: "Payout came back", staff: "By staff" };

export default function HoldsPage() {
  const { holds, shops } = useLoaderData<typeof loader>();
  const mayWrite = useMay("payouts:write");
  return (
    <>
      <PageHeader
        title="Holds"
        description="Money that is kept from sellers. Each says why and until when, and the seller reads both."
      >
        <PayoutTabs />
      </PageHeader>
      {holds.length === 0 ? (
        <EmptyState icon={<LockOpen />} title="Nothing is held.">
          Holds of new shops and of disputes come and go by themselves.
        </EmptyState>
      ) : (
        <ul className="border-t">
          {holds.map((hold) => (
            <Item key={hold.id} hold={hold} mayWrite={mayWrite} />
          ))}
        </ul>
      )}
      {mayWrite && <Place key={holds.length} shops={shops} />}
    </>
  );
}

function Item({ hold, mayWrite }: { hold: Hold; mayWrite: boolean }) {
  return (
    <li className="grid gap-x-8 gap-y-4 border-b py-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="min-w-0">
        <h2 className="flex flex-wrap items-baseline gap-x-3 text-base">
          <Link href={`/sellers/${hold.sellerId}`} className="underline underline-offset-4 wrap-anywhere">
            {hold.shopName}
          </Link>
          <span className="figures text-sm font-normal text-muted">
            {hold.sellerOrderNumber ?? "the whole shop"}, <Price money={hold.amount} />
          </span>
        </h2>
        <p className="mt-1.5 wrap-anywhere">{hold.reason}</p>
        <p className="mt-1.5 text-sm text-muted">
          {rules[hold.rule]}, since <DateTime value={hold.placedAt} style="short" />, until{" "}
          <DateTime value={hold.releasesAt} style="short" />
        </p>
        {hold.appeal && (
          <div className="mt-4 border-l-2 pl-4 text-[0.9375rem]">
            <p className="flex flex-wrap items-center gap-x-3 text-sm text-muted">
              <span>
                The seller said on <DateTime value={hold.appeal.at} style="short" />
              </span>
              {!hold.appeal.answer && <Badge tone="warn">Waits for an answer</Badge>}
            </p>
            <p className="whitespace-pre-wrap wrap-anywhere">{hold.appeal.text}</p>
            {hold.appeal.answer && (
              <>
                <p className="mt-3 text-sm text-muted">
                  Answered on <DateTime value={hold.appeal.answer.at} style="short" />
                </p>
                <p className="whitespace-pre-wrap wrap-anywhere">{hold.appeal.answer.text}</p>
              </>
            )}
          </div>
        )}
      </div>
      {mayWrite && hold.rule !== "dispute" && (
        <div className="flex flex-col gap-5">
          <Release hold={hold} />
          {hold.appeal && !hold.appeal.answer && <Answer hold={hold} />}
        </div>
      )}
    </li>
  );
}

function Answer({ hold }: { hold: Hold }) {
  const said = useFieldErrorsOf("answeredId", hold.id);
  const { formData } = useNavigation();
  return (
    <Form method="post" preventScrollReset noValidate className="flex flex-col gap-3">
      <FormErrors failure={said.failure} />
      <input type="hidden" name="holdId" value={hold.id} />
      <input type="hidden" name="answeredId" value={hold.id} />
      <Field
        id={`answer-${hold.id}`}
        name="answer"
        label="Keep it, because"
        hint="The seller reads it."
        error={said.error("answer")}
      >
        <Textarea rows={3} maxLength={1000} defaultValue={said.value("answer")} />
      </Field>
      <div>
        <Button
          type="submit"
          name="intent"
          value="answer"
          size="sm"
          loading={formData?.get("answeredId") === hold.id && "Answering…"}
        >
          Keep it<span className="sr-only">: what is held of {hold.shopName}</span>
        </Button>
      </div>
    </Form>
  );
}

function Release({ hold }: { hold: Hold }) {
  const said = useFieldErrorsOf("releasedId", hold.id);
  const { formData } = useNavigation();
  return (
    <Form method="post" preventScrollReset noValidate className="flex flex-col gap-3">
      <FormErrors failure={said.failure} />
      <input type="hidden" name="holdId" value={hold.id} />
      <input type="hidden" name="releasedId" value={hold.id} />
      <Field
        id={`note-${hold.id}`}
        name="note"
        label="Release it, because"
        hint={hold.appeal ? "The seller reads it." : undefined}
        error={said.error("note")}
      >
        <Input maxLength={1000} autoComplete="off" defaultValue={said.value("note")} />
      </Field>
      <div>
        <Button type="submit" size="sm" loading={formData?.get("releasedId") === hold.id && "Releasing…"}>
          Release<span className="sr-only"> what is held of {hold.shopName}</span>
        </Button>
      </div>
    </Form>
  );
}

function Place({ shops }: { shops: { value: string; label: string }[] }) {
  const said = useFieldErrorsOf("intent", "place");
  const { formData } = useNavigation();
  return (
    <div className="mt-8">
      <Section
        isSplit
        title="Hold money"
        description="Transfers and payouts wait until the day (UTC), or until it is released."
      >
        <Form method="post" noValidate preventScrollReset className="flex max-w-lg flex-col gap-5">
          <FormErrors failure={said.failure} />
          <Field name="sellerId" label="Shop" error={said.error("sellerId")}>
            <Select placeholder="Choose a shop" defaultValue={said.value("sellerId", "")} options={shops} />
          </Field>
          <Field
            name="sellerOrderNumber"
            label="Only of one order"
            required={false}
            hint="Its number with the shop's part, as in ORD-2026-000123-1."
            error={said.error("sellerOrderNumber")}
          >
            <Input autoComplete="off" maxLength={40} defaultValue={said.value("sellerOrderNumber")} />
          </Field>
          <Field name="reason" label="Why" hint="The seller reads it." error={said.error("reason")}>
            <Textarea rows={3} maxLength={1000} defaultValue={said.value("reason")} />
          </Field>
          <Field name="releasesOn" label="Until" error={said.error("releasesOn")} className="w-48">
            <Input type="date" defaultValue={said.value("releasesOn")} />
          </Field>
          <div>
            <Button
              type="submit"
              name="intent"
              value="place"
              variant="primary"
              loading={formData?.get("intent") === "place" && "Holding…"}
            >
              Hold it
            </Button>
          </div>
        </Form>
      </Section>
    </div>
  );
}
