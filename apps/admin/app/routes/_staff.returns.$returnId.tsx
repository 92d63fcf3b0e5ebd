import { staffApproveReturnWithLabelInput } from "@emporia/contracts/labels";
import type { ReturnView } from "@emporia/contracts/returns";
import {
  approveReturnInput,
  endReturnInput,
  inspectReturnInput,
  rejectReturnInput,
  sellerReturnInput,
} from "@emporia/contracts/returns";
import { ReturnStatusBadge } from "@emporia/ui/commerce/return-status-badge";
import { ReturnSummary } from "@emporia/ui/commerce/return-summary";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { Section } from "@emporia/ui/layout/section";
import { ConfirmButton } from "@emporia/ui/primitives/confirm-dialog";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Link } from "@emporia/ui/primitives/link";
import { Textarea } from "@emporia/ui/primitives/textarea";
import { ErrorPage } from "@emporia/ui/remix/error-page";
import { labelForm } from "@emporia/ui/remix/label-form.server";
import { ReturnTools } from "@emporia/ui/remix/return-tools";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import { useTool } from "@emporia/ui/remix/use-tool";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData, useRouteError } from "@remix-run/react";
import { apiFor } from "~/lib/api.server";
import { useMay } from "~/lib/staff";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { returns, labels } = apiFor(request, context);
  const returnId = params.returnId ?? "";
  const seen = await page(request, returns.staff.get.query({ returnId }));
  const isAsked = seen.returned.status === "REQUESTED";
  // Without an address of the shop, or a carrier, there are none: the return is agreed to as ever.
  const quote = isAsked ? await labels.staff.quoteReturn.query({ returnId }).catch(() => null) : null;
  return { ...seen, rates: quote?.rates ?? [] };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const api = apiFor(request, context);
  const { staff } = api.returns;
  const form = await readForm(request);
  form.set("returnId", params.returnId ?? "");
  const back = (done: string) => () => redirect(`/returns/${params.returnId}?done=${done}`);
  switch (form.get("intent")) {
    case "approve":
      if (form.get("offer"))
        return submit(labelForm(form), staffApproveReturnWithLabelInput, (input) =>
          api.labels.staff.approveReturn
            .mutate(input)
            .then(({ status }) => back(status === "BUYING" ? "labelAsked" : "agreed")()),
        );
      return submit(form, approveReturnInput, (input) => staff.approve.mutate(input).then(back("agreed")));
    case "reject":
      return submit(form, rejectReturnInput, (input) => staff.reject.mutate(input).then(back("rejected")));
    case "end":
      return submit(form, endReturnInput, (input) => staff.end.mutate(input).then(back("ended")));
    case "inspect":
      return submit(form, inspectReturnInput, (input) => staff.inspect.mutate(input).then(back("inspected")));
    default:
      return submit(form, sellerReturnInput, (input) => staff.receive.mutate(input).then(back("received")));
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? `Return ${data.returned.number}` : "Return"} · Emporia Admin` },
];

export default function ReturnPage() {
  const { returned, order, orderId, rates } = useLoaderData<typeof loader>();
  const mayWrite = useMay("orders:write");
  const mayRefund = useMay("orders:refund");
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Returns", href: "/returns" }, { label: returned.number }]}
        title={<span className="figures">{returned.number}</span>}
        badge={<ReturnStatusBadge status={returned.status} />}
        description={
          <>
            Of order{" "}
            <Link href={`/orders/${orderId}`} className="figures underline underline-offset-4">
              {order.number}
            </Link>{" "}
            from {order.seller.shopName}
          </>
        }
      />
      <Section title="What comes back">
        <ReturnSummary returned={returned} hideHeading />
      </Section>
      {(returned.status === "RECEIVED" ? mayRefund : mayWrite) && isYours(returned.status) && (
        <Section title="In the shop's stead" description="It is written down who did it.">
          <ReturnTools key={returned.status} returned={returned} rates={rates} />
        </Section>
      )}
      {mayWrite && (returned.status === "REQUESTED" || returned.status === "APPROVED") && (
        <Section
          title="End it"
          description={
            returned.isWithdrawal
              ? "Nothing comes back: the shopper keeps the things, and the shop the money. By itself a withdrawal ends 30 days after it should have been sent."
              : "Nothing comes back: it is as if nobody had asked."
          }
        >
          <EndTool returned={returned} />
        </Section>
      )}
    </>
  );
}

function EndTool({ returned }: { returned: ReturnView }) {
  const { form, isSending } = useTool("end");
  return (
    <Form method="post" noValidate className="flex max-w-xl flex-col items-start gap-4 text-sm">
      <input type="hidden" name="tool" value="end" />
      <input type="hidden" name="returnId" value={returned.id} />
      <FormErrors failure={form.failure} labels={{ reason: "Reason" }} />
      <Field
        name="reason"
        id="end-reason"
        label="Reason"
        hint="The shopper and the shop read it."
        required
        error={form.error("reason")}
        className="w-full"
      >
        <Textarea rows={3} maxLength={1000} defaultValue={form.value("reason")} />
      </Field>
      <ConfirmButton
        name="intent"
        value="end"
        needs={["reason"]}
        loading={isSending && "Ending…"}
        question={{
          title: `End return ${returned.number}?`,
          consequence: "Both sides are told why. It is not in force again.",
          confirmLabel: "End it",
          cancelLabel: "Leave it open",
        }}
      >
        End the return
      </ConfirmButton>
    </Form>
  );
}

const isYours = (status: string) => ["REQUESTED", "APPROVED", "SENT", "RECEIVED"].includes(status);

export function ErrorBoundary() {
  return <ErrorPage error={useRouteError()} element="div" sentences={{ 404: "There is no return at this address." }} />;
}
