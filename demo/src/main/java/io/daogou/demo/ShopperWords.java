package io.daogou.demo;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code shoppers.json}: how people live and what goes together.
 *
 * @param lifestyles the families each lifestyle buys
 * @param complements families bought with another: {@code teapot} with {@code oolong-tea}
 */
record ShopperWords(Map<String, List<String>> lifestyles, Map<String, String> complements) {
    static ShopperWords read() {
        return JsonMapper.shared().readValue(Vocabulary.text("shoppers.json"), ShopperWords.class);
    }
}
