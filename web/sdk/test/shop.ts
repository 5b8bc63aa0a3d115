import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import type {Event} from '../src/index.js';

/** How the server behaves for the next calls. */
export type Mood = 'well' | 'garbage' | 'refusing' | {readonly status: number; readonly retryAfter?: number};

/**
 * A server that takes events and choices as the contract says, over real sockets. It counts each event once by its
 * identifier, as Daogou does, and remembers how often it came.
 */
export class Shop {
    readonly events = new Map<string, {event: Event; times: number}>();
    readonly calls: string[] = [];
    readonly choices: {path: string; body: Record<string, unknown>}[] = [];
    mood: Mood = 'well';
    private server: Server | undefined;
    private port = 0;

    get url(): string {
        return `http://127.0.0.1:${this.port}`;
    }

    /** On the same port after it was away. */
    async open(): Promise<void> {
        this.server = createServer((request, response) => {
            let text = '';
            request.setEncoding('utf8');
            request.on('data', (part: string) => (text += part));
            request.on('end', () => {
                // A connection that waits for more calls would not notice that the shop was away.
                response.setHeader('Connection', 'close');
                this.calls.push(`${request.method} ${request.url}`);
                const {mood} = this;
                if (mood === 'garbage') return response.end('<html>please sign in to this network</html>');
                if (typeof mood === 'object') {
                    if (mood.retryAfter !== undefined) response.setHeader('Retry-After', mood.retryAfter);
                    return response.writeHead(mood.status).end();
                }
                response.setHeader('Content-Type', 'application/json');
                if (request.url === '/v1/events') return response.end(this.take(JSON.parse(text) as Event[]));
                if (request.method === 'PUT')
                    this.choices.push({path: request.url ?? '', body: JSON.parse(text)});
                return response.end('{}');
            });
        });
        await new Promise<void>(resolve => this.server?.listen(this.port, '127.0.0.1', resolve));
        this.port = (this.server.address() as AddressInfo).port;
    }

    async close(): Promise<void> {
        this.server?.closeAllConnections();
        await new Promise(resolve => this.server?.close(resolve));
    }

    private take(events: Event[]): string {
        const results = events.map(event => {
            const known = this.events.get(event.eventId);
            this.events.set(event.eventId, {event, times: (known?.times ?? 0) + 1});
            return this.mood === 'refusing'
                ? {eventId: event.eventId, status: 'rejected', error: 'not this one'}
                : {eventId: event.eventId, status: known ? 'duplicate' : 'stored'};
        });
        return JSON.stringify({results});
    }
}
