/** How requests travel; one adapter for each platform. */

export interface Request {
    readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
    readonly url: string;
    readonly headers: Record<string, string>;
    readonly body?: string;
    /** Whether it must outlive the page that sends it. */
    readonly keepalive?: boolean;
    readonly signal?: AbortSignal;
}

export interface Response {
    readonly status: number;
    header(name: string): string | null;
    text(): Promise<string>;
    bytes(): Promise<ArrayBuffer>;
    /** The body as it comes; undefined where the platform cannot do that. */
    chunks?(): AsyncIterable<string>;
}

/** Rejects when nobody answered; whatever status was answered is an answer. */
export type Transport = (request: Request) => Promise<Response>;

/** For browsers, Node, React Native: whatever has `fetch`. */
export const fetchTransport: Transport = async ({url, ...request}) => {
    const response = await fetch(url, request);
    const {body} = response;
    return {
        status: response.status,
        header: name => response.headers.get(name),
        text: () => response.text(),
        bytes: () => response.arrayBuffer(),
        ...(body && {chunks: () => decoded(body)}),
    };
};

async function* decoded(body: ReadableStream<Uint8Array>): AsyncIterable<string> {
    const decoder = new TextDecoder();
    const reader = body.getReader();
    try {
        for (;;) {
            const {done, value} = await reader.read();
            if (done) return;
            yield decoder.decode(value, {stream: true});
        }
    } finally {
        void reader.cancel().catch(() => {});
    }
}
