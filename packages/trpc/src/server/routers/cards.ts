import {
  addCardInput,
  addedCardView,
  cardIdInput,
  finishAddingCardInput,
  savedCardsView,
} from "@emporia/contracts/cards";
import { okView } from "@emporia/contracts/common";
import { addCard, finishAddingCard, listCards, makeCardDefault, removeCard } from "@emporia/core/payments";
import { answer, router, shopperProcedure } from "../trpc";

export const cardsRouter = router({
  list: shopperProcedure
    .meta({ summary: "One's own cards that are kept for the next time" })
    .output(answer(savedCardsView))
    .query(({ ctx }) => listCards(ctx.core)),
  add: shopperProcedure
    .meta({ summary: "Keep a card that nothing is paid with now", limit: "account" })
    .input(addCardInput)
    .output(answer(addedCardView))
    .mutation(({ ctx, input }) => addCard(ctx.core, input)),
  finishAdding: shopperProcedure
    .meta({ summary: "Look how keeping a card ended after its bank asked for a proof" })
    .input(finishAddingCardInput)
    .output(answer(addedCardView))
    .mutation(({ ctx, input }) => finishAddingCard(ctx.core, input)),
  makeDefault: shopperProcedure
    .meta({ summary: "Have the checkout offer this card first" })
    .input(cardIdInput)
    .output(answer(okView))
    .mutation(async ({ ctx, input }) => {
      await makeCardDefault(ctx.core, input);
      return { ok: true as const };
    }),
  remove: shopperProcedure
    .meta({ summary: "Take a kept card out" })
    .input(cardIdInput)
    .output(answer(okView))
    .mutation(async ({ ctx, input }) => {
      await removeCard(ctx.core, input);
      return { ok: true as const };
    }),
});
