import {lazy, type ComponentType, type LazyExoticComponent} from 'react';
import type {IconName} from './parts/icon.js';

/** A page: where it is, what it is called, and what draws it, fetched when it is first opened. */
export interface PageRoute {
    readonly path: string;
    readonly name: readonly [en: string, zh: string];
    readonly icon?: IconName;
    readonly page: LazyExoticComponent<ComponentType<PageProps>>;
}

/** Parameters of the path. */
export interface PageProps {
    readonly id?: string;
}

export interface PageGroup {
    readonly name: readonly [en: string, zh: string];
    readonly pages: readonly PageRoute[];
}

function page(load: () => Promise<{default: ComponentType<PageProps>}>) {
    return lazy(load);
}

/** What stands in the navigation. */
export const GROUPS: readonly PageGroup[] = [
    {
        name: ['Now', '实时'],
        pages: [
            {path: '/', name: ['Today', '今日'], icon: 'pulse', page: page(() => import('./pages/today.js'))},
        ],
    },
    {
        name: ['Behaviour', '用户行为'],
        pages: [
            {
                path: '/journeys',
                name: ['Journeys', '访问路径'],
                icon: 'path',
                page: page(() => import('./pages/journeys.js')),
            },
            {
                path: '/funnels',
                name: ['Funnels', '转化漏斗'],
                icon: 'funnel',
                page: page(() => import('./pages/funnels.js')),
            },
            {
                path: '/cohorts',
                name: ['Cohorts', '留存'],
                icon: 'grid',
                page: page(() => import('./pages/cohorts.js')),
            },
            {
                path: '/segments',
                name: ['Segments', '客户分层'],
                icon: 'people',
                page: page(() => import('./pages/segments.js')),
            },
            {
                path: '/attribution',
                name: ['Attribution', '归因'],
                icon: 'target',
                page: page(() => import('./pages/attribution.js')),
            },
            {
                path: '/searches',
                name: ['Searches', '搜索'],
                icon: 'search',
                page: page(() => import('./pages/searches.js')),
            },
        ],
    },
    {
        name: ['Look up', '查询'],
        pages: [
            {
                path: '/items',
                name: ['Items', '商品'],
                icon: 'box',
                page: page(() => import('./pages/items.js')),
            },
            {
                path: '/shoppers',
                name: ['Shoppers', '顾客'],
                icon: 'person',
                page: page(() => import('./pages/shoppers.js')),
            },
        ],
    },
    {
        name: ['Steer', '运营'],
        pages: [
            {
                path: '/placements',
                name: ['Placements', '推荐位'],
                icon: 'shelf',
                page: page(() => import('./pages/placements.js')),
            },
            {
                path: '/rules',
                name: ['Rules', '规则'],
                icon: 'rule',
                page: page(() => import('./pages/rules.js')),
            },
        ],
    },
    {
        name: ['Learn', '模型'],
        pages: [
            {
                path: '/releases',
                name: ['Releases', '版本'],
                icon: 'layers',
                page: page(() => import('./pages/releases.js')),
            },
            {
                path: '/training',
                name: ['Training', '训练'],
                icon: 'spark',
                page: page(() => import('./pages/training.js')),
            },
        ],
    },
    {
        name: ['Trust', '治理'],
        pages: [
            {
                path: '/quality',
                name: ['Data quality', '数据质量'],
                icon: 'check',
                page: page(() => import('./pages/quality.js')),
            },
            {
                path: '/audit',
                name: ['Audit log', '审计日志'],
                icon: 'list',
                page: page(() => import('./pages/audit.js')),
            },
            {path: '/keys', name: ['Keys', '密钥'], icon: 'key', page: page(() => import('./pages/keys.js'))},
            {
                path: '/transparency',
                name: ['Transparency', '透明度'],
                icon: 'eye',
                page: page(() => import('./pages/transparency.js')),
            },
        ],
    },
];

/** Pages about one thing, reached from those above. */
export const DETAILS: readonly PageRoute[] = [
    {path: '/find/:id', name: ['Items', '商品'], page: page(() => import('./pages/items.js'))},
    {path: '/items/:id', name: ['Item', '商品'], page: page(() => import('./pages/item.js'))},
    {path: '/shoppers/:id', name: ['Shopper', '顾客'], page: page(() => import('./pages/shopper.js'))},
    {path: '/devices/:id', name: ['Device', '设备'], page: page(() => import('./pages/device.js'))},
    {
        path: '/placements/:id',
        name: ['Placement', '推荐位'],
        page: page(() => import('./pages/placement.js')),
    },
    {path: '/rules/:id', name: ['Rule', '规则'], page: page(() => import('./pages/rule.js'))},
];
