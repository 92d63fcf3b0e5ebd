export { handleError, handleRequest as default } from "@emporia/ui/remix/tool-entry.server";
