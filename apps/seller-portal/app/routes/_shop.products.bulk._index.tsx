import { createBulkEditInput } from "@emporia/contracts/bulk-edits";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { ProductStatusBadge } from "@emporia/ui/commerce/product-status-badge";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { Section } from "@emporia/ui/layout/section";
import { withParams } from "@emporia/ui/lib/list-paths";
import { Alert } from "@emporia/ui/primitives/alert";
import { Badge } from "@emporia/ui/primitives/badge";
import { ButtonLink } from "@emporia/ui/primitives/button";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Link } from "@emporia/ui/primitives/link";
import { Table } from "@emporia/ui/primitives/table";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { SearchX, Table2 } from "lucide-react";
import { ActionForm, actionTypes } from "~/components/bulk/action-forms";
import { actionWords, statusFaces } from "~/components/bulk/bulk-words";
import { ProductFilter } from "~/components/bulk/product-filter";
import { apiFor } from "~/lib/api.server";
import { bulkFilterOf } from "~/lib/bulk-filter";
import { bulkForm } from "~/lib/bulk-input.server";
import { categoryGroups } from "~/lib/categories";
import { useMay } from "~/lib/shop";

const SHOWN = 5;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams;
  const filter = bulkFilterOf(params);
  const api = apiFor(request, context);
  const [found, edits, tree, { profiles }] = await page(
    request,
    Promise.all([
      api.bulkEdits.grid.list.query({ ...filter, limit: SHOWN }),
      api.bulkEdits.list.query({ limit: 10 }),
      api.categories.list.query(),
      api.shipping.list.query(),
    ]),
  );
  const type = actionTypes.find((each) => each === params.get("change")) ?? "price";
  return { found, edits: edits.items, groups: categoryGroups(tree), profiles, filter, type };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = bulkForm(await readForm(request));
  return submit(form, createBulkEditInput, (input) =>
    apiFor(request, context)
      .bulkEdits.create.mutate(input)
      .then(({ id }) => redirect(`/products/bulk/${id}`)),
  );
}

export const meta: MetaFunction = () => [{ title: "Change many products · Emporia Seller" }];

function productsText(count: number | null): string | undefined {
  if (count === 0) return undefined;
  if (count === null) return "All that the filter finds will be changed; how many that are is counted next.";
  return count === 1 ? "One product will be changed." : `${count.toLocaleString("en-US")} products will be changed.`;
}

export default function BulkPage() {
  const { found, edits, groups, profiles, filter, type } = useLoaderData<typeof loader>();
  const { pathname, search } = useLocation();
  const mayWrite = useMay("products:write");
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Products", href: "/products" }, { label: "Change many" }]}
        title="Change many products"
        description="Choose the products, say what shall change, and see it first. It can be taken back afterwards."
        actions={
          <ButtonLink href={`/products/grid${withParams(search, { change: undefined })}`} icon={<Table2 />}>
            Edit in a grid
          </ButtonLink>
        }
      />
      <Section title="Which products" description={productsText(found.productCount)}>
        {filter.productIds ? (
          <p className="mb-2 text-[0.9375rem]">
            Just those that you ticked in the list.{" "}
            <Link href={`${pathname}${withParams("", { change: type })}`} className="underline underline-offset-4">
              Choose by a filter instead
            </Link>
          </p>
        ) : (
          <ProductFilter filter={filter} groups={groups} keep={{ change: type }} />
        )}
        {found.items.length === 0 ? (
          <EmptyState
            icon={<SearchX />}
            title="No product matches."
            heading="h3"
            action={<ButtonLink href={pathname}>Take all products</ButtonLink>}
          />
        ) : (
          <ul className="mt-3 flex flex-col gap-2 text-sm">
            {found.items.map((product) => (
              <li key={product.productId} className="flex min-w-0 items-center gap-3">
                <ProductStatusBadge status={product.status} />
                <span className="min-w-0 truncate">{product.name}</span>
              </li>
            ))}
            {found.productCount === null ? (
              <li className="text-muted">and more</li>
            ) : (
              found.productCount > found.items.length && (
                <li className="text-muted">
                  and {(found.productCount - found.items.length).toLocaleString("en-US")} more
                </li>
              )
            )}
          </ul>
        )}
      </Section>
      <Section title="What to change">
        {mayWrite ? (
          <ActionForm
            type={type}
            filter={filter}
            groups={groups}
            profiles={profiles}
            hrefOf={(change) => `${pathname}${withParams(search, { change })}`}
          />
        ) : (
          <Alert tone="info">Your role in this shop cannot change products. Ask its owner.</Alert>
        )}
      </Section>
      <Section title="Changes so far">
        <Table
          caption="Changes of many products, the latest first"
          rows={edits}
          rowKey={(edit) => edit.id}
          empty={<p className="text-sm text-muted">None yet. Each of them stays here and can be taken back.</p>}
          columns={[
            {
              key: "what",
              header: "Change",
              isName: true,
              cell: (edit) => (
                <Link
                  href={`/products/bulk/${edit.id}`}
                  className="inline-flex min-h-11 items-center wrap-anywhere underline-offset-4 hover:underline"
                >
                  {actionWords(edit.action)}
                </Link>
              ),
            },
            {
              key: "status",
              header: "Status",
              cell: ({ status }) => (
                <Badge tone={statusFaces[status].tone} shape={statusFaces[status].shape}>
                  {statusFaces[status].words}
                </Badge>
              ),
            },
            {
              key: "products",
              header: "Products",
              align: "end",
              cell: (edit) => edit.productCount.toLocaleString("en-US"),
            },
            {
              key: "when",
              header: "When",
              align: "end",
              hideOnPhone: true,
              cell: (edit) => <DateTime value={edit.createdAt} style="both" className="whitespace-nowrap text-muted" />,
            },
          ]}
        />
      </Section>
    </>
  );
}
