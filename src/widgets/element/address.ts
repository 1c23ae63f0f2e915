// Where Kontor is, when the page does not say it.

const script = import.meta.url;

/** As the address of this script says: the files of all elements stand in its folder `widgets`. A bundler moves them: then `kontor` has to be set. */
export const loadedFrom: string = new URL('..', script).href;
