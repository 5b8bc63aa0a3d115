package io.daogou.learn.model;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MemoryTest {
    @Test
    void moreThanIsFreeIsRefusedWithTheBytesAndAWayOut() {
        assertThatThrownBy(() -> Memory.check("SparseInverse", 1001, 1000, "ItemKnn"))
                .isInstanceOf(NotEnoughMemory.class)
                .hasMessageContaining("1001 bytes")
                .hasMessageContaining("1000 are free")
                .hasMessageContaining("ItemKnn");
        assertThatThrownBy(() -> Memory.check("SparseInverse", Long.MAX_VALUE, "ItemKnn"))
                .isInstanceOf(NotEnoughMemory.class);
    }

    @Test
    void asMuchAsIsFreeIsAllowed() {
        Memory.check("SparseInverse", 1000, 1000, "ItemKnn");
    }
}
