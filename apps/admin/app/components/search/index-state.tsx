import type { SearchStateView } from "@emporia/contracts/search";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { Section } from "@emporia/ui/layout/section";
import { Alert } from "@emporia/ui/primitives/alert";
import { Badge } from "@emporia/ui/primitives/badge";
import { Button } from "@emporia/ui/primitives/button";
import { ConfirmButton } from "@emporia/ui/primitives/confirm-dialog";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Fact } from "@emporia/ui/primitives/fact";
import { Progress } from "@emporia/ui/primitives/progress";
import { Table } from "@emporia/ui/primitives/table";
import { useBusy } from "@emporia/ui/remix/form-busy";
import { Form, useRevalidator } from "@remix-run/react";
import { ScanSearch } from "lucide-react";
import { useEffect } from "react";

const LOOK_AGAIN_MS = 2_000;

/** Who answers, how far the copies are behind, how far a rebuild is and what the last checks found. */
export function IndexState({ state, mayWrite }: { state: SearchStateView; mayWrite: boolean }) {
  const busy = useBusy();
  const rebuild = state.rebuilds.find((each) => each.status === "RUNNING");
  const last = state.rebuilds.find((each) => each.status === "DONE");
  useLookingAgain(rebuild !== undefined);
  return (
    <>
      <Section
        title="Index"
        description={
          state.engine
            ? `${state.engine} keeps copies of the listings; PostgreSQL answers while it is away or more than ten seconds behind.`
            : "PostgreSQL searches the listings themselves: there is no copy that could lag behind."
        }
        action={
          <Badge
            tone={state.engine === null || state.isAnswering ? "good" : "warn"}
            shape={state.engine === null || state.isAnswering ? "tick" : "half"}
          >
            {state.isAnswering ? `${state.engine} answers` : "PostgreSQL answers"}
          </Badge>
        }
      >
        {state.engine && (
          <dl className="figures mb-5 grid gap-x-8 gap-y-4 text-sm sm:grid-cols-3">
            <Fact name="Behind by">{state.waiting === 0 ? "Nothing" : seconds(state.lagMs)}</Fact>
            <Fact name="Waiting to be copied">{products(state.waiting)}</Fact>
            <Fact name="Last copied">
              {state.syncedAt ? <DateTime value={state.syncedAt} style="both" /> : "Not yet"}
            </Fact>
          </dl>
        )}
        {state.lastError && (
          <Alert tone="warn" title="The last try to copy failed" className="mb-5">
            <span className="wrap-anywhere">{state.lastError}</span>{" "}
            {state.lastErrorAt && <DateTime value={state.lastErrorAt} style="both" />}
          </Alert>
        )}
        {rebuild && (
          <div className="mb-5 max-w-xl">
            <Progress
              label="Building the index anew"
              value={rebuild.total === 0 ? undefined : rebuild.done}
              max={Math.max(rebuild.total, 1)}
              detail={`${rebuild.done.toLocaleString("en-US")} of ${products(rebuild.total)}`}
            />
            <p className="mt-2 text-sm text-muted">
              {rebuild.reason} Begun <DateTime value={rebuild.startedAt} style="both" />; the old index answers until it
              is done.
            </p>
          </div>
        )}
        {!rebuild && last?.finishedAt && (
          <p className="mb-5 text-sm text-muted">
            Last built <DateTime value={last.finishedAt} style="both" /> with {products(last.total)}: {last.reason}
          </p>
        )}
        {mayWrite && state.engine && !rebuild && (
          <Form method="post">
            <input type="hidden" name="intent" value="rebuild" />
            <ConfirmButton
              variant="secondary"
              loading={busy("rebuild", "Asking…")}
              question={{
                title: "Build the index anew?",
                consequence: "Shoppers notice nothing: the index that is there answers until the new one is full.",
                confirmLabel: "Build it",
                cancelLabel: "Not now",
                tone: "primary",
              }}
            >
              Build it anew
            </ConfirmButton>
          </Form>
        )}
      </Section>
      <Section
        title="Checks"
        description="Every night all listings are compared with the tables, and copies with listings. What differs is put right."
        action={
          mayWrite && (
            <Form method="post" preventScrollReset>
              <input type="hidden" name="intent" value="check" />
              <Button type="submit" size="sm" loading={busy("check", "Asking…")}>
                Check now
              </Button>
            </Form>
          )
        }
      >
        <Table
          caption="What checks found"
          rows={state.checks}
          rowKey={(check) => check.id}
          empty={
            <EmptyState icon={<ScanSearch />} title="Nothing has been checked yet.">
              The first check is tonight.
            </EmptyState>
          }
          columns={[
            {
              key: "at",
              header: "Checked",
              isName: true,
              cell: (check) => <DateTime value={check.checkedAt} style="both" />,
            },
            { key: "compared", header: "Products", align: "end", cell: (check) => count(check.compared) },
            {
              key: "listings",
              header: "Listings put right",
              align: "end",
              cell: (check) => count(check.listingsDiffering),
            },
            { key: "missing", header: "Copies missing", align: "end", cell: (check) => count(check.copiesMissing) },
            { key: "stale", header: "Out of date", align: "end", cell: (check) => count(check.copiesStale) },
            { key: "left", header: "Left over", align: "end", cell: (check) => count(check.copiesLeftOver) },
          ]}
        />
      </Section>
    </>
  );
}

/** Reads the page again every other second while something is under way. */
function useLookingAgain(isUnderWay: boolean): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!isUnderWay) return;
    const timer = setInterval(revalidate, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [isUnderWay, revalidate]);
}

const count = (value: number | null) => (value === null ? "–" : value.toLocaleString("en-US"));
const products = (value: number) => (value === 1 ? "1 product" : `${value.toLocaleString("en-US")} products`);
const seconds = (ms: number) => `${(ms / 1000).toLocaleString("en-US", { maximumFractionDigits: 1 })} s`;
