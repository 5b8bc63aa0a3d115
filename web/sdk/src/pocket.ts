/**
 * Ranking on the device: reads the file of `GET /v1/pocket/{placement}` and ranks a history that never leaves it. The same
 * answers bit for bit as the server and the Java client; the format and the arithmetic are those of `docs/pocket.md`.
 */

/** What was done with an item of the history, the latest item first. */
export interface PocketEntry {
    readonly itemId: string;
    readonly viewed?: boolean;
    readonly wanted?: boolean;
    readonly carted?: boolean;
    readonly bought?: boolean;
    readonly disliked?: boolean;
}

export interface PocketRequest {
    readonly history: readonly PocketEntry[];
    /** From 1 to 200. */
    readonly limit: number;
    /** A category path of the file, levels joined by ` > `. */
    readonly category?: string;
    readonly minPrice?: number;
    readonly maxPrice?: number;
}

export interface PocketRanked {
    readonly itemId: string;
    /** Its place in the order of popularity, from 0. */
    readonly number: number;
    /** 0 where the history says nothing of it. */
    readonly score: number;
}

const VERSION = 1;
const HEADER_BYTES = 64;
const NONE = 0xffff;
const CAN_BE_ORDERED = 1;
const LONGEST_HISTORY = 100;
const MOST = 200;
const EQUAL = new Float64Array([1, 1, 1, 1]);

export class Pocket {
    readonly placement: string;
    readonly releaseId: string;
    private readonly numbers: ReadonlyMap<string, number>;
    private readonly categoryNumbers: ReadonlyMap<string, number>;

    private constructor(private readonly file: PocketFile) {
        [this.placement, this.releaseId] = [file.placement, file.releaseId];
        this.numbers = new Map(file.itemIds.map((itemId, number) => [itemId, number]));
        this.categoryNumbers = new Map(file.paths.map((path, number) => [path, number]));
    }

    /** @throws Error if it is no pocket file, of another version, or damaged */
    static read(bytes: ArrayBuffer): Pocket {
        return new Pocket(read(bytes));
    }

    /** How many items it can rank. */
    get size(): number {
        return this.file.itemIds.length;
    }

    /** @throws RangeError if the limit is not from 1 to 200 */
    rank(request: PocketRequest): PocketRanked[] {
        const {limit} = request;
        if (!Number.isInteger(limit) || limit < 1 || limit > MOST) {
            throw new RangeError(`limit is ${limit}; it must be a whole number from 1 to ${MOST}`);
        }
        const {itemIds} = this.file;
        const scores = this.scores(request.history);
        const isAllowed = this.allowed(request);
        const scored: number[] = [];
        const others: number[] = [];
        for (let item = 0; item < itemIds.length; item++) {
            if (!isAllowed[item]) continue;
            if (scores[item]! > 0) scored.push(item);
            else if (others.length < limit) others.push(item);
        }
        scored.sort((one, other) => scores[other]! - scores[one]! || one - other);
        return [...scored.slice(0, limit), ...others]
            .slice(0, limit)
            .map(number => ({itemId: itemIds[number]!, number, score: scores[number]!}));
    }

    private scores(history: readonly PocketEntry[]): Float64Array {
        const scores = new Float64Array(this.file.itemIds.length);
        if (this.addAll(history, this.file.actionWeights, scores) === 0) this.addAll(history, EQUAL, scores);
        return scores;
    }

    /** Adds what a history says, in its order; answers how many of its entries said something. */
    private addAll(history: readonly PocketEntry[], weights: Float64Array, scores: Float64Array): number {
        const {scales, starts, columns, values} = this.file;
        let said = 0;
        for (const entry of history) {
            if (said === LONGEST_HISTORY) break;
            const item = this.numbers.get(entry.itemId);
            const weight = item === undefined || entry.disliked ? 0 : weightOf(entry, weights);
            if (item === undefined || !(weight > 0)) continue;
            said++;
            const factor = weight * scales[item]!;
            const end = starts[item + 1]!;
            for (let k = starts[item]!; k < end; k++) scores[columns[k]!]! += factor * values[k]!;
        }
        return said;
    }

    private allowed({history, category, minPrice, maxPrice}: PocketRequest): Uint8Array {
        const {states, prices, categories} = this.file;
        const isAllowed = new Uint8Array(states.length);
        const isPriced = minPrice !== undefined || maxPrice !== undefined;
        const isWithin = category === undefined ? null : this.within(category);
        for (let item = 0; item < isAllowed.length; item++) {
            const price = prices[item]!;
            // A price that is missing is NaN, which no comparison lets through.
            const fits = !isPriced || (price >= (minPrice ?? -Infinity) && price <= (maxPrice ?? Infinity));
            const isThere = !isWithin || isWithin[categories[item]!] === 1;
            isAllowed[item] = states[item]! & CAN_BE_ORDERED && fits && isThere ? 1 : 0;
        }
        for (const {itemId} of history) {
            const seen = this.numbers.get(itemId);
            if (seen !== undefined) isAllowed[seen] = 0;
        }
        return isAllowed;
    }

    /** For each category whether it is this one or below it; a wider one always has the smaller number. */
    private within(path: string): Uint8Array {
        const {parents} = this.file;
        const isWithin = new Uint8Array(parents.length);
        const wanted = this.categoryNumbers.get(path);
        for (let number = wanted ?? parents.length; number < parents.length; number++) {
            const parent = parents[number]!;
            isWithin[number] = number === wanted || (parent !== NONE && isWithin[parent]) ? 1 : 0;
        }
        return isWithin;
    }
}

function weightOf({viewed, wanted, carted, bought}: PocketEntry, weights: Float64Array): number {
    let weight = viewed ? weights[0]! : 0;
    weight += wanted ? weights[1]! : 0;
    weight += carted ? weights[2]! : 0;
    weight += bought ? weights[3]! : 0;
    return weight;
}

/** The sections of the file; what each means is in `docs/pocket.md`. */
interface PocketFile {
    readonly placement: string;
    readonly releaseId: string;
    readonly actionWeights: Float64Array;
    readonly itemIds: readonly string[];
    readonly prices: Float64Array;
    readonly scales: Float32Array;
    readonly starts: Uint32Array;
    readonly columns: Uint16Array;
    readonly values: Uint8Array;
    readonly categories: Uint16Array;
    readonly parents: Uint16Array;
    readonly paths: readonly string[];
    readonly states: Uint8Array;
}

function read(bytes: ArrayBuffer): PocketFile {
    check(bytes.byteLength >= HEADER_BYTES, 'it ends within its header');
    const magic = String.fromCharCode(...new Uint8Array(bytes, 0, 8));
    check(magic === 'DGPOCKET', 'it does not begin with DGPOCKET');
    const header = new Uint32Array(bytes, 8, 6);
    const [version, size, items, entries, categories, textSize] = header as unknown as [
        number,
        number,
        number,
        number,
        number,
        number,
    ];
    check(version === VERSION, `its version is ${version}; this reader knows ${VERSION}`);
    check(items <= NONE && categories <= NONE, 'it has too many items');
    const expected = HEADER_BYTES + 21 * items + 4 + 4 * categories + 4 + textSize + 3 * entries;
    check(size === bytes.byteLength && size === expected, 'its size is not that of its sections');
    let at = HEADER_BYTES;
    // Typed arrays are views in the order of the machine; every platform that runs JavaScript today is little-endian.
    const section = <T extends {byteLength: number}>(
        kind: new (buffer: ArrayBuffer, offset: number, length: number) => T,
        length: number,
    ): T => {
        const view = new kind(bytes, at, length);
        at += view.byteLength;
        return view;
    };
    const prices = section(Float64Array, items);
    const scales = section(Float32Array, items);
    const starts = section(Uint32Array, items + 1);
    const columns = section(Uint16Array, entries);
    const categoryOf = section(Uint16Array, items);
    const parents = section(Uint16Array, categories);
    const lengths = section(Uint16Array, 2 + items + categories);
    const values = section(Uint8Array, entries);
    const states = section(Uint8Array, items);
    const decoder = new TextDecoder();
    const texts = Array.from(lengths, length => {
        check(at + length <= bytes.byteLength, 'its texts are longer than they may be');
        return decoder.decode(section(Uint8Array, length));
    });
    check(
        starts[0] === 0 && starts[items] === entries,
        'its rows do not begin at 0 and end with its entries',
    );
    for (let item = 0; item < items; item++) {
        check(starts[item]! <= starts[item + 1]!, 'its rows do not ascend');
        check(
            categoryOf[item] === NONE || categoryOf[item]! < categories,
            'it names a category it does not hold',
        );
    }
    check(
        columns.every(column => column < items),
        'it names an item it does not hold',
    );
    check(
        parents.every((parent, number) => parent === NONE || parent < number),
        'its categories do not descend',
    );
    return {
        placement: texts[0]!,
        releaseId: texts[1]!,
        actionWeights: new Float64Array(bytes, 32, 4),
        itemIds: texts.slice(2, 2 + items),
        paths: texts.slice(2 + items),
        prices,
        scales,
        starts,
        columns,
        values,
        categories: categoryOf,
        parents,
        states,
    };
}

function check(isRight: boolean, problem: string): void {
    if (!isRight) throw new Error(`this is no pocket file: ${problem}; fetch it again`);
}
