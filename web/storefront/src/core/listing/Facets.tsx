import type {SearchAnswer} from '@daogou/sdk';
import {useLanguage, useWords, type Words} from '../language';
import {useScenario} from '../scenario';
import {useSession} from '../session';
import type {Narrowing} from './narrowing';

interface FacetsProps {
    readonly facets: NonNullable<SearchAnswer['facets']>;
    readonly narrowing: Narrowing;
    readonly onChange: (next: Narrowing) => void;
}

interface Choice {
    readonly value: string;
    readonly label: string;
    readonly count: number;
}

/** What was found, counted by category, price, brand and attribute: values of one kind are alternatives, kinds must all fit. */
export function Facets({facets, narrowing, onChange}: FacetsProps) {
    const words = useWords();
    const language = useLanguage();
    const {currency} = useSession().world.settings;
    const {formatAmount} = useScenario();
    const band = ({min, max, currency: own}: Band): Choice['label'] =>
        priceBand({min, max}, words, amount => formatAmount(amount, own ?? currency, language));
    const kinds: readonly [string, string, readonly Choice[], boolean][] = [
        [
            'category',
            words('departments'),
            facets.categories.map(({path, label, count}) => ({value: path.join(' > '), label, count})),
            true,
        ],
        [
            'price',
            words('price'),
            (facets.prices as readonly (Band & {count?: number})[]).map(one => ({
                value: `${one.min ?? ''}..${one.max ?? ''}`,
                label: band(one),
                count: one.count ?? 0,
            })),
            true,
        ],
        ['brand', words('brand'), facets.brands, false],
    ];
    return (
        <div className="facets" role="group" aria-label={words('narrow')} tabIndex={0}>
            {narrowing.isNarrowed && (
                <button
                    type="button"
                    className="button small plain"
                    onClick={() => onChange(narrowing.cleared)}
                >
                    {words('clearAll')}
                </button>
            )}
            {kinds.map(([field, title, choices, isSingle]) => (
                <Facet key={field} {...{field, title, choices, isSingle, narrowing, onChange}} />
            ))}
            {facets.attributes.map(({name, label, values}) => (
                <Facet
                    key={name}
                    field="attribute"
                    title={label}
                    choices={values.map(({value, ...rest}) => ({value: `${name}:${value}`, ...rest}))}
                    isSingle={false}
                    {...{narrowing, onChange}}
                />
            ))}
        </div>
    );
}

interface FacetProps extends Omit<FacetsProps, 'facets'> {
    readonly field: string;
    readonly title: string;
    readonly choices: readonly Choice[];
    readonly isSingle: boolean;
}

function Facet({field, title, choices, isSingle, narrowing, onChange}: FacetProps) {
    const chosen = narrowing.chosen(field);
    if (choices.length < 2 && !choices.some(({value}) => chosen.includes(value))) return null;
    return (
        <fieldset>
            <legend>{title}</legend>
            {choices.map(({value, label, count}) => (
                <label className="choice-line" key={value}>
                    <input
                        type="checkbox"
                        checked={chosen.includes(value)}
                        onChange={() => onChange(narrowing.toggled(field, value, isSingle))}
                    />
                    <span dir="auto">{label}</span>
                    <span className="muted">{count}</span>
                </label>
            ))}
        </fieldset>
    );
}

interface Band {
    readonly min?: number | undefined;
    readonly max?: number | undefined;
    readonly currency?: string | undefined;
}

/** Bands begin a cent above the one before; nobody wants to read that. */
function priceBand({min, max}: Band, words: Words, amount: (value: number) => string): string {
    if (max === undefined) return words('fromPrice', amount(Math.floor(min ?? 0)));
    if (!min) return words('toPrice', amount(max));
    return `${amount(Math.floor(min))} – ${amount(max)}`;
}
