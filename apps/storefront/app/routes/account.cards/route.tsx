import { addCardInput, cardIdInput, finishAddingCardInput, type SavedCardView } from "@emporia/contracts/cards";
import type { paymentConfigView } from "@emporia/contracts/checkout";
import type { FormState } from "@emporia/ui/lib/form-result";
import { Alert } from "@emporia/ui/primitives/alert";
import { Badge } from "@emporia/ui/primitives/badge";
import { Button, ButtonLink } from "@emporia/ui/primitives/button";
import { ConfirmButton } from "@emporia/ui/primitives/confirm-dialog";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { RadioGroup } from "@emporia/ui/primitives/radio-group";
import { readForm, refusalIn, submit } from "@emporia/ui/remix/submit.server";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData, useNavigation, useRevalidator } from "@remix-run/react";
import { CreditCard } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import type { z } from "zod";
import { cardName, expiryText, testCardOptions } from "~/components/card-choice";
import { apiFor, read } from "~/lib/api.server";
import { pageMeta } from "~/lib/meta";
import { withQuery } from "~/lib/paths";
import { paymentConfig } from "~/lib/payment-config.server";
import { originOf } from "~/lib/root-data";
import { loadStripe } from "~/lib/stripe-js";

const here = "/account/cards";
const StripeCard = lazy(() => import("~/components/stripe-card").then((module) => ({ default: module.StripeCard })));

/** Also where a bank sends somebody back to who proved that a card is theirs: how that ended is looked up, never said by the address. */
export async function loader(args: LoaderFunctionArgs) {
  const { searchParams } = new URL(args.request.url);
  const proof = await proofOf(args, searchParams.get("setup_intent"));
  const [cards, config] = await Promise.all([
    read(args, apiFor(args).cards.list.query()),
    read(args, paymentConfig(args)),
  ]);
  return { cards, config, proof, isAdding: searchParams.has("add"), isDone: searchParams.get("done") === "kept" };
}

async function proofOf(args: LoaderFunctionArgs, setupId: string | null) {
  const asked = finishAddingCardInput.safeParse({ setupId });
  if (!asked.success) return null;
  try {
    const answer = await apiFor(args).cards.finishAdding.mutate(asked.data);
    if (answer.status === "kept") throw redirect(`${here}?done=kept`);
    return { ...answer, refusal: null };
  } catch (error) {
    const refusal = refusalIn(error);
    if (!refusal) return read(args, Promise.reject<never>(error));
    const [sentence] = Object.values(refusal.fieldErrors ?? {}).flat();
    return { status: "refused" as const, refusal: sentence ?? refusal.formError ?? "The card was not kept." };
  }
}

export async function action(args: ActionFunctionArgs) {
  const form = await readForm(args.request);
  const { cards } = apiFor(args);
  const done = () => redirect(here);
  switch (form.get("intent")) {
    case "add":
      return submit(form, addCardInput, async (input) => {
        const answer = await cards.add.mutate(input);
        return redirect(
          answer.status === "kept" ? `${here}?done=kept` : withQuery(here, { setup_intent: answer.setupId }),
        );
      });
    case "default":
      return submit(form, cardIdInput, async (input) => {
        await cards.makeDefault.mutate(input);
        return done();
      });
    case "remove":
      return submit(form, cardIdInput, async (input) => {
        await cards.remove.mutate(input);
        return done();
      });
    default:
      throw new Response("The cards do not know what to do.", { status: 400 });
  }
}

export const meta: MetaFunction = ({ matches }) => pageMeta({ origin: originOf(matches), title: "Your cards" });

export default function CardsPage() {
  const { cards, config, proof, isAdding, isDone } = useLoaderData<typeof loader>();
  const form = useFieldErrors();
  const add = `${here}?add=new`;
  return (
    <>
      <div className="mb-6 flex flex-wrap items-center justify-between gap-4">
        <h1 className="text-title">Your cards</h1>
        {!isAdding && cards.length > 0 && <ButtonLink href={add}>Add a card</ButtonLink>}
      </div>
      {isDone && (
        <Alert tone="good" className="mb-6">
          The card is kept. Choose it at the checkout.
        </Alert>
      )}
      {proof?.status === "refused" && (
        <Alert tone="bad" title="The card was not kept" className="mb-6">
          {proof.refusal}
        </Alert>
      )}
      {proof?.status === "requires_action" && <Proof proof={proof} publishableKey={config.publishableKey} />}
      {isAdding ? (
        <AddCard config={config} form={form} />
      ) : cards.length === 0 ? (
        <EmptyState
          icon={<CreditCard />}
          title="No card is kept"
          action={
            <ButtonLink variant="primary" href={add}>
              Add a card
            </ButtonLink>
          }
        >
          Tick “Keep this card” when you pay, or add one here: the next order then needs no typing. Stripe has the card;
          we only know its last digits.
        </EmptyState>
      ) : (
        <>
          <FormErrors failure={form.failure} />
          <ul className="grid gap-6 sm:grid-cols-2 lg:grid-cols-3">
            {cards.map((card) => (
              <li key={card.id}>
                <Card card={card} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Card({ card }: { card: SavedCardView }) {
  const { state, formData } = useNavigation();
  const isBusy = (intent: string) =>
    state !== "idle" && formData?.get("cardId") === card.id && formData.get("intent") === intent;
  const name = cardName(card);
  return (
    <article className="flex h-full flex-col rounded-lg border bg-surface p-5">
      <div className="mb-2 flex flex-wrap items-center gap-2">
        <h2 className="text-base wrap-anywhere">{name}</h2>
        {card.isDefault && (
          <Badge tone="good" shape="tick">
            Default
          </Badge>
        )}
        {card.isExpired && (
          <Badge tone="warn" shape="half">
            Expired
          </Badge>
        )}
      </div>
      {expiryText(card) && <p className="figures text-sm text-muted">Expires {expiryText(card)}</p>}
      <div className="mt-auto flex flex-wrap gap-2 pt-5">
        {!card.isDefault && !card.isExpired && (
          <Form method="post">
            <input type="hidden" name="intent" value="default" />
            <input type="hidden" name="cardId" value={card.id} />
            <Button type="submit" size="sm" loading={isBusy("default") && "Making it the default…"}>
              Make it the default<span className="sr-only">: {name}</span>
            </Button>
          </Form>
        )}
        <Form method="post">
          <input type="hidden" name="intent" value="remove" />
          <input type="hidden" name="cardId" value={card.id} />
          <ConfirmButton
            size="sm"
            variant="ghost"
            loading={isBusy("remove") && "Removing…"}
            question={{
              title: `Remove ${name}?`,
              consequence:
                "It is offered no more when you pay, and Stripe forgets it. Money of past orders still goes back to it.",
              confirmLabel: "Remove the card",
            }}
          >
            Remove<span className="sr-only"> {name}</span>
          </ConfirmButton>
        </Form>
      </div>
    </article>
  );
}

function AddCard({ config, form }: { config: z.infer<typeof paymentConfigView>; form: FormState }) {
  const { state } = useNavigation();
  const isSending = state === "submitting";
  if (config.mode !== "test")
    return (
      <div className="flex max-w-2xl flex-col gap-6">
        <FormErrors failure={form.failure} focus="field" />
        <noscript>
          <Alert tone="warn" title="Adding a card needs JavaScript">
            Your card goes to Stripe and never through us, and Stripe’s form does not work without it.
          </Alert>
        </noscript>
        <Suspense fallback={<p className="min-h-64 text-muted">Loading the card form…</p>}>
          <StripeCard
            publishableKey={config.publishableKey ?? ""}
            toPay={null}
            currency="USD"
            billing={{}}
            intent="add"
            label="Keep this card"
            isSending={isSending}
          />
        </Suspense>
        <ButtonLink href={here} className="self-start">
          Leave it
        </ButtonLink>
      </div>
    );
  return (
    <Form method="post" className="flex max-w-2xl flex-col gap-6">
      <input type="hidden" name="intent" value="add" />
      <FormErrors failure={form.failure} focus="field" />
      <Alert>This is a shop for trying things out: no card is charged.</Alert>
      <RadioGroup
        legend="Card"
        name="paymentMethodId"
        required
        error={form.error("paymentMethodId")}
        defaultValue={form.value("paymentMethodId") ?? config.testCards[0]?.paymentMethodId}
        options={testCardOptions(config.testCards)}
      />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" variant="primary" loading={isSending && "Asking the bank…"}>
          Keep this card
        </Button>
        <ButtonLink href={here}>Leave it</ButtonLink>
      </div>
    </Form>
  );
}

type Asked = { redirectUrl: string | null; clientSecret: string };

/** The bank of the card wants a proof before it is kept. */
function Proof({ proof, publishableKey }: { proof: Asked; publishableKey: string | null }) {
  const { revalidate } = useRevalidator();
  const [isAsking, setAsking] = useState(false);
  const [error, setError] = useState<string>();

  async function ask() {
    setAsking(true);
    setError(undefined);
    try {
      const stripe = await loadStripe(publishableKey ?? "");
      const { error: refused } = await stripe.handleNextAction({ clientSecret: proof.clientSecret });
      if (refused) setError(refused.message ?? "The bank did not confirm it.");
      revalidate();
    } catch {
      setError("Stripe did not load. Check your connection and try again.");
    }
    setAsking(false);
  }

  return (
    <Alert
      tone="warn"
      title="Your bank wants to know that it is you"
      className="mb-6"
      action={
        proof.redirectUrl ? (
          <ButtonLink size="sm" variant="primary" href={proof.redirectUrl}>
            Go on to your bank
          </ButtonLink>
        ) : (
          <Button size="sm" variant="primary" onClick={ask} loading={isAsking && "Asking your bank…"}>
            Confirm with your bank
          </Button>
        )
      }
    >
      {error ?? "The card is kept once you have confirmed it there. Nothing is charged."}
    </Alert>
  );
}
