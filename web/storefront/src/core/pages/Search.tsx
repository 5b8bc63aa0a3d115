import {useEffect} from 'react';
import {useParams} from 'wouter';
import {useLanguage, useWords} from '../language';
import {Listing} from '../listing/Listing';
import {decoded, usePage} from '../routing';
import {useDevice, useSession} from '../session';
import {Shelf} from '../Shelf';

/** The longest text that an event of a search may carry. */
const LONGEST = 1000;

export default function Search() {
    const text = decoded(useParams()['text']).trim();
    const words = useWords();
    const {daogou} = useDevice();
    usePage(text || words('search'), useSession().world.settings.shopName[useLanguage()]);
    useEffect(() => {
        if (text) daogou.track('search', {query: text.slice(0, LONGEST)});
    }, [daogou, text]);
    return (
        <>
            <h1 tabIndex={-1} className="searched" dir="auto">
                {text ? words('resultsFor', text) : words('search')}
            </h1>
            <Listing
                key={text}
                text={text}
                placement="search"
                otherwise={<Shelf title={words('popular')} placement="popular" />}
            />
        </>
    );
}
