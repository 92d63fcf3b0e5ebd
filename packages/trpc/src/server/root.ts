import * as routers from "./routers/index";
import { createCallerFactory, router } from "./trpc";

/**
 * All domains. Named by the file that gathers them, so that the compiler writes down that name, where it would write out
 * every procedure of every domain, until that is longer than it can.
 */
export type AppRouter = ReturnType<typeof router<typeof routers>>;
export const appRouter: AppRouter = router({ ...routers });
export const createCaller: ReturnType<typeof createCallerFactory<AppRouter["_def"]["record"]>> =
  createCallerFactory(appRouter);
