/** Server-sent events out of text as it comes: `event` and `data` of each. */
export async function* serverSentEvents(
    chunks: AsyncIterable<string>,
): AsyncIterable<{readonly event: string; readonly data: string}> {
    let rest = '';
    for await (const chunk of chunks) {
        rest += chunk;
        // A chunk may end between the two characters of a line end; what is unfinished waits.
        const blocks = rest.replace(/\r\n/g, '\n').split('\n\n');
        rest = blocks.pop() ?? '';
        for (const block of blocks) {
            let event = 'message';
            const data: string[] = [];
            for (const line of block.split('\n')) {
                if (line.startsWith('event:')) event = line.slice(6).trim();
                else if (line.startsWith('data:')) data.push(line.slice(5).replace(/^ /, ''));
            }
            if (data.length > 0) yield {event, data: data.join('\n')};
        }
    }
}
