import {useEffect, useRef, useState} from 'react';
import type {Item} from '@daogou/sdk';
import {accent} from '../accent';
import {useDepartments} from '../categories';
import {useLanguage, useWords} from '../language';
import {Picture} from '../Picture';
import {categoryLink, usePage} from '../routing';
import {useDevice, useSession} from '../session';
import type {Department} from '../settings';
import {useAnswer} from '../trouble';

/** All departments, each with a few of its kinds of things. */
export default function Departments() {
    const words = useWords();
    const departments = useDepartments();
    usePage(words('departments'), useSession().world.settings.shopName[useLanguage()]);
    return (
        <>
            <h1 tabIndex={-1}>{words('departments')}</h1>
            {departments.length === 0 && <p className="muted">{words('noDepartments')}</p>}
            <div className="tiles">
                {departments.map(department => (
                    <Tile key={department.id} department={department} />
                ))}
            </div>
        </>
    );
}

function Tile({department}: {department: Department}) {
    const node = useRef<HTMLAnchorElement>(null);
    const language = useLanguage();
    const {daogou} = useDevice();
    const isNear = useNear(node);
    const category = department.path.join(' > ');
    const {answer} = useAnswer(
        async signal => (isNear ? (await daogou.shelf('popular', {category, limit: 40}, signal)).items : []),
        [daogou, category, isNear],
    );
    const pictures = different((answer ?? []).map(({item}) => item)).slice(0, 3);
    return (
        <a className="tile" href={categoryLink(department.path)} style={accent(department.accent)} ref={node}>
            <div className="tile-pictures">
                {pictures.map(item => (
                    <Picture key={item.itemId} link={item.imageLink} />
                ))}
            </div>
            <h2>{department.name[language]}</h2>
        </a>
    );
}

/** One item of each deepest category first, then the others. */
function different(items: readonly Item[]): Item[] {
    const kinds = items.map(item => item.productType?.at(-1));
    return [...new Set([...items.filter((_, place) => kinds.indexOf(kinds[place]) === place), ...items])];
}

function useNear(node: React.RefObject<Element | null>): boolean {
    const [isNear, setNear] = useState(false);
    useEffect(() => {
        if (!node.current) return;
        const observer = new IntersectionObserver(([change]) => change?.isIntersecting && setNear(true), {
            rootMargin: '200px',
        });
        observer.observe(node.current);
        return () => observer.disconnect();
    }, [node]);
    return isNear;
}
