import { messagePolicies, messagePolicyLabel } from "@emporia/contracts/message-limits";
import {
  decideMessageInput,
  hideMessageInput,
  type StaffThreadView,
  showMessageInput,
  staffBlockInput,
} from "@emporia/contracts/messages";
import { subjectText } from "@emporia/ui/commerce/conversation";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { Picture } from "@emporia/ui/commerce/picture";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { Section } from "@emporia/ui/layout/section";
import { Badge } from "@emporia/ui/primitives/badge";
import { Button } from "@emporia/ui/primitives/button";
import { ConfirmButton } from "@emporia/ui/primitives/confirm-dialog";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Link } from "@emporia/ui/primitives/link";
import { Textarea } from "@emporia/ui/primitives/textarea";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import { useFieldErrorsOf } from "@emporia/ui/remix/use-field-errors";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { ReviewDecision } from "~/components/review-decision";
import { apiFor } from "~/lib/api.server";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { messages } = apiFor(request, context);
  return { thread: await page(request, messages.staff.get.query({ threadId: params.threadId ?? "" })) };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { staff } = apiFor(request, context).messages;
  const threadId = params.threadId ?? "";
  const form = await readForm(request);
  form.set("messageId", String(form.get("form") ?? ""));
  form.set("threadId", threadId);
  const back = (done: string) => redirect(`/messages/${threadId}?done=${done}`);
  const blockInput = staffBlockInput.omit({ isBlocked: true });
  switch (form.get("intent")) {
    case "show":
      return submit(form, showMessageInput, (input) => staff.show.mutate(input).then(() => back("questionShown")));
    case "dismiss":
      return submit(form, decideMessageInput, (input) => staff.dismiss.mutate(input).then(() => back("messageLeft")));
    case "block":
      return submit(form, blockInput, (input) =>
        staff.block.mutate({ ...input, isBlocked: true }).then(() => back("shopperBlocked")),
      );
    case "unblock":
      return submit(form, blockInput, (input) =>
        staff.block.mutate({ ...input, isBlocked: false }).then(() => back("shopperUnblocked")),
      );
    default:
      return submit(form, hideMessageInput, (input) => staff.hide.mutate(input).then(() => back("messageHidden")));
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: `${data ? `${data.thread.shopperName} and ${data.thread.seller.shopName}` : "Conversation"} · Emporia Admin`,
  },
];

export default function ThreadPage() {
  const { thread } = useLoaderData<typeof loader>();
  const { seller, shopperName, subject, messages } = thread;
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Messages", href: "/messages" }, { label: shopperName }]}
        title={`${shopperName} and ${seller.shopName}`}
        badge={thread.block && <Badge tone="bad">May not write</Badge>}
        description="The latest hundred messages and those that were reported, as they were written."
      />
      <div className="gap-x-12 lg:grid lg:grid-cols-[minmax(0,1fr)_20rem]">
        <ol className="flex min-w-0 flex-col divide-y divide-line border-y max-lg:mb-8">
          {messages.map((message) => (
            <li key={message.id} className="py-5">
              <Message message={message} thread={thread} />
            </li>
          ))}
        </ol>
        <aside aria-label="Who they are" className="min-w-0">
          <Section title="About">
            <p className="text-[0.9375rem] wrap-anywhere">
              <About subject={subject} />
            </p>
          </Section>
          <Section title="Who">
            <ul className="flex flex-col gap-1 text-[0.9375rem] wrap-anywhere">
              <li>
                {thread.userId ? (
                  <Link href={`/people/${thread.userId}`} className="underline underline-offset-4">
                    {shopperName}
                  </Link>
                ) : (
                  `${shopperName}, a guest`
                )}
                <span className="block text-sm text-muted">{thread.email}</span>
              </li>
              <li>
                <Link href={`/sellers/${seller.id}`} className="underline underline-offset-4">
                  {seller.shopName}
                </Link>
                {thread.isBlockedByShop && (
                  <span className="block text-sm text-muted">Takes no messages from {shopperName}</span>
                )}
              </li>
            </ul>
          </Section>
          <Section title="Writing to shops">
            <Block key={String(thread.block !== null)} thread={thread} />
          </Section>
        </aside>
      </div>
    </>
  );
}

function About({ subject }: { subject: StaffThreadView["subject"] }) {
  const href = subject.product
    ? `/products/${subject.product.id}`
    : subject.order
      ? `/orders/${subject.order.orderId}`
      : undefined;
  if (!href) return subjectText(subject) || "The shop";
  return (
    <Link href={href} className="underline underline-offset-4">
      {subjectText(subject)}
    </Link>
  );
}

function Message({ message, thread }: { message: StaffThreadView["messages"][number]; thread: StaffThreadView }) {
  const { from, original, shown, pictures, hidden, reports } = message;
  const openCount = reports.filter(({ status }) => status === "OPEN").length;
  return (
    <article className="flex min-w-0 flex-col gap-3">
      <p className="flex flex-wrap items-center gap-2 text-sm text-muted wrap-anywhere">
        <span className="font-medium text-ink">{from === "shop" ? thread.seller.shopName : thread.shopperName}</span>
        <DateTime value={message.sentAt} style="both" className="figures" />
        {hidden && <Badge>Hidden</Badge>}
        {openCount > 0 && <Badge tone="warn">Reported</Badge>}
      </p>
      {original && <p className="max-w-prose text-[0.9375rem] whitespace-pre-line wrap-anywhere">{original}</p>}
      {shown !== original && (
        <div className="max-w-prose border-l-2 border-line-strong pl-4 text-[0.9375rem]">
          <p className="text-sm text-muted">As it was delivered</p>
          <p className="whitespace-pre-line wrap-anywhere">{shown}</p>
        </div>
      )}
      {pictures.length > 0 && (
        <ul aria-label="Pictures" className="flex flex-wrap gap-2">
          {pictures.map((picture, at) => (
            <li key={picture.id}>
              <Picture media={{ ...picture, alt: `Picture ${at + 1}` }} sizes="8rem" className="size-32 rounded-md" />
            </li>
          ))}
        </ul>
      )}
      {hidden && (
        <p className="max-w-prose text-sm wrap-anywhere">
          Hidden <DateTime value={hidden.at} style="both" />, {messagePolicyLabel(hidden.policy).toLowerCase()}:{" "}
          {hidden.reason}
        </p>
      )}
      {reports.length > 0 && (
        <ul aria-label="Reports" className="flex flex-col gap-2 text-sm">
          {reports.map((report) => (
            <li key={report.id} className="wrap-anywhere">
              <Badge tone={report.status === "OPEN" ? "warn" : report.status === "UPHELD" ? "bad" : "neutral"}>
                {report.status === "OPEN" ? "Open" : report.status === "UPHELD" ? "Was right" : "Dismissed"}
              </Badge>{" "}
              {messagePolicyLabel(report.policy)}, {from === "shop" ? thread.shopperName : thread.seller.shopName},{" "}
              <DateTime value={report.reportedAt} style="both" />
              {report.explanation && <span className="block whitespace-pre-line">{report.explanation}</span>}
              {report.decisionReason && <span className="block text-muted">{report.decisionReason}</span>}
            </li>
          ))}
        </ul>
      )}
      {reports.length > 0 && (
        <ReviewDecision
          key={`${hidden !== null}-${openCount}`}
          id={message.id}
          noun="message"
          isHidden={hidden !== null}
          openCount={openCount}
          policies={messagePolicies}
        />
      )}
    </article>
  );
}

function Block({ thread: { block, shopperName } }: { thread: StaffThreadView }) {
  const form = useFieldErrorsOf("form", "block");
  return (
    <Form method="post" noValidate className="flex flex-col items-start gap-4">
      <FormErrors failure={form.failure} />
      <input type="hidden" name="form" value="block" />
      {block && (
        <p className="text-sm wrap-anywhere">
          Stopped <DateTime value={block.at} style="both" />: {block.reason}
        </p>
      )}
      <Field
        id="block-reason"
        name="reason"
        label="Reason"
        hint={block ? "For the record." : `${shopperName} reads it when they try to write.`}
        error={form.error("reason")}
        className="w-full"
      >
        <Textarea rows={3} maxLength={1000} defaultValue={form.value("reason")} />
      </Field>
      {block ? (
        <Button type="submit" name="intent" value="unblock" size="sm">
          Let them write again
        </Button>
      ) : (
        <ConfirmButton
          name="intent"
          value="block"
          size="sm"
          needs={["reason"]}
          question={{
            title: `Stop ${shopperName} from writing to shops?`,
            consequence: "They can still buy, send things back and complain. You can let them write again.",
            confirmLabel: "Stop them",
            cancelLabel: "Not now",
          }}
        >
          Stop them from writing
        </ConfirmButton>
      )}
    </Form>
  );
}
