interface Node {
  id: string;
  parentId: string | null;
  /** 1 at the top. */
  level: number;
}

/** Where on another one a category is let go: above it, upon it, below it. */
export type DropPart = "before" | "inside" | "after";

const MAX_LEVELS = 6;

/**
 * Where a category comes to hang that is let go on another one: under which parent, and at which place among its
 * siblings, itself not counted. Undefined where it cannot hang, or hangs already.
 * @param tree all categories in their order, each before what is below it
 */
export function dropPlace(
  tree: readonly Node[],
  movedId: string,
  overId: string,
  part: DropPart,
): { parentId: string | null; position: number } | undefined {
  const byId = new Map(tree.map((each) => [each.id, each]));
  const [moved, over] = [byId.get(movedId), byId.get(overId)];
  if (!moved || !over || isBelow(byId, over, movedId)) return undefined;
  const parentId = part === "inside" ? over.id : over.parentId;
  const level = part === "inside" ? over.level + 1 : over.level;
  if (level + heightOf(tree, byId, moved) - 1 > MAX_LEVELS) return undefined;
  const siblings = tree.filter((each) => each.parentId === parentId);
  const others = siblings.filter(({ id }) => id !== movedId);
  const at = others.findIndex(({ id }) => id === overId);
  const position = part === "inside" ? others.length : part === "before" ? at : at + 1;
  const isThere = moved.parentId === parentId && siblings.findIndex(({ id }) => id === movedId) === position;
  return isThere ? undefined : { parentId, position };
}

/** Whether it is the other one, or below it. */
function isBelow(byId: ReadonlyMap<string, Node>, node: Node, otherId: string): boolean {
  for (let each: Node | undefined = node; each; each = byId.get(each.parentId ?? ""))
    if (each.id === otherId) return true;
  return false;
}

/** Levels that it takes with what is below it. */
function heightOf(tree: readonly Node[], byId: ReadonlyMap<string, Node>, top: Node): number {
  return Math.max(...tree.filter((each) => isBelow(byId, each, top.id)).map(({ level }) => level - top.level + 1));
}
