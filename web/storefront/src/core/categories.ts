import type {Language} from './language';
import {useSession} from './session';
import type {Department} from './settings';
import {useAnswer} from './trouble';
import type {World} from './world';

export interface Category {
    readonly path: readonly string[];
    readonly items: number;
    readonly translations?: Readonly<Record<string, readonly string[]>>;
}

const loaded = new WeakMap<World, Promise<readonly Category[]>>();

/** The tree of categories, asked for once; empty while it is on its way. */
export function useCategories(isNeeded = true): readonly Category[] {
    const {world} = useSession();
    const {answer} = useAnswer(async () => (isNeeded ? load(world) : []), [world, isNeeded]);
    return answer ?? [];
}

/** The shop's departments; a shop that names none has its widest categories. */
export function useDepartments(): readonly Department[] {
    const {departments} = useSession().world.settings;
    const categories = useCategories(departments.length === 0);
    if (departments.length > 0) return departments;
    return categories
        .filter(({path}) => path.length === 1)
        .map(category => ({
            id: category.path[0] ?? '',
            path: category.path,
            name: {en: categoryName(category, 'en'), zh: categoryName(category, 'zh')},
        }));
}

/** The last level of the path, in a language. */
export function categoryName({path, translations}: Omit<Category, 'items'>, language: Language): string {
    return (translations?.[language] ?? path).at(-1) ?? '';
}

export function isSamePath(one: readonly string[], other: readonly string[]): boolean {
    return one.length === other.length && one.every((level, depth) => level === other[depth]);
}

/** The category of a path; one that the tree does not know is named by the path. */
export function categoryOf(categories: readonly Category[], path: readonly string[]): Category {
    return categories.find(category => isSamePath(category.path, path)) ?? {path, items: 0};
}

function load(world: World): Promise<readonly Category[]> {
    const known =
        loaded.get(world) ??
        world.devices.computer.api
            .get<{categories: readonly Category[]}>('/v1/categories')
            .then(({categories}) => categories);
    loaded.set(world, known);
    known.catch(() => loaded.delete(world));
    return known;
}
