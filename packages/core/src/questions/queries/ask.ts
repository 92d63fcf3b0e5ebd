import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";

/** A product that shoppers see, by its id or its address, and whether this person runs its shop. */
export async function findAskable(
  db: Db,
  ref: { id: string } | { slug: string },
  userId: string | null,
): Promise<{ productId: string; sellerId: string; isOwnShop: boolean } | undefined> {
  const { rows } = await sql<{ productId: string; sellerId: string; isOwnShop: boolean }>`
    select product.id as "productId", product.seller_id as "sellerId", exists (
        select from seller_members member where member.seller_id = seller.id and member.user_id = ${userId}::uuid
      ) as "isOwnShop"
    from products product join sellers seller on seller.id = product.seller_id
    where ${"id" in ref ? sql`product.id = ${ref.id}` : sql`product.slug = ${ref.slug}`}
      and product.status = 'PUBLISHED' and seller.status = 'APPROVED'
  `.execute(db);
  return rows[0];
}

/** The same words of a person about a product, while they wait for an answer. */
export async function findSameQuestion(
  db: Db,
  question: { productId: string; userId: string; body: string },
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from questions where user_id = ${question.userId} and product_id = ${question.productId}
      and body = ${question.body} and answer is null
  `.execute(db);
  return rows[0]?.id;
}

/** Locks a person, so that what they ask is asked one after the other, and counts what they asked since then. */
export async function lockAsker(tx: Tx, userId: string, since: Date): Promise<number> {
  await sql`select from users where id = ${userId} for no key update`.execute(tx);
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from questions where user_id = ${userId} and asked_at > ${since}
  `.execute(tx);
  return rows[0]?.count ?? 0;
}

export async function insertQuestion(
  tx: Tx,
  question: { id: string; productId: string; sellerId: string; userId: string; body: string; now: Date },
): Promise<void> {
  const { id, productId, sellerId, userId, body, now } = question;
  await sql`
    insert into questions (id, product_id, seller_id, user_id, author_name, body, asked_at)
    select ${id}, ${productId}, ${sellerId}, person.id,
      coalesce(nullif(left(trim(person.first_name), 80), ''), 'Somebody')
        || coalesce(' ' || upper(left(nullif(trim(person.last_name), ''), 1)) || '.', ''), ${body}, ${now}
    from users person where person.id = ${userId}
  `.execute(tx);
}

/** Whether a question is put to a shop that this person runs. */
export async function isOfOwnShop(db: Db, questionId: string, userId: string): Promise<boolean> {
  const { rows } = await sql`
    select from questions question join seller_members member on member.seller_id = question.seller_id
    where question.id = ${questionId} and question.status = 'SHOWN' and member.user_id = ${userId}
  `.execute(db);
  return rows.length > 0;
}

/** Says that somebody finds an answer helpful, or does not any more. Their own question they cannot. @returns undefined: no such */
export async function setVote(
  tx: Tx,
  vote: { questionId: string; userId: string; isHelpful: boolean; now: Date },
): Promise<number | undefined> {
  const { questionId, userId, isHelpful, now } = vote;
  const { rows } = await sql`
    select from questions where id = ${questionId} and status = 'SHOWN' and answer is not null
      and user_id is distinct from ${userId}::uuid for no key update
  `.execute(tx);
  if (rows.length === 0) return undefined;
  const { numAffectedRows } = isHelpful
    ? await sql`
        insert into question_votes (question_id, user_id, voted_at) values (${questionId}, ${userId}, ${now})
        on conflict do nothing
      `.execute(tx)
    : await sql`delete from question_votes where question_id = ${questionId} and user_id = ${userId}`.execute(tx);
  const changed = Number(numAffectedRows ?? 0) * (isHelpful ? 1 : -1);
  const { rows: counted } = await sql<{ count: number }>`
    update questions set helpful_count = helpful_count + ${changed}::integer where id = ${questionId}
    returning helpful_count as count
  `.execute(tx);
  return counted[0]?.count;
}
