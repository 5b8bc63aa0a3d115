import {useFormat} from '../format.js';
import {useSay} from '../language.js';
import {Told, useDoing} from './doing.js';
import {Card} from './page.js';
import {Nothing} from './states.js';
import {Table} from './table.js';

interface Version {
    readonly version: number;
    readonly changedAt: string;
    readonly changedBy: string;
    readonly deleted: boolean;
}

/** How something was, who changed it, and the way back. */
export function Versions<V extends Version>({
    versions,
    path,
    summary,
    onChange,
}: {
    versions: readonly V[];
    /** Of what has versions. */
    path: string;
    summary: (version: V) => string;
    onChange: () => void;
}) {
    const say = useSay();
    const format = useFormat();
    const doing = useDoing();
    const putBack = async (version: number) => {
        const isDone = await doing.run(
            api => api.post(`${path}/versions/${version}/restore`),
            say('It is as it was then.', '已恢复到该版本。'),
        );
        if (isDone) onChange();
    };
    return (
        <Card title={say('History', '历史')}>
            <Told of={doing} />
            {versions.length === 0 ? (
                <Nothing title={say('Never changed', '没有改动过')} />
            ) : (
                <Table
                    caption={say('Versions, the latest first', '版本，新的在前')}
                    rows={versions}
                    id={version => String(version.version)}
                    columns={[
                        {name: say('Version', '版本'), cell: version => version.version},
                        {name: say('When', '时间'), cell: version => format.time(version.changedAt)},
                        {
                            name: say('By', '操作者'),
                            isSpare: true,
                            cell: version => <bdi>{version.changedBy}</bdi>,
                        },
                        {
                            name: say('As', '内容'),
                            isSpare: true,
                            cell: version =>
                                version.deleted ? say('taken away', '已移除') : summary(version),
                        },
                        {
                            name: say('Undo', '恢复'),
                            cell: version =>
                                version.deleted || version === versions[0] ? null : (
                                    <button
                                        type="button"
                                        className="button small"
                                        disabled={doing.isBusy}
                                        onClick={() => void putBack(version.version)}
                                    >
                                        {say('Put back', '恢复')}
                                        <span className="aside"> {version.version}</span>
                                    </button>
                                ),
                        },
                    ]}
                />
            )}
        </Card>
    );
}
