/** What site.js gives to the other scripts, and they to it. */
interface Dateline {
  /** Add a script of `static/` to the page, once; settled when it has run. */
  load(file: string): Promise<void>;
  /** Leads to the root of the edition, from `<html data-up>`. */
  readonly up: string;
  /** Have screen readers say a text, politely. */
  announce(text: string): void;
  /** Whether the reader lets keys of one letter work. */
  keys(): boolean;
  /** Open the help for keys. */
  help(): void;
  /** The ids that find.js last selected; null for everything, undefined before it has. */
  selection?: string[] | null;
  /** slides.js: show the slide that the address asks for; `isNew` where the address has just changed to it. */
  present?(isNew: boolean): void;
}

interface Window {
  dateline: Dateline;
}

/** The events that scripts send each other on `document`. */
interface DocumentEventMap {
  /** find.js: the selection has changed; `ids` is null for everything, `query` the address's query without its `?`. */
  "dateline:selection": CustomEvent<{ ids: string[] | null; query: string }>;
  /** axis.js: a range was brushed; ISO days or years, "" for open. */
  "dateline:range": CustomEvent<{ from: string; to: string }>;
}
