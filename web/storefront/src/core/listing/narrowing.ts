import type {SearchQuery} from '@daogou/sdk';

/** How a list is narrowed and sorted, as the query of an address has it: the back button brings it back. */
export class Narrowing {
    private constructor(private readonly parameters: URLSearchParams) {}

    static of(query: string): Narrowing {
        return new Narrowing(new URLSearchParams(query));
    }

    get order(): NonNullable<SearchQuery['order']> {
        const order = this.parameters.get('order');
        return ORDERS.find(one => one === order) ?? 'relevance';
    }

    sorted(order: string): Narrowing {
        return this.with('order', order === 'relevance' ? [] : [order]);
    }

    chosen(field: string): readonly string[] {
        return this.parameters.getAll(field);
    }

    get isNarrowed(): boolean {
        return [...this.parameters.keys()].some(key => key !== 'order');
    }

    get cleared(): Narrowing {
        return Narrowing.of('').sorted(this.order);
    }

    /** Chooses a value, or takes it back; `isSingle`: one excludes the others. */
    toggled(field: string, value: string, isSingle: boolean): Narrowing {
        const now = this.chosen(field);
        if (now.includes(value))
            return this.with(
                field,
                now.filter(other => other !== value),
            );
        return this.with(field, isSingle ? [value] : [...now, value]);
    }

    toString(): string {
        return this.parameters.toString();
    }

    /** As `/v1/search` wants it. */
    asQuery(): Pick<
        SearchQuery,
        'order' | 'category' | 'brand' | 'attribute' | 'minPrice' | 'maxPrice' | 'inStock'
    > {
        const [minimum = '', maximum = ''] = (this.parameters.get('price') ?? '').split('..');
        const amount = (text: string) => (text !== '' && Number(text) >= 0 ? Number(text) : undefined);
        const [minPrice, maxPrice] = [amount(minimum), amount(maximum)];
        return {
            order: this.order,
            category: this.parameters.getAll('category'),
            brand: this.parameters.getAll('brand'),
            attribute: this.parameters.getAll('attribute').filter(one => one.includes(':')),
            ...(minPrice !== undefined && {minPrice}),
            ...(maxPrice !== undefined && {maxPrice}),
            ...(this.parameters.has('inStock') && {inStock: true}),
        };
    }

    private with(field: string, values: readonly string[]): Narrowing {
        const next = new URLSearchParams(this.parameters);
        next.delete(field);
        values.forEach(value => next.append(field, value));
        return new Narrowing(next);
    }
}

export const ORDERS = ['relevance', 'price_up', 'price_down', 'newest'] as const;
