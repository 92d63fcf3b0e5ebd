let loaded: Promise<typeof import("sharp")> | undefined;

/** sharp, loaded at the first picture: a process that handles none does not pay its memory. */
export function loadSharp(): Promise<typeof import("sharp")> {
  loaded ??= import("sharp").then((module) => {
    // One thread per job, and no cache between jobs: many small jobs run beside the requests of a shop.
    module.default.concurrency(1);
    module.default.cache(false);
    return module;
  });
  return loaded;
}
