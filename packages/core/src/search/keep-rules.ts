import type {
  pinInput,
  SearchRulesView,
  savePinInput,
  saveSynonymsInput,
  stopWordInput,
} from "@emporia/contracts/search";
import type { z } from "zod";
import { type Ctx, InvalidInput, inTransaction, NotFound, newId, recordAudit } from "../platform/index";
import { plainQuery } from "./kept-rules";
import {
  countPins,
  deletePin,
  deleteStopWord,
  deleteSynonyms,
  findProductBySlug,
  findRulesView,
  insertPin,
  insertStopWord,
  insertSynonyms,
  setSynonyms,
} from "./queries/rules";
import { parseTerms } from "./words";

const MOST_PINS = 10;

/** Synonyms, stop words, pinned products and redirects. */
export function getRules(ctx: Ctx): Promise<SearchRulesView> {
  return findRulesView(ctx.db);
}

/**
 * Keeps a group of words that mean the same, a new one or in place of another.
 * @throws NotFound no such group
 * @throws InvalidInput fewer than two different words
 */
export async function saveSynonyms(ctx: Ctx, input: z.output<typeof saveSynonymsInput>): Promise<void> {
  const words = [...new Set(input.words.map(plainWords))].filter((each) => each !== "");
  if (words.length < 2) throw new InvalidInput({ words: "Give two words at least that are not the same." });
  await inTransaction(ctx, async (tx) => {
    const id = input.id ?? newId();
    if (input.id === undefined) await insertSynonyms(tx, id, words, ctx.clock.now());
    else if (!(await setSynonyms(tx, id, words))) throw new NotFound("This group of synonyms");
    await recordAudit(tx, ctx, {
      action: "search.synonyms.save",
      subjectType: "search_synonyms",
      subjectId: id,
      detail: { words },
    });
  });
}

/** Removing twice is harmless. */
export async function removeSynonyms(ctx: Ctx, { id }: { id: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const words = await deleteSynonyms(tx, id);
    if (words)
      await recordAudit(tx, ctx, {
        action: "search.synonyms.remove",
        subjectType: "search_synonyms",
        subjectId: id,
        detail: { words },
      });
  });
}

/** Has a word left out of queries. Adding it twice is harmless. */
export async function addStopWord(ctx: Ctx, input: z.output<typeof stopWordInput>): Promise<void> {
  const word = plainWords(input.word);
  await inTransaction(ctx, async (tx) => {
    if (await insertStopWord(tx, word, ctx.clock.now()))
      await recordAudit(tx, ctx, { action: "search.stopWord.add", subjectType: "search_stop_word", subjectId: word });
  });
}

/** Removing twice is harmless. */
export async function removeStopWord(ctx: Ctx, { word }: z.output<typeof stopWordInput>): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    if (await deleteStopWord(tx, word))
      await recordAudit(tx, ctx, {
        action: "search.stopWord.remove",
        subjectType: "search_stop_word",
        subjectId: word,
      });
  });
}

/**
 * Has a product come first when somebody searches for just these words, behind those that do already.
 * @throws InvalidInput no such product, or ten are pinned
 */
export async function addPin(ctx: Ctx, input: z.output<typeof savePinInput>): Promise<void> {
  const query = plainQuery(input.query);
  const slug =
    input.product
      .replace(/[?#].*$/, "")
      .replace(/\/+$/, "")
      .split("/")
      .at(-1) ?? "";
  await inTransaction(ctx, async (tx) => {
    const product = await findProductBySlug(tx, slug);
    if (!product) throw new InvalidInput({ product: "There is no product at this address." });
    if ((await countPins(tx, query)) >= MOST_PINS)
      throw new InvalidInput({ product: `${MOST_PINS} products can be pinned for a query at most.` });
    if (await insertPin(tx, query, product.id, ctx.clock.now()))
      await recordAudit(tx, ctx, {
        action: "search.pin.add",
        subjectType: "product",
        subjectId: product.id,
        detail: { query },
      });
  });
}

/** Removing twice is harmless. */
export async function removePin(ctx: Ctx, { query, productId }: z.output<typeof pinInput>): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    if (await deletePin(tx, query, productId))
      await recordAudit(tx, ctx, {
        action: "search.pin.remove",
        subjectType: "product",
        subjectId: productId,
        detail: { query },
      });
  });
}

const plainWords = (text: string) =>
  parseTerms(`${text.replaceAll(/["-]/g, " ")} `)
    .flatMap((term) => term.words)
    .join(" ");
