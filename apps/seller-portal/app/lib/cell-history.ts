/** What was typed over cells, by their keys. */
export type Texts = Readonly<Record<string, string>>;

/** What was typed, and how to get back to what was typed before. */
export interface CellHistory {
  now: Texts;
  past: readonly Texts[];
  future: readonly Texts[];
  /** The cell that is being typed into: its letters are one step. */
  typing: string | undefined;
}

export const noHistory: CellHistory = { now: {}, past: [], future: [], typing: undefined };
const mostSteps = 200;

/** Texts written into cells together: one step, and the letters typed into one cell are one, too. */
export function written(history: CellHistory, texts: Texts): CellHistory {
  const keys = Object.keys(texts);
  const typing = keys.length === 1 ? keys[0] : undefined;
  const goesOn = typing !== undefined && typing === history.typing;
  return {
    now: { ...history.now, ...texts },
    past: goesOn ? history.past : [...history.past, history.now].slice(-mostSteps),
    future: [],
    typing,
  };
}

/** The step before; the same when there is none. */
export function undone(history: CellHistory): CellHistory {
  const before = history.past.at(-1);
  if (!before) return history;
  return {
    now: before,
    past: history.past.slice(0, -1),
    future: [history.now, ...history.future],
    typing: undefined,
  };
}

/** The step that was taken back; the same when there is none. */
export function redone(history: CellHistory): CellHistory {
  const [next, ...future] = history.future;
  if (!next) return history;
  return { now: next, past: [...history.past, history.now], future, typing: undefined };
}

/** What is left of it once the others are saved; there is no way back to before. */
export function settled(history: CellHistory, left: (key: string) => boolean): CellHistory {
  return { ...noHistory, now: Object.fromEntries(Object.entries(history.now).filter(([key]) => left(key))) };
}
