import {useParams} from 'wouter';
import {accent} from '../accent';
import {categoryName, categoryOf, isSamePath, useCategories, useDepartments} from '../categories';
import {Crumbs} from '../Crumbs';
import {useLanguage, useWords} from '../language';
import {Listing} from '../listing/Listing';
import {categoryLink, decoded, usePage} from '../routing';
import {useSession} from '../session';
import {Shelf} from '../Shelf';

/** A category: what is below it, what is popular in it, and everything, to be narrowed. */
export default function Category() {
    const path = (useParams()['*'] ?? '').split('/').map(decoded);
    const words = useWords();
    const language = useLanguage();
    const categories = useCategories();
    const name = categoryName(categoryOf(categories, path), language);
    const below = categories.filter(
        ({path: deeper}) => deeper.length === path.length + 1 && isSamePath(deeper.slice(0, -1), path),
    );
    const colour = useDepartments().find(department => department.path[0] === path[0])?.accent;
    usePage(name, useSession().world.settings.shopName[language]);
    return (
        <>
            <Crumbs path={path} />
            <h1 tabIndex={-1} className="category-title" style={accent(colour)} dir="auto">
                {name}
            </h1>
            {(below.length > 0 || categories.length === 0) && (
                <nav className="chips below" aria-label={name}>
                    {below.map(category => (
                        <a key={category.path.join()} className="chip" href={categoryLink(category.path)}>
                            {categoryName(category, language)}
                            <span className="muted">{category.items}</span>
                        </a>
                    ))}
                </nav>
            )}
            <Shelf title={words('popularHere')} placement="popular" query={{category: path.join(' > ')}} />
            <section className="shelf">
                <div className="shelf-head">
                    <h2>{words('allOf', name)}</h2>
                </div>
                <Listing text="" within={path.join(' > ')} placement="category" />
            </section>
        </>
    );
}
