import { messagePolicyLabel } from "@emporia/contracts/message-limits";
import type { MessageReportView } from "@emporia/contracts/messages";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { cursorOf } from "@emporia/ui/lib/list-paths";
import { Badge } from "@emporia/ui/primitives/badge";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Link } from "@emporia/ui/primitives/link";
import { page } from "@emporia/ui/remix/tool-page.server";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { MessagesSquare } from "lucide-react";
import { TabbedList, tabOf } from "~/components/tabbed-list";
import { apiFor } from "~/lib/api.server";

const tabs = [
  { tab: "reported", label: "Reported", empty: "No message is reported." },
  { tab: "decided", label: "Decided", empty: "Nothing was decided yet." },
] as const;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams;
  const { tab } = tabOf(tabs, params.get("tab"));
  const { messages } = apiFor(request, context);
  return { tab, list: await page(request, messages.staff.list.query({ tab, cursor: cursorOf(params) })) };
}

export const meta: MetaFunction = () => [{ title: "Messages · Emporia Admin" }];

export default function MessagesPage() {
  const { tab, list } = useLoaderData<typeof loader>();
  const current = tabOf(tabs, tab);
  return (
    <TabbedList
      title="Messages"
      description="What shoppers and shops report of what the other side wrote. Nothing else of their conversations can be read here."
      tabs={tabs}
      current={tab}
      nextCursor={list.nextCursor}
    >
      {list.items.length === 0 ? (
        <EmptyState icon={<MessagesSquare />} title={current.empty}>
          Either side can say what is wrong with a message of the other.
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line border-y">
          {list.items.map((report) => (
            <li key={report.id} className="group relative flex flex-col gap-1.5 py-5">
              <Report report={report} />
            </li>
          ))}
        </ul>
      )}
    </TabbedList>
  );
}

function Report({ report }: { report: MessageReportView }) {
  const { seller, shopperName, from, original, pictureCount } = report;
  const [author, reporter] = from === "shop" ? [seller.shopName, shopperName] : [shopperName, seller.shopName];
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="min-w-0 text-[1.0625rem] font-medium wrap-anywhere">
          <Link
            href={`/messages/${report.threadId}`}
            className="underline-offset-4 group-hover:underline after:absolute after:inset-0"
          >
            {messagePolicyLabel(report.policy)}: {author}
          </Link>
        </h2>
        {report.status !== "OPEN" && (
          <Badge tone={report.status === "UPHELD" ? "bad" : "neutral"}>
            {report.status === "UPHELD" ? "Hidden" : "Dismissed"}
          </Badge>
        )}
      </div>
      <p className="line-clamp-3 max-w-prose text-[0.9375rem] whitespace-pre-line wrap-anywhere">
        {original || (pictureCount === 1 ? "A picture" : `${pictureCount} pictures`)}
      </p>
      <p className="text-sm text-muted wrap-anywhere">
        Reported by {reporter}, <DateTime value={report.reportedAt} style="both" />
        {report.explanation && `: “${report.explanation}”`}
      </p>
    </>
  );
}
