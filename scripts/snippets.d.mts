export declare const snippets: (root: string) => readonly { page: string; blocks: number; source: string }[]
