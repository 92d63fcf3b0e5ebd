import { DateTime } from "@emporia/ui/commerce/date-time";
import { cursorOf } from "@emporia/ui/lib/list-paths";
import { Badge } from "@emporia/ui/primitives/badge";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Link } from "@emporia/ui/primitives/link";
import { RatingStars } from "@emporia/ui/primitives/rating-stars";
import { Table } from "@emporia/ui/primitives/table";
import { page } from "@emporia/ui/remix/tool-page.server";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Star } from "lucide-react";
import { TabbedList, tabOf } from "~/components/tabbed-list";
import { apiFor } from "~/lib/api.server";

const tabs = [
  {
    tab: "reported",
    label: "Reported",
    at: "Reported",
    order: "What is reported, the longest waiting first.",
    empty: "No review is reported.",
  },
  {
    tab: "hidden",
    label: "Hidden",
    at: "Hidden",
    order: "What is hidden, the latest first.",
    empty: "No review is hidden.",
  },
  {
    tab: "all",
    label: "All",
    at: "Written",
    order: "All there are, the latest first.",
    empty: "Nobody has written a review yet.",
  },
] as const;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams;
  const { tab } = tabOf(tabs, params.get("tab"));
  const { reviews } = apiFor(request, context);
  return { tab, list: await page(request, reviews.staff.list.query({ tab, cursor: cursorOf(params) })) };
}

export const meta: MetaFunction = () => [{ title: "Reviews · Emporia Admin" }];

export default function ReviewsPage() {
  const { tab, list } = useLoaderData<typeof loader>();
  const current = tabOf(tabs, tab);
  return (
    <TabbedList
      title="Reviews"
      description={`${current.order} Few stars are no reason to hide a review; breaking a rule is.`}
      tabs={tabs}
      current={tab}
      nextCursor={list.nextCursor}
    >
      <Table
        caption={`Reviews: ${current.label.toLowerCase()}`}
        rows={list.items}
        rowKey={(each) => each.id}
        empty={
          <EmptyState icon={<Star />} title={current.empty}>
            Whoever reads a review, and the shop that it is about, can say what is wrong with it.
          </EmptyState>
        }
        columns={[
          {
            key: "review",
            header: "Review",
            isName: true,
            className: "sm:max-w-0 sm:w-[45%]",
            cell: (each) => (
              <Link
                href={`/reviews/${each.id}`}
                prefetch="intent"
                className="group flex min-h-11 min-w-0 flex-col justify-center"
              >
                <span className="line-clamp-1 min-w-0 wrap-anywhere underline-offset-4 group-hover:underline">
                  {each.title || each.body || "Stars alone"}
                </span>
                <span className="line-clamp-1 text-sm font-normal text-muted wrap-anywhere">
                  {each.authorName} on {each.product.name}
                </span>
              </Link>
            ),
          },
          { key: "stars", header: "Stars", cell: (each) => <RatingStars rating={each.rating} /> },
          {
            key: "shop",
            header: "Shop",
            className: "sm:max-w-48",
            cell: (each) => (
              <Link
                href={`/sellers/${each.seller.id}`}
                className="line-clamp-1 wrap-anywhere underline-offset-4 hover:underline max-sm:text-right"
              >
                {each.seller.shopName}
              </Link>
            ),
          },
          {
            key: "state",
            header: "State",
            cell: (each) => (
              <Badge tone={each.status === "SHOWN" ? "info" : "neutral"}>
                {each.status === "SHOWN" ? "Shown" : "Hidden"}
              </Badge>
            ),
          },
          {
            key: "open",
            header: "Open reports",
            align: "end",
            cell: (each) => <span className="figures">{each.openCount.toLocaleString("en-US")}</span>,
          },
          {
            key: "at",
            header: current.at,
            align: "end",
            cell: (each) => <DateTime value={each.at} style="short" className="whitespace-nowrap" />,
          },
        ]}
      />
    </TabbedList>
  );
}
