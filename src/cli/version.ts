/** Put in when the command line is bundled. */
declare const CINNABAR_VERSION: string | undefined;

/** The version of this Cinnabar. */
export const version = typeof CINNABAR_VERSION === 'undefined' ? 'of the sources' : CINNABAR_VERSION;
