export {
  type ApiConfig,
  adminConfig,
  apiConfig,
  type CoreConfig,
  coreConfig,
  sellerPortalConfig,
  storefrontConfig,
  type WebAppConfig,
  type WorkerConfig,
  workerConfig,
} from "./configs";
export { InvalidEnvironment, readEnvironment } from "./read-environment";
export type { TrustedProxies } from "./trusted-proxies";
