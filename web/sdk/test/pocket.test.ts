import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {Pocket, type PocketEntry} from '../src/pocket.js';

interface Golden {
    readonly history: readonly (readonly [string, string])[];
    readonly category?: string;
    readonly minPrice?: number;
    readonly maxPrice?: number;
    readonly top: readonly number[];
    readonly score: number;
}

const golden = new URL('../../../contract/pocket/', import.meta.url);

function file(): ArrayBuffer {
    return new Uint8Array(readFileSync(new URL('home.pocket', golden))).buffer;
}

function entry([itemId, did]: readonly [string, string]): PocketEntry {
    return {
        itemId,
        viewed: did.includes('v'),
        wanted: did.includes('w'),
        carted: did.includes('c'),
        bought: did.includes('b'),
        disliked: did.includes('d'),
    };
}

test('a thousand histories are ranked as the server ranks them, to the last bit', () => {
    const pocket = Pocket.read(file());
    const lines = readFileSync(new URL('rankings.ndjson', golden), 'utf8').trim().split('\n');
    expect(lines).toHaveLength(1000);
    for (const line of lines) {
        const {history, top, score, ...filter} = JSON.parse(line) as Golden;
        const ranked = pocket.rank({history: history.map(entry), limit: 20, ...filter});
        expect(
            ranked.map(({number}) => number),
            line,
        ).toEqual(top);
        if (ranked[0]) expect(ranked[0].score, line).toBe(score);
    }
});

test('a file that is damaged anywhere is refused or ranks within its items', () => {
    const whole = new Uint8Array(file());
    for (const length of [0, 7, 63, 64, whole.length - 1]) {
        expect(() => Pocket.read(whole.slice(0, length).buffer)).toThrow('no pocket file');
    }
    let refused = 0;
    for (let at = 0; at < whole.length; at += 997) {
        const damaged = whole.slice();
        damaged[at]! ^= 0xff;
        let pocket: Pocket;
        try {
            pocket = Pocket.read(damaged.buffer);
        } catch (problem) {
            expect(String(problem)).toContain('no pocket file');
            refused++;
            continue;
        }
        for (const {number} of pocket.rank({history: [{itemId: 'yoga-mat-012', viewed: true}], limit: 200})) {
            expect(number).toBeLessThan(pocket.size);
        }
    }
    expect(refused).toBeGreaterThan(0);
});

test('a limit that is none is told', () => {
    const pocket = Pocket.read(file());
    for (const limit of [0, -1, 1.5, 201, NaN]) {
        expect(() => pocket.rank({history: [], limit})).toThrow(`limit is ${limit}`);
    }
});
