import type {ReactNode} from 'react';

/** A column: its heading, what a row has there, and whether that is a number. */
export interface Column<Row> {
    readonly name: string;
    readonly cell: (row: Row) => ReactNode;
    readonly isNumber?: boolean;
    /** Left out where the window is narrow. */
    readonly isSpare?: boolean;
}

export function Table<Row>({
    caption,
    columns,
    rows,
    id,
    hasCaption = false,
}: {
    /** Read to those who cannot see what stands above. */
    caption: string;
    columns: readonly Column<Row>[];
    rows: readonly Row[];
    id: (row: Row, index: number) => string;
    hasCaption?: boolean;
}) {
    const style = (column: Column<Row>) =>
        [column.isNumber && 'number', column.isSpare && 'spare'].filter(Boolean).join(' ') || undefined;
    return (
        <div className="table-frame" tabIndex={0} role="region" aria-label={caption}>
            <table>
                <caption className={hasCaption ? undefined : 'aside'}>{caption}</caption>
                <thead>
                    <tr>
                        {columns.map(column => (
                            <th key={column.name} scope="col" className={style(column)}>
                                {column.name}
                            </th>
                        ))}
                    </tr>
                </thead>
                <tbody>
                    {rows.map((row, index) => (
                        <tr key={id(row, index)}>
                            {columns.map(column => (
                                <td key={column.name} className={style(column)}>
                                    {column.cell(row)}
                                </td>
                            ))}
                        </tr>
                    ))}
                </tbody>
            </table>
        </div>
    );
}
