import type {components, operations} from '../../sdk/generated/contract.js';

export type Schemas = components['schemas'];

/** What an operation of the contract answers when all is well. */
export type Answer<O extends keyof operations> = operations[O] extends {
    responses: {200: {content: {'application/json': infer Body}}};
}
    ? Body
    : never;

export type Item = Schemas['item.schema'] & {itemId: string};
export type Today = Schemas['Today'];
export type Rule = Schemas['Rule'];
export type StoredRule = Schemas['StoredRule'];
export type PlacementName = Schemas['PlacementName'];
export type PlacementSettings = Schemas['PlacementSettings'];
export type StoredPlacement = Schemas['StoredPlacement'];
export type Recommendation = Schemas['Recommendation'];
export type Reason = Schemas['Reason'];
export type Release = Schemas['Release'];
export type Run = Schemas['Run'];

export type Query = Record<string, string | number | boolean | readonly string[] | undefined>;

/** A call that failed; status 0 where nobody answered. */
export class Problem extends Error {
    override readonly name = 'Problem';

    constructor(
        readonly status: number,
        detail: string,
        readonly field?: string,
    ) {
        super(detail);
    }
}

/** The calls of the contract under one key. Throws a {@link Problem} for whatever is no success. */
export class Api {
    constructor(
        private readonly key: string,
        /** Told once the server no longer knows the key. */
        private readonly onRefused: () => void = () => {},
    ) {}

    async get<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> {
        return read<T>(await this.send('GET', path + search(query), undefined, signal));
    }

    async post<T>(path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
        return read<T>(await this.send('POST', path, body, signal));
    }

    async put<T>(path: string, body: unknown): Promise<T> {
        return read<T>(await this.send('PUT', path, body));
    }

    async delete(path: string): Promise<void> {
        await this.send('DELETE', path);
    }

    /** The data of server-sent events, until the signal or the server ends them. */
    async *stream<T>(path: string, signal: AbortSignal): AsyncGenerator<T> {
        const response = await this.send('GET', path, undefined, signal);
        const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
        let rest = '';
        for (let part = await reader.read(); !part.done; part = await reader.read()) {
            const blocks = (rest + part.value).split('\n\n');
            rest = blocks.pop() ?? '';
            for (const block of blocks) {
                const data = /^data: (.*)$/m.exec(block)?.[1];
                if (data) yield JSON.parse(data) as T;
            }
        }
    }

    private async send(
        method: string,
        path: string,
        body?: unknown,
        signal?: AbortSignal,
    ): Promise<Response> {
        let response: Response;
        try {
            response = await fetch(path, {
                method,
                headers: {
                    Authorization: `Bearer ${this.key}`,
                    ...(body !== undefined && {'Content-Type': 'application/json'}),
                },
                ...(body !== undefined && {body: JSON.stringify(body)}),
                ...(signal && {signal}),
            });
        } catch (failure) {
            if (signal?.aborted) throw failure;
            throw new Problem(0, String(failure));
        }
        if (response.ok) return response;
        if (response.status === 401) this.onRefused();
        throw await problem(response);
    }
}

async function read<T>(response: Response): Promise<T> {
    const text = await response.text();
    try {
        return (text ? JSON.parse(text) : undefined) as T;
    } catch {
        // Something between us and the server answers in its place.
        throw new Problem(0, text.slice(0, 200));
    }
}

async function problem(response: Response): Promise<Problem> {
    let document: {detail?: string; field?: string} = {};
    try {
        document = (await response.json()) as typeof document;
    } catch {
        // A proxy answers for a server that is away.
        if (response.status >= 500) return new Problem(0, `HTTP ${response.status}`);
    }
    return new Problem(response.status, document.detail ?? `HTTP ${response.status}`, document.field);
}

function search(query: Query): string {
    const parameters = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) {
        for (const one of Array.isArray(value) ? value : [value]) {
            if (one !== undefined && one !== '') parameters.append(name, String(one));
        }
    }
    const text = parameters.toString();
    return text && '?' + text;
}
