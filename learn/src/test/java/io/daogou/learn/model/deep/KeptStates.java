package io.daogou.learn.model.deep;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps states in memory, as copies. */
final class KeptStates implements Checkpoints {
    private final List<TrainingState> states = new ArrayList<>();

    @Override
    public Optional<TrainingState> last() {
        return states.isEmpty() ? Optional.empty() : Optional.of(states.getLast());
    }

    @Override
    public void keep(TrainingState state) {
        Map<String, float[]> copies = new HashMap<>();
        state.arrays().forEach((name, values) -> copies.put(name, values.clone()));
        states.add(new TrainingState(state.fingerprint(), state.epoch(), state.steps(), state.best(), copies));
    }

    List<TrainingState> states() {
        return states;
    }

    /** As if training had ended after so many epochs. */
    void forgetAfter(int epochs) {
        states.subList(epochs, states.size()).clear();
    }
}
