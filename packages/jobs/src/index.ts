export { startWorker, tasks, type Worker } from "./start-worker";
