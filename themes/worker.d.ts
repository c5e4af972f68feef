/** What `outputs/offline.py` puts before worker.js: which publication this is, its most needed files by path with their digests, where all are listed. */
declare const PUBLISHED: { version: string; core: Record<string, string>; files: string };

declare const registration: ServiceWorkerRegistration;
declare const clients: Clients;
declare function skipWaiting(): Promise<void>;
declare function addEventListener<K extends keyof ServiceWorkerGlobalScopeEventMap>(
  type: K,
  listener: (event: ServiceWorkerGlobalScopeEventMap[K]) => void,
): void;
