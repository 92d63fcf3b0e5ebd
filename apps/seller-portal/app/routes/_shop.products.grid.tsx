import { type GridCell, saveGridInput } from "@emporia/contracts/bulk-edits";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { cursorOf } from "@emporia/ui/lib/list-paths";
import { ButtonLink } from "@emporia/ui/primitives/button";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { CursorPages } from "@emporia/ui/remix/cursor-pages";
import { readForm } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { Layers, SearchX } from "lucide-react";
import { type GridAnswer, PriceGrid } from "~/components/bulk/price-grid";
import { ProductFilter } from "~/components/bulk/product-filter";
import { apiFor } from "~/lib/api.server";
import { bulkFilterOf } from "~/lib/bulk-filter";
import { categoryGroups } from "~/lib/categories";
import { useMay } from "~/lib/shop";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams;
  const filter = bulkFilterOf(params);
  const api = apiFor(request, context);
  const [products, tree] = await page(
    request,
    Promise.all([
      api.bulkEdits.grid.list.query({ ...filter, cursor: cursorOf(params), limit: 25 }),
      api.categories.list.query(),
    ]),
  );
  return { products, groups: categoryGroups(tree), filter };
}

export async function action({ request, context }: ActionFunctionArgs): Promise<GridAnswer> {
  const text = (await readForm(request)).get("cells");
  const given = listIn(typeof text === "string" ? text : "");
  const cells: GridCell[] = [];
  const problems: GridAnswer["problems"] = [];
  for (const each of given) {
    const parsed = saveGridInput.shape.cells.element.safeParse(each);
    if (parsed.success) cells.push(parsed.data);
    else problems.push(problemOf(each, parsed.error.issues[0]?.message ?? "This cannot be."));
  }
  if (cells.length === 0) return { saved: 0, problems };
  try {
    const answer = await apiFor(request, context).bulkEdits.grid.save.mutate({ cells });
    return { saved: answer.saved, problems: [...problems, ...answer.problems] };
  } catch {
    // What was typed stays in the cells.
    return { saved: 0, problems: cells.map((cell) => problemOf(cell, "This was not saved. Try again in a moment.")) };
  }
}

function problemOf(cell: unknown, message: string): GridAnswer["problems"][number] {
  const { variantId, field } = cell as { variantId?: unknown; field?: unknown };
  return { variantId: String(variantId), field: field === "onHand" ? "onHand" : "price", message };
}

function listIn(text: string): unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value.filter((each) => typeof each === "object" && each !== null) : [];
  } catch {
    return [];
  }
}

export const meta: MetaFunction = () => [{ title: "Prices and stock · Emporia Seller" }];

export default function GridPage() {
  const { products, groups, filter } = useLoaderData<typeof loader>();
  const { pathname, search } = useLocation();
  const mayWrite = useMay("products:write");
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Products", href: "/products" }, { label: "Prices and stock" }]}
        title="Prices and stock"
        description="Every variant in a row. Only the cells that you change are saved."
        actions={
          <ButtonLink href={`/products/bulk${search}`} icon={<Layers />}>
            One change for many
          </ButtonLink>
        }
      />
      <ProductFilter filter={filter} groups={groups} />
      {products.items.length === 0 ? (
        <EmptyState
          icon={<SearchX />}
          title="No product here."
          action={<ButtonLink href={pathname}>Show all products</ButtonLink>}
        />
      ) : (
        <PriceGrid key={`${pathname}${search}`} products={products.items} isReadOnly={!mayWrite} />
      )}
      <CursorPages label="Products" nextCursor={products.nextCursor} />
    </>
  );
}
