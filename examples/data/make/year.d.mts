/** The year of a made-up provider as the text of year.ndjson: the same text every time. */
export declare const yearText: () => string
