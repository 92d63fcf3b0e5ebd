/** What every Stripe object has; each resource file knows its own fields. */
export interface StripeObject {
  id: string;
  object: string;
  created: number;
  metadata?: Record<string, string>;
  [field: string]: unknown;
}

/** What Stripe knows about an object and does not show. */
export interface Hidden {
  card?: string;
  consumed?: boolean;
  setUp?: boolean;
  returnUrl?: string;
  transferred?: number;
  accountNumber?: string;
  refreshUrl?: string;
  expiresAt?: number;
  account?: string;
  deliver?: boolean;
}

/** An object, the account it belongs to, and what is hidden about it. */
export interface Stored<T extends StripeObject = StripeObject> {
  owner: string;
  object: T;
  hidden: Hidden;
}

export const KINDS = [
  "customers",
  "payment_methods",
  "setup_intents",
  "payment_intents",
  "charges",
  "refunds",
  "disputes",
  "accounts",
  "external_accounts",
  "account_links",
  "transfers",
  "transfer_reversals",
  "payouts",
  "balance_transactions",
  "events",
  "tasks",
] as const;
export type Kind = (typeof KINDS)[number];

/** Fields that never change after creation and that lists are filtered by. */
const INDEXED: Partial<Record<Kind, readonly string[]>> = {
  charges: ["payment_intent", "transfer_group"],
  refunds: ["charge", "payment_intent"],
  disputes: ["charge"],
  external_accounts: ["account"],
  transfers: ["transfer_group", "source_transaction"],
  transfer_reversals: ["transfer"],
  balance_transactions: ["source"],
};

class Collection {
  readonly byId = new Map<string, Stored>();
  readonly indexes = new Map<string, Map<string, Stored[]>>();
  order: Stored[] = [];

  constructor(fields: readonly string[]) {
    for (const field of fields) this.indexes.set(field, new Map());
  }

  add(stored: Stored): void {
    this.byId.set(stored.object.id, stored);
    this.order.push(stored);
    for (const [field, index] of this.indexes) {
      const value = stored.object[field];
      if (typeof value !== "string") continue;
      const same = index.get(value);
      if (same) same.push(stored);
      else index.set(value, [stored]);
    }
  }

  remove(id: string): void {
    if (!this.byId.delete(id)) return;
    if (this.order.length > 64 && this.order.length > this.byId.size * 2)
      this.order = this.order.filter((one) => this.byId.get(one.object.id) === one);
  }
}

export type Change = [Kind, string, StripeObject, Hidden];

/** Every object in memory. Changes since the last `takeChanges` are what the journal has yet to be told. */
export class Store {
  readonly #collections = new Map<Kind, Collection>(KINDS.map((kind) => [kind, new Collection(INDEXED[kind] ?? [])]));
  readonly #changed = new Map<Stored, Kind>();
  readonly #removed: [Kind, string][] = [];

  #of(kind: Kind): Collection {
    const collection = this.#collections.get(kind);
    if (!collection) throw new Error(`No collection of ${kind}`);
    return collection;
  }

  add<T extends StripeObject>(kind: Kind, owner: string, object: T, hidden: Hidden = {}): Stored<T> {
    const stored: Stored<T> = { owner, object, hidden };
    this.#of(kind).add(stored);
    this.#changed.set(stored, kind);
    return stored;
  }

  /** Tells that the object was changed in place. */
  touch(kind: Kind, stored: Stored): void {
    this.#changed.set(stored, kind);
  }

  remove(kind: Kind, id: string): void {
    this.#of(kind).remove(id);
    this.#removed.push([kind, id]);
  }

  find<T extends StripeObject>(kind: Kind, id: string): Stored<T> | undefined {
    return this.#of(kind).byId.get(id) as Stored<T> | undefined;
  }

  count(kind: Kind): number {
    return this.#of(kind).byId.size;
  }

  /** Newest first; through an index when one is named. */
  *newest(kind: Kind, by?: { field: string; value: string }): Generator<Stored> {
    const collection = this.#of(kind);
    const rows = (by && (collection.indexes.get(by.field)?.get(by.value) ?? [])) || collection.order;
    for (let at = rows.length - 1; at >= 0; at -= 1) {
      const stored = rows[at];
      if (stored && collection.byId.get(stored.object.id) === stored) yield stored;
    }
  }

  *all(kind: Kind): Generator<Stored> {
    yield* this.#of(kind).byId.values();
  }

  takeChanges(): { put: Change[]; gone: [Kind, string][] } {
    const put: Change[] = [];
    for (const [{ owner, object, hidden }, kind] of this.#changed) put.push([kind, owner, object, hidden]);
    this.#changed.clear();
    return { put, gone: this.#removed.splice(0) };
  }

  /** Puts a journalled change back. */
  restore([kind, owner, object, hidden]: Change): void {
    const known = this.#of(kind).byId.get(object.id);
    if (known) {
      known.object = object;
      known.hidden = hidden;
    } else this.#of(kind).add({ owner, object, hidden });
  }

  forget(kind: Kind, id: string): void {
    this.#of(kind).remove(id);
  }
}
