import {useAnswer} from '../answer.js';
import type {Answer} from '../api.js';
import {useFormat} from '../format.js';
import {useLanguage} from '../language.js';
import {Card, Page} from '../parts/page.js';
import {Shown} from '../parts/states.js';
import {Table} from '../parts/table.js';
import {placementName, sourceName} from '../words.js';

/** Every shelf, and how it is set up. */
export default function PlacementsPage() {
    const {language, say} = useLanguage();
    const format = useFormat();
    const asked = useAnswer(
        (api, signal) => api.get<Answer<'listPlacements'>>('/v1/placements', {}, signal),
        [],
    );
    return (
        <Page
            title={say('Placements', '推荐位')}
            about={say(
                'Named shelves. What you change is in force with the next answer.',
                '每个推荐位的设置，保存后立即生效。',
            )}
        >
            <Shown of={asked}>
                {({placements}) => (
                    <Card>
                        <Table
                            caption={say('Placements', '推荐位')}
                            rows={placements}
                            id={one => one.placement}
                            columns={[
                                {
                                    name: say('Shelf', '推荐位'),
                                    cell: one => (
                                        <>
                                            <a href={`#/placements/${one.placement}`}>
                                                {placementName(say, one.placement)}
                                            </a>{' '}
                                            {!one.enabled && (
                                                <span className="tag bad">{say('off', '已关闭')}</span>
                                            )}
                                            <br />
                                            <code className="muted">{one.placement}</code>
                                        </>
                                    ),
                                },
                                {
                                    name: say('Title', '标题'),
                                    isSpare: true,
                                    cell: one => <bdi>{one.title?.[language] ?? ''}</bdi>,
                                },
                                {
                                    name: say('Filled by', '来源'),
                                    cell: one => (
                                        <span className="path">
                                            {[...one.sources, 'popular'].map(source => (
                                                <span key={source} className="tag">
                                                    {sourceName(say, source)}
                                                </span>
                                            ))}
                                        </span>
                                    ),
                                },
                                {
                                    name: say('Items', '件数'),
                                    isNumber: true,
                                    isSpare: true,
                                    cell: one => one.limit,
                                },
                                {
                                    name: say('Changed', '改动'),
                                    isSpare: true,
                                    cell: one =>
                                        one.changedAt
                                            ? format.ago(one.changedAt)
                                            : say('as it comes', '默认'),
                                },
                            ]}
                        />
                    </Card>
                )}
            </Shown>
        </Page>
    );
}
