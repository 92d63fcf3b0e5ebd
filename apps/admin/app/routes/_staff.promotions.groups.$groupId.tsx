import {
  addGroupMembersInput,
  removeGroupMemberInput,
  shopperGroupIdInput,
  updateShopperGroupInput,
} from "@emporia/contracts/shopper-groups";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { Section } from "@emporia/ui/layout/section";
import { cursorOf, withParams } from "@emporia/ui/lib/list-paths";
import { Badge } from "@emporia/ui/primitives/badge";
import { Button, ButtonLink } from "@emporia/ui/primitives/button";
import { ConfirmButton } from "@emporia/ui/primitives/confirm-dialog";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Link } from "@emporia/ui/primitives/link";
import { Table } from "@emporia/ui/primitives/table";
import { Textarea } from "@emporia/ui/primitives/textarea";
import { CursorPages } from "@emporia/ui/remix/cursor-pages";
import { ErrorPage } from "@emporia/ui/remix/error-page";
import { FilterForm } from "@emporia/ui/remix/filter-form";
import { useBusy } from "@emporia/ui/remix/form-busy";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData, useLocation, useNavigation, useRouteError } from "@remix-run/react";
import { SearchX, Users } from "lucide-react";
import { GroupForm } from "~/components/group-form";
import { apiFor } from "~/lib/api.server";
import { homeCurrencyOf } from "~/lib/currencies";
import { useMay } from "~/lib/staff";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { shopperGroups, markets } = apiFor(request, context);
  const groupId = params.groupId ?? "";
  const asked = new URL(request.url).searchParams;
  const query = asked.get("query")?.trim().slice(0, 254) || undefined;
  const [group, members, known] = await page(
    request,
    Promise.all([
      shopperGroups.get.query({ groupId }),
      shopperGroups.members.query({ groupId, query, cursor: cursorOf(asked), limit: 25 }),
      markets.list.query(),
    ]),
  );
  return { group, members, query, home: homeCurrencyOf(known) };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { shopperGroups } = apiFor(request, context);
  const form = await readForm(request);
  form.set("groupId", params.groupId ?? "");
  const here = (done: string) => redirect(`/promotions/groups/${params.groupId}?done=${done}`);
  switch (form.get("intent")) {
    case "save":
      return submit(form, updateShopperGroupInput, (input) =>
        shopperGroups.update.mutate(input).then(() => here("saved")),
      );
    case "add":
      return submit(form, addGroupMembersInput, (input) =>
        shopperGroups.addMembers.mutate(input).then(({ added }) => here(added > 0 ? "membersAdded" : "membersKnown")),
      );
    case "take-out":
      return submit(form, removeGroupMemberInput, (input) =>
        shopperGroups.removeMember.mutate(input).then(() => here("memberRemoved")),
      );
    case "delete":
      return submit(form, shopperGroupIdInput, (input) =>
        shopperGroups.delete.mutate(input).then(() => redirect("/promotions/groups?done=removed")),
      );
    default:
      throw new Response("The form was not complete.", { status: 400 });
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.group.name ?? "Group of shoppers"} · Emporia Admin` },
];

const accounts = {
  none: { tone: "neutral", label: "No account yet" },
  unconfirmed: { tone: "warn", label: "Address not confirmed" },
  confirmed: { tone: "good", label: "Has an account" },
} as const;

export default function GroupPage() {
  const { group, members, query, home } = useLoaderData<typeof loader>();
  const { pathname, search } = useLocation();
  const busy = useBusy();
  const form = useFieldErrors();
  const { formData } = useNavigation();
  const mayWrite = useMay("promotions:write");
  const { name, promotions } = group;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Promotions", href: "/promotions" },
          { label: "Groups of shoppers", href: "/promotions/groups" },
          { label: name },
        ]}
        title={name}
        description={group.note || undefined}
        actions={
          mayWrite && (
            <Form method="post">
              <input type="hidden" name="intent" value="delete" />
              <ConfirmButton
                size="sm"
                loading={busy("delete", "Deleting…")}
                question={{
                  title: `Delete “${name}”?`,
                  consequence: "Who is named in it is forgotten. It cannot be undone.",
                  confirmLabel: "Delete the group",
                }}
              >
                Delete
              </ConfirmButton>
            </Form>
          )
        }
      />
      <Section isSplit title="What is for it" description="A group that something is for cannot be deleted.">
        {promotions.length === 0 ? (
          <p className="text-muted">No promotion yet. Choose the group in a promotion’s form.</p>
        ) : (
          <ul className="flex flex-col gap-1">
            {promotions.map((promotion) => (
              <li key={promotion.id}>
                <Link href={`/promotions/${promotion.id}`} className="inline-flex min-h-11 items-center wrap-anywhere">
                  {promotion.name}
                </Link>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <section aria-labelledby="members" className="border-t py-7">
        <h2 id="members" className="text-lg font-medium">
          Who is named
          <span className="figures ms-2 text-base font-normal text-muted">
            {group.memberCount.toLocaleString("en-US")}
          </span>
        </h2>
        <p className="mt-1 mb-5 max-w-2xl text-sm text-muted">
          By e-mail address. Somebody is in the group once they are signed in to an account with this address and have
          confirmed it.
        </p>
        {mayWrite && (
          <Form
            key={group.memberCount}
            method="post"
            noValidate
            preventScrollReset
            className="mb-6 flex max-w-2xl flex-col gap-3"
          >
            <input type="hidden" name="intent" value="add" />
            {form.value("intent") === "add" && !form.error("text") && <FormErrors failure={form.failure} />}
            <Field
              name="text"
              label="Add addresses"
              required
              hint="One to a line, or a whole table pasted: what has no @ is passed over. 10,000 at once at most."
              error={form.error("text")}
            >
              <Textarea rows={4} className="max-h-72" spellCheck={false} defaultValue={form.value("text", "")} />
            </Field>
            <div>
              <Button type="submit" loading={busy("add", "Adding…")}>
                Add them
              </Button>
            </div>
          </Form>
        )}
        {(group.memberCount > 0 || query) && (
          <FilterForm label="Find an address" placeholder="Part of an address" query={query} />
        )}
        <Table
          caption="Who is named, by address"
          rows={members.items}
          rowKey={(member) => member.email}
          empty={
            query ? (
              <EmptyState
                icon={<SearchX />}
                title={`No address matches “${query}”.`}
                action={
                  <ButtonLink href={`${pathname}${withParams(search, { query: undefined })}`}>
                    Show all of them
                  </ButtonLink>
                }
              >
                Search by a part of it.
              </EmptyState>
            ) : (
              <EmptyState icon={<Users />} title="Nobody is named.">
                {group.rule ? "Who bought enough is in it all the same." : "Add the first addresses above."}
              </EmptyState>
            )
          }
          columns={[
            {
              key: "email",
              header: "Address",
              isName: true,
              cell: ({ email }) => <span className="wrap-anywhere">{email}</span>,
            },
            {
              key: "account",
              header: "Account",
              cell: ({ account }) => <Badge tone={accounts[account].tone}>{accounts[account].label}</Badge>,
            },
            ...(mayWrite
              ? [
                  {
                    key: "takeOut",
                    header: "Take out",
                    hideHeader: true,
                    align: "end" as const,
                    cell: ({ email }: { email: string }) => (
                      <Form method="post" preventScrollReset>
                        <input type="hidden" name="intent" value="take-out" />
                        <input type="hidden" name="email" value={email} />
                        <Button type="submit" size="sm" loading={formData?.get("email") === email && "Taking out…"}>
                          Take out<span className="sr-only"> {email}</span>
                        </Button>
                      </Form>
                    ),
                  },
                ]
              : []),
          ]}
        />
        <CursorPages label="Members" nextCursor={members.nextCursor} />
      </section>
      {mayWrite && (
        <div className="border-t pt-7">
          <GroupForm key={JSON.stringify(group)} group={group} home={home} busy={busy("save", "Saving…")} />
        </div>
      )}
    </>
  );
}

export function ErrorBoundary() {
  return (
    <ErrorPage
      error={useRouteError()}
      element="div"
      sentences={{ 404: "There is no group of shoppers at this address." }}
    />
  );
}
