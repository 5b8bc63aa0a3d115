package io.daogou.learn.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class KernelsTest {
    private final float[] three = {1, 2, 3};

    @Test
    void argumentsAreCheckedBeforeAnythingIsRead() {
        assertThatThrownBy(() -> Kernels.dot(three, 1, three, 0, 3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> Kernels.dot(three, 0, three, -1, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> Kernels.addScaled(1, three, 0, three, 2, 2))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> Kernels.atLeast(0, three, 0, 3, new int[2]))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> Kernels.sumRows(three, new int[2], 0, 3, three, 1, three, 0))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(three).containsExactly(1, 2, 3);
    }

    @Test
    void theChosenKernelComputes() {
        assertThat(Kernels.dot(three, 0, three, 0, 3)).isEqualTo(14);
        assertThat(Kernels.description()).isNotBlank();
    }
}
