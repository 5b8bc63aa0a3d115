import {readFileSync} from 'node:fs';
import {gzipSync} from 'node:zlib';
import {expect, test} from 'vitest';

const dist = new URL('../dist/', import.meta.url);

test('the core is no larger than 8 kB', () => {
    const size = gzipSync(readFileSync(new URL('daogou.js', dist))).length;
    expect(size).toBeLessThanOrEqual(8_000);
});
