/** What site.js gives to the other scripts, and they to it. */
interface Dateline {
  /** Add a script of `static/`, or of the edition's `search/`, to the page, once; settled when it has run. */
  load(file: string): Promise<void>;
  /** Return where the page of a thing is, given its address from the edition's root. */
  to(path: string): string;
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

/** `search/index.js`, as `facets.py` and `files.py` make it; where events are a text, their numbers are packed. */
interface SearchIndex {
  /** The ids of all events, and the days that bound their dates to the base of 36, with blanks between them. */
  events: string;
  first: string;
  last: string;
  /** A digit for each event: 0 for a landmark. */
  importance: string;
  /** For each kind: id, title, events. */
  things: Record<string, [id: string, title: string, events: string][]>;
  /** The things with names in the files of words, each as its kind and its place, to the base of 36, among those of its kind. */
  named: [kind: string, place: string][];
  /** Each role with the places of its actors, to the base of 36. */
  roles: [title: string, actors: [actor: string, events: string][]][];
  /** For each kind: today's ids by former ones. */
  former: Record<string, Record<string, string>>;
  disputes: Record<string, string>;
  /** The first form of each file of words. */
  words: string[];
  /** How many events stand in a file of texts; 0 for no such files. */
  each: number;
}

/** An event in a file of texts, as `texts.py` makes it. */
type SearchTexts = [
  title: string,
  path: string,
  when: string,
  standing: string,
  disputed: number,
  outcomes: [title: string, path: string, when: string][],
  texts: string[],
];

/** What the files of `search/` hold, each under its name. */
interface DatelineSearch {
  index: SearchIndex;
  [words: `words-${number}`]: string;
  [texts: `texts-${number}`]: SearchTexts[];
}

/** The scripts that were loaded, or are on their way. */
interface Loading {
  get(file: string): Promise<void> | undefined;
  set(file: string, loaded: Promise<void>): void;
  delete(file: string): void;
}

interface Window {
  dateline: Dateline;
  /** In the single page: the scripts and the files of `search/`, by the names that `load` is called with. */
  datelineHeld: Record<string, () => void>;
  /** In the single page: what stands for the scripts that were loaded; asked for one, it runs it. */
  datelineFiles?: Loading;
  /** In the single page: `dateline.to`. */
  datelineTo?(path: string): string;
  /** The files of `search/` that find.js has loaded. */
  datelineSearch: DatelineSearch;
}

/** The events that scripts send each other on `document`. */
interface DocumentEventMap {
  /** find.js: the selection has changed; `ids` is null for everything, `query` the address's query without its `?`. */
  "dateline:selection": CustomEvent<{ ids: string[] | null; query: string }>;
  /** axis.js: a range was brushed; ISO days or years, "" for open. */
  "dateline:range": CustomEvent<{ from: string; to: string }>;
}
