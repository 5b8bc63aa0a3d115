import {useWords, useLanguage} from './language';
import {useDepartments} from './categories';
import {categoryLink} from './routing';
import {accent} from './accent';

const MOST = 24;

/** The departments in a line. */
export function DepartmentChips() {
    const words = useWords();
    const language = useLanguage();
    const departments = useDepartments();
    if (departments.length === 0) return null;
    return (
        <nav className="chips departments" aria-label={words('departments')}>
            {departments.slice(0, MOST).map(({id, path, name, accent: colour}) => (
                <a key={id} className="chip" href={categoryLink(path)} style={accent(colour)}>
                    <span className="dot" />
                    {name[language]}
                </a>
            ))}
        </nav>
    );
}
