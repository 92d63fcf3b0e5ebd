import { mostReviewPictures } from "@emporia/contracts/review-limits";
import { writeReviewInput } from "@emporia/contracts/reviews";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { Picture } from "@emporia/ui/commerce/picture";
import { PageHeader } from "@emporia/ui/layout/page-header";
import type { FormState } from "@emporia/ui/lib/form-result";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button, ButtonLink } from "@emporia/ui/primitives/button";
import { Checkbox } from "@emporia/ui/primitives/checkbox";
import { ConfirmButton } from "@emporia/ui/primitives/confirm-dialog";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Input } from "@emporia/ui/primitives/input";
import { PhotosField } from "@emporia/ui/primitives/photos-field";
import { RatingInput } from "@emporia/ui/primitives/rating-input";
import { RatingStars } from "@emporia/ui/primitives/rating-stars";
import { Textarea } from "@emporia/ui/primitives/textarea";
import { ErrorPage } from "@emporia/ui/remix/error-page";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData, useLocation, useNavigation, useRouteError } from "@remix-run/react";
import { type ReactNode, useEffect, useRef } from "react";
import { z } from "zod";
import { apiFor, read } from "~/lib/api.server";
import { pageMeta } from "~/lib/meta";
import { productPath, withQuery } from "~/lib/paths";
import { sendPhotos, takePhotos } from "~/lib/return-photos.server";
import { originOf, useRootData } from "~/lib/root-data";
import { loginPath } from "~/lib/safe-next";

const asked = ({ request, params }: Pick<LoaderFunctionArgs, "request" | "params">) => ({
  orderId: params.orderId ?? "",
  orderItemId: params.orderItemId ?? "",
  token: new URL(request.url).searchParams.get("token")?.slice(0, 200) || undefined,
});

export async function loader(args: LoaderFunctionArgs) {
  const item = asked(args);
  const own = await read(args, apiFor(args).reviews.own.query(item));
  const said = new URL(args.request.url).searchParams;
  return { ...own, ...item, isSent: said.has("sent"), isDeleted: said.has("deleted") };
}

const formInput = writeReviewInput
  .omit({ orderId: true, orderItemId: true, token: true, pictureIds: true })
  .extend({ kept: writeReviewInput.shape.pictureIds });

export async function action(args: ActionFunctionArgs) {
  const item = asked(args);
  const form = await readForm(args.request);
  const here = `/orders/${item.orderId}/review/${item.orderItemId}`;
  if (form.get("intent") === "delete")
    return submit(form, z.object({}), async () => {
      await apiFor(args).reviews.delete.mutate(item);
      throw redirect(withQuery(here, { token: item.token, deleted: "true" }));
    });
  const photos = takePhotos(form);
  return submit(form, formInput, async ({ kept, ...input }) => {
    const sent = await sendPhotos(args, item, photos, form);
    if ("refused" in sent) return sent.refused;
    await apiFor(args).reviews.write.mutate({ ...input, ...item, pictureIds: [...kept, ...sent.ids] });
    throw redirect(withQuery(here, { token: item.token, sent: "true" }));
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta({ origin: originOf(matches), title: data ? `Review ${data.item.name}` : "Nothing to review" });

export default function ReviewPage() {
  const page = useLoaderData<typeof loader>();
  const { item, review, isSent, isDeleted, token, orderId } = page;
  const form = useFieldErrors();
  const back = withQuery(`/orders/${orderId}`, { token });
  return (
    <div className="shell max-w-2xl pt-8">
      <PageHeader
        title={review ? "Your review" : "Write a review"}
        crumbs={[
          { label: "The order", href: back },
          { label: review ? "Your review" : "Write a review", href: "#" },
        ]}
      />
      <div className="mb-8 flex items-center gap-4 border-y py-4">
        <Picture media={item.picture} sizes="5rem" isDecorative className="aspect-4/5 w-16 shrink-0 rounded-md" />
        <div className="min-w-0">
          <p className="line-clamp-2 font-display text-[1.0625rem] font-medium wrap-anywhere">{item.name}</p>
          <p className="text-sm text-muted wrap-anywhere">
            {[item.variantTitle, item.shopName].filter(Boolean).join(" · ")}
          </p>
        </div>
      </div>
      {isSent && review && !form.failure && (
        <Done
          title="Thank you, your review is there."
          action={
            <ButtonLink size="sm" href={`${productPath(item)}#reviews`}>
              See it
            </ButtonLink>
          }
        >
          Others see it on the page of the product.
        </Done>
      )}
      {isDeleted && !review && !form.failure && (
        <Done title="Your review is deleted.">
          It counts no longer, and its photos are gone. If you like, write another one.
        </Done>
      )}
      {review?.hidden && (
        <Alert tone="warn" title="Nobody but you sees it." className="mb-6">
          {review.hidden.reason}
        </Alert>
      )}
      {review && !review.isEditable ? (
        <Written review={review} />
      ) : (
        <ReviewForm key={savedKey(review)} page={page} form={form} back={back} />
      )}
      {review && !review.hidden && <DeleteForm name={item.name} />}
    </div>
  );
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>;

/** What was saved: after it the form starts anew, without the photos that are there already. */
function savedKey(review: Page["review"]): string {
  return review ? [review.id, ...review.pictures.map(({ id }) => id)].join() : "new";
}

/** Takes the focus each time that something was saved. */
function Done({ title, action, children }: { title: string; action?: ReactNode; children: string }) {
  const own = useRef<HTMLDivElement>(null);
  const { key } = useLocation();
  useEffect(() => {
    if (key) own.current?.focus();
  }, [key]);
  return (
    <div ref={own} tabIndex={-1} className="mb-6 rounded-md">
      <Alert tone="good" title={title} action={action}>
        {children}
      </Alert>
    </div>
  );
}

function DeleteForm({ name }: { name: string }) {
  const { state, formData } = useNavigation();
  const isDeleting = state !== "idle" && formData?.get("intent") === "delete";
  return (
    <Form method="post" className="mt-10 border-t pt-6">
      <input type="hidden" name="intent" value="delete" />
      <ConfirmButton
        variant="ghost"
        loading={isDeleting && "Deleting…"}
        question={{
          title: `Delete your review of ${name}?`,
          consequence:
            "Its stars count no longer, and its photos and the shop’s answer go with it. You can write another one.",
          confirmLabel: "Delete the review",
        }}
      >
        Delete the review
      </ConfirmButton>
    </Form>
  );
}

function Written({ review }: { review: NonNullable<Page["review"]> }) {
  return (
    <div className="flex flex-col gap-3">
      <RatingStars rating={review.rating} size="md" />
      {review.title && <h2 className="text-lg wrap-anywhere">{review.title}</h2>}
      {review.body && <p className="whitespace-pre-line wrap-anywhere">{review.body}</p>}
      <p className="text-sm text-muted">
        Written on <DateTime value={review.writtenAt} style="date" />. It can no longer be changed.
      </p>
    </div>
  );
}

function ReviewForm({ page, form, back }: { page: Page; form: FormState; back: string }) {
  const { review, item, asksShopRating, authorName } = page;
  const { state } = useNavigation();
  const labels = { rating: "Stars", shopRating: "Stars for the shop", pictureIds: "Photos", photos: "Photos" };
  const stars = (name: "rating" | "shopRating", known: number | null | undefined) =>
    Number(form.value(name)) || (known ?? undefined);
  const shown = review?.pictures ?? [];
  const kept = form.all(
    "kept",
    shown.map(({ id }) => id),
  );
  const free = mostReviewPictures - shown.length;
  return (
    <Form method="post" encType="multipart/form-data" noValidate className="flex flex-col gap-7">
      <FormErrors failure={form.failure} labels={labels} />
      <RatingInput
        legend="How is it?"
        name="rating"
        required
        defaultValue={stars("rating", review?.rating)}
        error={form.error("rating")}
      />
      <Field name="title" label="In a few words" required={false} error={form.error("title")}>
        <Input maxLength={120} autoComplete="off" defaultValue={form.value("title", review?.title)} />
      </Field>
      <Field
        name="body"
        label="What others should know"
        required={false}
        hint="How it is made, how it fits, what you use it for. Leave out names, addresses and telephone numbers."
        error={form.error("body")}
      >
        <Textarea rows={7} maxLength={4000} defaultValue={form.value("body", review?.body)} />
      </Field>
      {shown.length > 0 && (
        <fieldset>
          <legend className="mb-2 text-sm font-medium">Photos that stay</legend>
          <ul className="flex flex-wrap gap-4">
            {shown.map((picture, at) => (
              <li key={picture.id} className="flex flex-col gap-2">
                <Picture media={picture} sizes="6rem" isDecorative className="size-24 rounded-md" />
                <Checkbox
                  name="kept"
                  value={picture.id}
                  label={`Photo ${at + 1}`}
                  defaultChecked={kept.includes(picture.id)}
                />
              </li>
            ))}
          </ul>
        </fieldset>
      )}
      <PhotosField hint={roomText(free)} most={free} error={form.error("photos") ?? form.error("pictureIds")} />
      {asksShopRating && (
        <div>
          <RatingInput
            legend={`How did ${item.shopName} serve you?`}
            name="shopRating"
            defaultValue={stars("shopRating", review?.shopRating)}
            error={form.error("shopRating")}
          />
          <p className="text-sm text-muted">Packing, sending, answering. Leave it out if you like.</p>
        </div>
      )}
      <p className="border-t pt-5 text-sm text-muted">
        It is signed “{authorName}” and shown to everybody, with “Verified purchase”. You can change it for 30 days.
      </p>
      <div className="flex flex-wrap gap-3">
        <Button type="submit" variant="primary" loading={state !== "idle" && "Sending…"}>
          {review ? "Save the review" : "Publish the review"}
        </Button>
        <ButtonLink href={back}>Back to the order</ButtonLink>
      </div>
    </Form>
  );
}

function roomText(free: number): string {
  if (free === mostReviewPictures) return `Up to ${free}.`;
  if (free <= 0) return `${mostReviewPictures} are there, which is the most. Untick one for each that you add.`;
  return `Up to ${free} more.`;
}

export function ErrorBoundary() {
  const here = useLocation();
  const isSignedIn = Boolean(useRootData()?.viewer.user);
  return (
    <ErrorPage
      error={useRouteError()}
      element="div"
      searchAction={null}
      sentences={{
        404: "There is nothing to review here. What has arrived can be reviewed by who ordered it, but not by people of its shop.",
      }}
    >
      <div className="mt-3 flex flex-wrap gap-3">
        {!isSignedIn && (
          <ButtonLink variant="primary" href={loginPath(here)}>
            Sign in to review it
          </ButtonLink>
        )}
        <ButtonLink href="/orders/find">Have a link mailed</ButtonLink>
      </div>
    </ErrorPage>
  );
}
