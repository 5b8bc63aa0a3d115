import type {components, operations} from '../generated/contract.js';

type Schemas = components['schemas'];
type Answer<Operation extends keyof operations> = operations[Operation] extends {
    responses: {200: {content: {'application/json': infer Body}}};
}
    ? Body
    : never;
type Asked<Operation extends keyof operations> = operations[Operation] extends {parameters: {query?: infer Q}}
    ? NonNullable<Q>
    : never;

export type Event = Omit<Schemas['event.schema'], '$defs'>;
export type EventName = Event['event'];
export type EventItem = NonNullable<Event['items']>[number];
export type Item = Schemas['item.schema'] & {readonly itemId: string};
export type Recommendation = Schemas['Recommendation'];
export type RecommendedItem = Recommendation['items'][number];
export type Reason = Schemas['Reason'];
export type Placement = Asked<'recommend'>['placement'];
export type SearchAnswer = Answer<'search'>;
export type SearchQuery = Omit<Asked<'search'>, 'deviceId' | 'shopperId' | 'shopperToken'>;
export type Suggestion = Answer<'suggest'>['suggestions'][number];
export type GuideTurn = Omit<Schemas['GuideTurn'], 'deviceId' | 'shopperId' | 'shopperToken'>;
export type GuideAnswer = Schemas['GuideAnswer'];
export type Consent = Schemas['Consent'];
export type Interest = Schemas['Interests']['interests'][number];
export type Certificate = Schemas['Certificate'];

/** What to ask a shelf for, apart from its name and who asks. */
export type ShelfQuery = Omit<Asked<'recommend'>, 'placement' | 'deviceId' | 'shopperId' | 'shopperToken'>;

/** An answer's item together with what the catalogue says of it. */
export type WithItem<T> = T & {readonly item: Item};

/** A shelf whose items are known; what the catalogue no longer has is left out. */
export interface Shelf {
    readonly placement: Placement;
    readonly recommendationId: string;
    readonly items: readonly WithItem<RecommendedItem>[];
    readonly degraded: readonly string[];
}
