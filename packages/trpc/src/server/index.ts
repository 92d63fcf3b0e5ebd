export { httpStatusOf, toErrorView, toTrpcError } from "./errors";
export { openApiDocument, type RestEndpoint, readQuery, restEndpoints } from "./rest";
export { type AppRouter, appRouter, createCaller } from "./root";
export type { RateLimit, TrpcContext } from "./trpc";
