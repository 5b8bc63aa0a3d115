import {useWordsOf} from '../core/language';
import dictionary from './words.json';

export const useShopWords = () => useWordsOf(dictionary);
