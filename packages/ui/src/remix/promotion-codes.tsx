import type { CodeState, CodesView } from "@emporia/contracts/promotions";
import { Form, useLocation, useNavigation } from "@remix-run/react";
import { SearchX, TicketPercent } from "lucide-react";
import { DateTime } from "../commerce/date-time";
import { Section } from "../layout/section";
import { withParams } from "../lib/list-paths";
import { Badge } from "../primitives/badge";
import { Button, ButtonLink } from "../primitives/button";
import { ConfirmButton } from "../primitives/confirm-dialog";
import { EmptyState } from "../primitives/empty-state";
import { Field } from "../primitives/field";
import { FormErrors } from "../primitives/form-errors";
import { Input } from "../primitives/input";
import { Link } from "../primitives/link";
import { Table } from "../primitives/table";
import { TabLinks } from "../primitives/tabs";
import { CursorPages } from "./cursor-pages";
import { FilterForm } from "./filter-form";
import { useFieldErrors } from "./use-field-errors";

export interface PromotionCodesProps {
  codes: CodesView;
  /** How codes begin that are looked for. */
  query: string | undefined;
  state: CodeState | undefined;
  mayWrite: boolean;
  /** A new id: what is made with it is made once, however often the form is sent. */
  batchId: string;
  /** Where the table of all of them lies; `?batch=` names one batch. */
  filePath: string;
  /** Where an order is shown. */
  orderPath: (order: { id: string; number: string }) => string;
}

const states = {
  unused: { tone: "neutral", label: "Unused", tab: "Unused" },
  held: { tone: "warn", label: "Held by an unpaid order", tab: "Held" },
  used: { tone: "good", label: "Used", tab: "Used" },
  revoked: { tone: "bad", label: "Revoked", tab: "Revoked" },
} as const satisfies Record<CodeState, object>;
const labels = { count: "How many", prefix: "They begin with" };

/** The codes of one use that a promotion has: making, revoking, and what became of each. */
export function PromotionCodes(props: PromotionCodesProps) {
  const { codes, query, state, mayWrite, batchId, filePath, orderPath } = props;
  const { pathname, search } = useLocation();
  const { formData } = useNavigation();
  const form = useFieldErrors();
  const { counts, batches } = codes;
  const all = counts.unused + counts.held + counts.used + counts.revoked;
  const isSent = (intent: string, of: string) =>
    formData?.get("intent") === intent && (formData.get("code") ?? formData.get("batchId")) === of;
  const tab = (wanted: CodeState | undefined) => ({
    href: `${pathname}${withParams(search, { state: wanted, cursor: undefined, query: undefined })}`,
    isCurrent: state === wanted,
  });
  return (
    <>
      {mayWrite && (
        <Section
          isSplit
          title="Make codes"
          description="Each is good for one order and cannot be guessed. Capitals and spaces do not matter when it is entered."
        >
          <Form method="post" noValidate preventScrollReset className="flex flex-col gap-5">
            <input type="hidden" name="intent" value="make" />
            <input type="hidden" name="batchId" value={batchId} />
            <FormErrors failure={form.failure} labels={labels} />
            <div className="grid items-start gap-5 sm:grid-cols-2">
              <Field name="count" label="How many" required hint="10,000 at once at most." error={form.error("count")}>
                <Input inputMode="numeric" defaultValue={form.value("count", "100")} />
              </Field>
              <Field
                name="prefix"
                label="They begin with"
                required={false}
                hint="Ten letters and digits follow."
                error={form.error("prefix")}
              >
                <Input
                  maxLength={16}
                  autoComplete="off"
                  spellCheck={false}
                  className="uppercase"
                  defaultValue={form.value("prefix", "")}
                />
              </Field>
            </div>
            <div>
              <Button type="submit" variant="primary" loading={isSent("make", batchId) && "Making…"}>
                Make them
              </Button>
            </div>
          </Form>
        </Section>
      )}
      {batches.length > 0 && (
        <section aria-labelledby="batches" className="border-t py-7">
          <h2 id="batches" className="mb-3 text-lg font-medium">
            Made so far
          </h2>
          <Table
            caption="How codes were made, the latest first"
            rows={batches}
            rowKey={(batch) => batch.id}
            empty={null}
            columns={[
              {
                key: "made",
                header: "Made",
                isName: true,
                cell: ({ madeAt }) => <DateTime value={madeAt} style="both" />,
              },
              {
                key: "prefix",
                header: "Beginning",
                cell: ({ prefix }) =>
                  prefix === "" ? <span className="text-muted">None</span> : <span className="figures">{prefix}</span>,
              },
              {
                key: "count",
                header: "Codes",
                align: "end",
                cell: ({ count }) => <span className="figures">{count.toLocaleString("en-US")}</span>,
              },
              {
                key: "free",
                header: "Free",
                align: "end",
                cell: ({ free }) => <span className="figures">{free.toLocaleString("en-US")}</span>,
              },
              {
                key: "tools",
                header: "Download or revoke",
                hideHeader: true,
                align: "end",
                cell: ({ id, free, count }) => (
                  <span className="flex flex-wrap items-center justify-end gap-2">
                    <ButtonLink size="sm" href={`${filePath}?batch=${id}`} download>
                      Download
                    </ButtonLink>
                    {mayWrite && free > 0 && (
                      <Form method="post" preventScrollReset>
                        <input type="hidden" name="intent" value="revoke" />
                        <input type="hidden" name="batchId" value={id} />
                        <ConfirmButton
                          size="sm"
                          loading={isSent("revoke", id) && "Revoking…"}
                          question={{
                            title: `Revoke ${free === 1 ? "the code that is" : `the ${free.toLocaleString("en-US")} codes that are`} free?`,
                            consequence: "Nobody can use them any more. It cannot be undone.",
                            confirmLabel: "Revoke them",
                          }}
                        >
                          Revoke<span className="sr-only"> what is free of these {count}</span>
                        </ConfirmButton>
                      </Form>
                    )}
                  </span>
                ),
              },
            ]}
          />
        </section>
      )}
      <section aria-labelledby="codes" className="border-t py-7">
        <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
          <h2 id="codes" className="text-lg font-medium">
            Codes
          </h2>
          {all > 0 && (
            <ButtonLink size="sm" href={filePath} download>
              Download all
            </ButtonLink>
          )}
        </div>
        {all > 0 && (
          <>
            <TabLinks
              label="Codes by state"
              tabs={[
                { ...tab(undefined), label: "All", count: all },
                ...(Object.keys(states) as CodeState[]).map((each) => ({
                  ...tab(each),
                  label: states[each].tab,
                  count: counts[each],
                })),
              ]}
            />
            <div className="mt-5">
              <FilterForm label="Find a code" placeholder="How it begins" query={query} keep={{ state }} />
            </div>
          </>
        )}
        <Table
          caption="Codes, in alphabetical order"
          rows={codes.items}
          rowKey={(each) => each.code}
          empty={
            all === 0 ? (
              <EmptyState icon={<TicketPercent />} title="No code yet.">
                {mayWrite ? "Make the first ones above. Without them nobody can use it." : "Nobody made any yet."}
              </EmptyState>
            ) : (
              <EmptyState
                icon={<SearchX />}
                title={query ? `No code begins with “${query}”.` : "No code here."}
                action={<ButtonLink href={pathname}>Show all of them</ButtonLink>}
              />
            )
          }
          columns={[
            {
              key: "code",
              header: "Code",
              isName: true,
              cell: ({ code }) => <span className="figures wrap-anywhere">{code}</span>,
            },
            {
              key: "state",
              header: "State",
              cell: (each) => <Badge tone={states[each.state].tone}>{states[each.state].label}</Badge>,
            },
            {
              key: "order",
              header: "Order",
              cell: ({ order }) =>
                order ? (
                  <Link href={orderPath(order)} className="inline-flex min-h-11 items-center">
                    {order.number}
                  </Link>
                ) : (
                  <span className="text-muted">None</span>
                ),
            },
            {
              key: "taken",
              header: "Taken",
              cell: ({ takenAt }) =>
                takenAt ? <DateTime value={takenAt} style="both" /> : <span className="text-muted">Not yet</span>,
            },
            ...(mayWrite
              ? [
                  {
                    key: "revoke",
                    header: "Revoke",
                    hideHeader: true,
                    align: "end" as const,
                    cell: (each: { code: string; state: CodeState }) =>
                      each.state === "unused" && (
                        <Form method="post" preventScrollReset>
                          <input type="hidden" name="intent" value="revoke" />
                          <input type="hidden" name="code" value={each.code} />
                          <ConfirmButton
                            size="sm"
                            loading={isSent("revoke", each.code) && "Revoking…"}
                            question={{
                              title: `Revoke ${each.code}?`,
                              consequence: "Nobody can use it any more. It cannot be undone.",
                              confirmLabel: "Revoke it",
                            }}
                          >
                            Revoke<span className="sr-only"> {each.code}</span>
                          </ConfirmButton>
                        </Form>
                      ),
                  },
                ]
              : []),
          ]}
        />
        <CursorPages label="Codes" nextCursor={codes.nextCursor} />
      </section>
    </>
  );
}
