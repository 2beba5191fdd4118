package dev.promptport.inference.local.t5;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;

import dev.promptport.inference.local.pytorch.TorchProgram;

/** The decoding of some rows, token by token: owns their cache until closed. For one thread. */
public final class T5Decoding implements AutoCloseable {

    private final TorchProgram program;
    private final PtNDManager scope;
    private final IValue[] prepared;
    private final int rows;
    private final int positions;
    private int position;

    T5Decoding(
            TorchProgram program, PtNDManager scope, IValue[] prepared, int rows, int positions) {
        this.program = program;
        this.scope = scope;
        this.prepared = prepared;
        this.rows = rows;
        this.positions = positions;
    }

    public int rows() {
        return rows;
    }

    /** How many steps can still be taken. */
    public int left() {
        return positions - position;
    }

    /** Feeds one token to each row and returns the likeliest next one of each. */
    public long[] greedy(long[] tokens) {
        try (PtNDArray given = tensor(tokens);
                IValue fed = IValue.from(given);
                IValue at = IValue.from((long) position++);
                IValue chosen =
                        program.run("greedy", fed, at, cross(), crossMask(), cache(), bias());
                PtNDArray ids = chosen.toTensor(scope)) {
            return ids.toLongArray();
        }
    }

    /**
     * Feeds one token to each row and returns the scores of every next one: rows times vocabulary,
     * row by row.
     *
     * @param normalise log-probabilities instead of logits
     */
    public float[] scores(long[] tokens, boolean normalise) {
        try (PtNDArray given = tensor(tokens);
                IValue fed = IValue.from(given);
                IValue at = IValue.from((long) position++);
                IValue normalised = IValue.from(normalise);
                IValue scored =
                        program.run(
                                "step",
                                fed,
                                at,
                                cross(),
                                crossMask(),
                                cache(),
                                bias(),
                                normalised);
                PtNDArray scores = scored.toTensor(scope)) {
            return scores.toFloatArray();
        }
    }

    /** Makes each row continue what the named row has decoded so far. */
    public void reorder(long[] from) {
        try (PtNDArray given = tensor(from);
                IValue order = IValue.from(given);
                IValue written = IValue.from((long) position)) {
            program.run("reorder", cache(), order, written).close();
        }
    }

    private PtNDArray tensor(long[] values) {
        return (PtNDArray) scope.create(values, new Shape(values.length));
    }

    private IValue cross() {
        return prepared[0];
    }

    private IValue crossMask() {
        return prepared[1];
    }

    private IValue cache() {
        return prepared[2];
    }

    private IValue bias() {
        return prepared[3];
    }

    @Override
    public void close() {
        for (IValue value : prepared) {
            value.close();
        }
        scope.close();
    }
}
