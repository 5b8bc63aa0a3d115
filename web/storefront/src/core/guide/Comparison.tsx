import type {GuideAnswer} from '@daogou/sdk';
import {useWords} from '../language';
import {itemLink} from '../routing';

interface ComparisonProps {
    readonly comparison: NonNullable<GuideAnswer['comparison']>;
    readonly products: GuideAnswer['products'];
}

/** Products side by side, as the guide compares them. */
export function Comparison({comparison: {itemIds, rows, summary}, products}: ComparisonProps) {
    const words = useWords();
    const title = (itemId: string) => products.find(product => product.itemId === itemId)?.title ?? itemId;
    return (
        <div className="comparison">
            <div className="comparison-scroll" role="region" aria-label={words('comparison')} tabIndex={0}>
                <table>
                    <thead>
                        <tr>
                            <td />
                            {itemIds.map(itemId => (
                                <th key={itemId} scope="col">
                                    <a href={itemLink(itemId)}>{title(itemId)}</a>
                                </th>
                            ))}
                        </tr>
                    </thead>
                    <tbody>
                        {rows.map(({label, values, differs}) => (
                            <tr key={label} className={differs ? 'differs' : undefined}>
                                <th scope="row">{label}</th>
                                {values.map((value, place) => (
                                    <td key={place}>{value}</td>
                                ))}
                            </tr>
                        ))}
                    </tbody>
                </table>
            </div>
            <p>{summary}</p>
        </div>
    );
}
