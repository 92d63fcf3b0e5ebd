import { createDraftOrderInput, draftOrderStatuses } from "@emporia/contracts/draft-orders";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { Price } from "@emporia/ui/commerce/price";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { Section } from "@emporia/ui/layout/section";
import { cursorOf } from "@emporia/ui/lib/list-paths";
import { Button, ButtonLink } from "@emporia/ui/primitives/button";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Input } from "@emporia/ui/primitives/input";
import { Link } from "@emporia/ui/primitives/link";
import { Select } from "@emporia/ui/primitives/select";
import { Table } from "@emporia/ui/primitives/table";
import { CursorPages } from "@emporia/ui/remix/cursor-pages";
import { FilterForm } from "@emporia/ui/remix/filter-form";
import { submit } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData, useLocation, useNavigation } from "@remix-run/react";
import { FilePen } from "lucide-react";
import { DraftStatusBadge, draftStatusWord } from "~/components/draft/draft-status-badge";
import { apiFor } from "~/lib/api.server";
import { useMay } from "~/lib/staff";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams;
  const status = draftOrderStatuses.find((each) => each === params.get("status"));
  const query = params.get("query")?.trim().slice(0, 100) || undefined;
  const { draftOrders, markets } = apiFor(request, context);
  const [drafts, { items: open }] = await page(
    request,
    Promise.all([draftOrders.list.query({ status, query, cursor: cursorOf(params), limit: 30 }), markets.list.query()]),
  );
  return {
    drafts,
    status,
    query,
    statuses: [...draftOrderStatuses],
    markets: open.map(({ code, name, currency }) => ({ value: code, label: `${name}, ${currency}` })),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const input = createDraftOrderInput.pick({ email: true, market: true });
  return submit(request, input, async (made) => {
    const { id } = await apiFor(request, context).draftOrders.create.mutate(made);
    return redirect(`/draft-orders/${id}`);
  });
}

export const meta: MetaFunction = () => [{ title: "Draft orders · Emporia Admin" }];

export default function DraftOrdersPage() {
  const { drafts, status, query, statuses, markets } = useLoaderData<typeof loader>();
  const { pathname } = useLocation();
  const mayWrite = useMay("orders:write");
  return (
    <>
      <PageHeader
        title="Draft orders"
        description="Orders that are made for somebody: over the phone, by mail, or to put something right. The customer pays by a link."
      />
      {mayWrite && (
        <Section isSplit title="Make one" description="For whom first. An account with that address gets the order.">
          <NewDraft markets={markets} />
        </Section>
      )}
      <div className={mayWrite ? "border-t pt-7" : undefined}>
        <FilterForm label="Find a draft order" placeholder="Number or e-mail" query={query}>
          <Field name="status" label="Status" hideLabel className="w-48">
            <Select
              defaultValue={status ?? ""}
              options={[
                { value: "", label: "Every status" },
                ...statuses.map((value) => ({ value, label: draftStatusWord(value) })),
              ]}
            />
          </Field>
        </FilterForm>
      </div>
      <Table
        caption="Draft orders, those changed last first"
        rows={drafts.items}
        rowKey={(draft) => draft.id}
        empty={
          query || status ? (
            <EmptyState
              icon={<FilePen />}
              title="No draft order matches."
              action={<ButtonLink href={pathname}>Show all of them</ButtonLink>}
            >
              Search by its number or by the customer's e-mail.
            </EmptyState>
          ) : (
            <EmptyState icon={<FilePen />} title="No order was made by hand yet.">
              Say for whom above, add what they want, and send them the link.
            </EmptyState>
          )
        }
        columns={[
          {
            key: "number",
            header: "Draft",
            isName: true,
            cell: (draft) => (
              <Link
                href={`/draft-orders/${draft.id}`}
                prefetch="intent"
                className="figures inline-flex min-h-9 items-center whitespace-nowrap underline-offset-4 hover:underline pointer-coarse:min-h-11"
              >
                {draft.number}
              </Link>
            ),
          },
          {
            key: "changed",
            header: "Changed",
            cell: (draft) => <DateTime value={draft.updatedAt} style="short" className="whitespace-nowrap" />,
          },
          {
            key: "email",
            header: "Customer",
            className: "lg:max-w-0 lg:w-[34%]",
            cell: (draft) => <span className="line-clamp-1 min-w-36 break-all max-sm:text-right">{draft.email}</span>,
          },
          { key: "status", header: "Status", cell: (draft) => <DraftStatusBadge status={draft.status} /> },
          {
            key: "items",
            header: "Items",
            align: "end",
            cell: (draft) => <span className="figures">{draft.itemCount}</span>,
          },
          { key: "total", header: "Total", align: "end", cell: (draft) => <Price money={draft.total} /> },
        ]}
      />
      <CursorPages label="Draft orders" nextCursor={drafts.nextCursor} />
    </>
  );
}

function NewDraft({ markets }: { markets: { value: string; label: string }[] }) {
  const form = useFieldErrors();
  const { state, formMethod } = useNavigation();
  return (
    <Form method="post" noValidate className="flex max-w-xl flex-wrap items-end gap-4">
      <div className="w-full empty:hidden">
        <FormErrors failure={form.failure} focus="field" labels={{ email: "E-mail", market: "Market" }} />
      </div>
      <Field name="email" label="E-mail of the customer" required error={form.error("email")} className="min-w-64 grow">
        <Input type="email" autoComplete="off" maxLength={254} defaultValue={form.value("email")} />
      </Field>
      {markets.length > 1 && (
        <Field name="market" label="Market" error={form.error("market")} className="w-56">
          <Select defaultValue={form.value("market") ?? markets[0]?.value} options={markets} />
        </Field>
      )}
      <Button type="submit" variant="primary" loading={state !== "idle" && formMethod === "POST" && "Making it…"}>
        Make a draft
      </Button>
    </Form>
  );
}
