import {expect, test} from 'vitest';
import {serverSentEvents} from '../src/stream.js';

async function* cut(text: string, size: number): AsyncIterable<string> {
    for (let start = 0; start < text.length; start += size) yield text.slice(start, start + size);
}

test('events come out whole however the text is cut', async () => {
    const text = 'event: working\r\ndata: {}\r\n\r\n: a comment\n\nevent: answer\ndata: {"a":\ndata: 1}\n\n';
    for (let size = 1; size <= text.length; size++) {
        const events = [];
        for await (const event of serverSentEvents(cut(text, size))) events.push(event);
        expect(events).toEqual([
            {event: 'working', data: '{}'},
            {event: 'answer', data: '{"a":\n1}'},
        ]);
    }
});
