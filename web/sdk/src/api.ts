import {DaogouProblem} from './problem.js';
import type {Request, Response, Transport} from './transport.js';

/** Values of a query; lists repeat the name, empty ones are left out. */
export type Query = Record<string, string | number | boolean | readonly string[] | null | undefined>;

/** Milliseconds until a call counts as unanswered. */
const PATIENCE = 15_000;

/** The calls of the contract: an address, a key, JSON, and one kind of error. */
export class Api {
    constructor(
        private readonly url: string,
        private readonly key: string,
        private readonly transport: Transport,
    ) {}

    get<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> {
        return this.json<T>({method: 'GET', path: path + search(query), ...(signal && {signal})});
    }

    post<T>(
        path: string,
        body: unknown,
        options: {keepalive?: boolean; signal?: AbortSignal} = {},
    ): Promise<T> {
        return this.json<T>({method: 'POST', path, body: JSON.stringify(body), ...options});
    }

    put<T>(path: string, body: unknown): Promise<T> {
        return this.json<T>({method: 'PUT', path, body: JSON.stringify(body)});
    }

    delete<T>(path: string, query: Query = {}): Promise<T> {
        return this.json<T>({method: 'DELETE', path: path + search(query)});
    }

    /** @throws DaogouProblem for whatever is not a success */
    async call({
        path,
        accept = 'application/json',
        ...request
    }: Omit<Request, 'url' | 'headers'> & {path: string; accept?: string}): Promise<Response> {
        const headers: Record<string, string> = {Authorization: `Bearer ${this.key}`, Accept: accept};
        if (request.body !== undefined) headers['Content-Type'] = 'application/json';
        let response: Response;
        try {
            response = await withPatience(
                signal => this.transport({...request, url: this.url + path, headers, signal}),
                request.signal,
            );
        } catch (failure) {
            if (request.signal?.aborted) throw failure;
            throw new DaogouProblem('away', 0, 'away', String(failure));
        }
        if (response.status < 400) return response;
        throw await problem(response);
    }

    private async json<T>(request: Omit<Request, 'url' | 'headers'> & {path: string}): Promise<T> {
        const response = await this.call(request);
        const text = await response.text();
        try {
            return JSON.parse(text) as T;
        } catch {
            // Something between us and the shop answers in its place: a portal, a proxy.
            throw new DaogouProblem('away', response.status, 'garbage', `no JSON: ${text.slice(0, 80)}`);
        }
    }
}

async function withPatience(
    send: (signal: AbortSignal) => Promise<Response>,
    asked: AbortSignal | undefined,
): Promise<Response> {
    const controller = new AbortController();
    const stop = () => controller.abort(asked?.reason);
    if (asked?.aborted) stop();
    asked?.addEventListener('abort', stop);
    const timer = setTimeout(() => controller.abort(), PATIENCE);
    try {
        return await send(controller.signal);
    } finally {
        clearTimeout(timer);
    }
}

async function problem(response: Response): Promise<DaogouProblem> {
    const {status} = response;
    let document: {type?: string; detail?: string} = {};
    try {
        document = JSON.parse(await response.text());
    } catch {
        // The status says enough.
    }
    const kind =
        status === 404 ? 'missing' : status >= 500 || status === 429 || status === 408 ? 'away' : 'refused';
    const seconds = Number(response.header('Retry-After') ?? NaN);
    return new DaogouProblem(
        kind,
        status,
        document.type ?? '',
        document.detail ?? `HTTP ${status}`,
        Number.isFinite(seconds) ? seconds * 1000 : undefined,
    );
}

function search(query: Query): string {
    const parameters = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) {
        for (const one of Array.isArray(value) ? value : [value]) {
            if (one !== null && one !== undefined && one !== '') parameters.append(name, String(one));
        }
    }
    const text = parameters.toString();
    return text && '?' + text;
}
