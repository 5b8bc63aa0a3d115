import {createContext, useContext, type ComponentType, type LazyExoticComponent} from 'react';
import type {EventFields, Item} from '@daogou/sdk';
import type {IconName} from './Icon';
import type {Texts} from './settings';

type Page = ComponentType | LazyExoticComponent<ComponentType>;

interface OfItem {
    readonly item: Item;
}

/** What makes the same pages a shop, a newspaper or a video library. */
export interface Scenario {
    /** Pages beside those that every scenario has; `/item/:id` is among them. */
    readonly routes: readonly {readonly path: string; readonly Page: Page}[];
    /** Beside home, departments and my data. */
    readonly tabs: readonly {
        readonly page: string;
        readonly name: Texts;
        readonly icon: IconName;
        /** How many wait there. */
        readonly useCount: () => number;
    }[];
    /** Under the title of a card: what it costs and the way to have it, how long it takes to read. */
    readonly CardFoot: ComponentType<OfItem>;
    /** On the corner of a picture. */
    readonly CardBadge: ComponentType<OfItem>;
    /** On a card of a list that one chooses from. */
    readonly CardChoice: ComponentType<OfItem>;
    /** Under the title of a product that the guide shows. */
    readonly GuideFacts: ComponentType<OfItem>;
    /** Beside a product that the guide shows. */
    readonly GuideAction: ComponentType<OfItem>;
    /** Above the lower edge of every page. */
    readonly Tray: ComponentType;
    /** What events about an item say of it. */
    readonly aboutItem: (item: Item) => EventFields;
    /** Bands of prices are facets only where there are prices. */
    readonly formatAmount: (amount: number, currency: string, language: string) => string;
}

export const ScenarioContext = createContext<Scenario | null>(null);

export function useScenario(): Scenario {
    const scenario = useContext(ScenarioContext);
    if (!scenario) throw new Error('no scenario around this component');
    return scenario;
}
