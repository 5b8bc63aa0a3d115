export {Daogou} from '@daogou/sdk';
