interface Waiting<Item, Answer> {
  item: Item;
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
}

/**
 * Does for several callers at once what each asks for alone. Who comes first is served at once; who comes meanwhile waits
 * and goes with the next, at most `most` at a time. When it fails for several, it is tried for each alone, so that nobody
 * suffers from another's failure: `work` must do all or nothing.
 * @param of what callers must have in common to go together
 * @param work the answers in the order of the items
 */
export function together<Item, Answer>(
  { of, most }: { of: (item: Item) => object; most: number },
  work: (items: readonly Item[]) => Promise<readonly Answer[]>,
): (item: Item) => Promise<Answer> {
  const queues = new WeakMap<object, { waiting: Waiting<Item, Answer>[]; isBusy: boolean }>();

  const serve = async (served: readonly Waiting<Item, Answer>[]): Promise<void> => {
    try {
      const answers = await work(served.map(({ item }) => item));
      for (const [index, { resolve }] of served.entries()) resolve(answers[index] as Answer);
    } catch (error) {
      if (served.length === 1) for (const { reject } of served) reject(error);
      else await Promise.all(served.map((each) => serve([each])));
    }
  };

  return (item) =>
    new Promise<Answer>((resolve, reject) => {
      const queue = queues.get(of(item)) ?? { waiting: [], isBusy: false };
      queues.set(of(item), queue);
      queue.waiting.push({ item, resolve, reject });
      if (queue.isBusy) return;
      queue.isBusy = true;
      void (async () => {
        while (queue.waiting.length > 0) await serve(queue.waiting.splice(0, most));
        queue.isBusy = false;
      })();
    });
}
