package dev.promptport.inference.local.t5;

import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;

import dev.promptport.inference.local.pytorch.TokenRows;
import dev.promptport.inference.local.pytorch.TorchProgram;
import dev.promptport.inference.local.pytorch.WeightlessProgram;

import java.util.List;

/** The methods of {@code t5_program.py}. */
final class T5Program {

    /** Changes whenever a packed form of an earlier program cannot be used. */
    private static final int VERSION = 1;

    private T5Program() {}

    static WeightlessProgram of(T5Config config) {
        return new WeightlessProgram(
                T5Program.class,
                "t5_program",
                VERSION,
                (program, int8) -> configure(program, config, int8),
                tensors -> T5Weights.of(config, tensors));
    }

    private static void configure(TorchProgram program, T5Config c, boolean int8) {
        try (IValue sizes =
                        IValue.listFrom(
                                c.dModel(),
                                c.dKv(),
                                c.heads(),
                                c.encoderLayers(),
                                c.decoderLayers(),
                                c.buckets(),
                                c.maxDistance());
                IValue epsilon = IValue.from(c.epsilon());
                IValue activation = IValue.from(c.activation());
                IValue gated = IValue.from(c.gated());
                IValue scaled = IValue.from(c.scaleLogits());
                IValue packed = IValue.from(int8)) {
            program.run("configure", sizes, epsilon, activation, gated, scaled, packed).close();
        }
    }

    /**
     * Encodes rows of tokens and prepares {@code copies} decodings of each.
     *
     * @param rows token ids, of unequal lengths
     * @param positions most tokens to decode
     */
    static T5Decoding decode(
            TorchProgram program, List<long[]> rows, long pad, int copies, int positions) {
        PtNDManager scope = program.newScope();
        try (TokenRows tokens = TokenRows.of(rows, pad, scope);
                IValue states = program.run("encode", tokens.ids(), tokens.mask());
                IValue times = IValue.from((long) copies);
                IValue most = IValue.from((long) positions);
                IValue started = program.run("start", states, tokens.mask(), times, most)) {
            return new T5Decoding(
                    program, scope, started.toIValueTuple(), rows.size() * copies, positions);
        } catch (RuntimeException e) {
            scope.close();
            throw e;
        }
    }
}
