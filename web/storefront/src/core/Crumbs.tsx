import {categoryName, categoryOf, useCategories} from './categories';
import {useLanguage, useWords} from './language';
import {categoryLink} from './routing';

/** Where a category is in the tree, as links; the last one is where we are. */
export function Crumbs({path}: {path: readonly string[]}) {
    const words = useWords();
    const language = useLanguage();
    const categories = useCategories();
    return (
        <nav className="crumbs" aria-label={words('whereYouAre')}>
            <a href="#/departments">{words('departments')}</a>
            {path.map((_, depth) => {
                const level = path.slice(0, depth + 1);
                return (
                    <a key={depth} href={categoryLink(level)}>
                        {categoryName(categoryOf(categories, level), language)}
                    </a>
                );
            })}
        </nav>
    );
}
